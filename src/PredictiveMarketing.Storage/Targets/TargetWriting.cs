using System.Globalization;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Targets;

/// <summary>Appends versions of targets, and says of older ones that they are over.</summary>
internal static class TargetWriting
{
    /// <param name="before">Every earlier version of the same target, oldest first.</param>
    public static TargetRow Append(StoreTransaction transaction, TargetRow row, List<TargetRow> before)
    {
        TargetStatements.Insert(transaction, row);
        TargetStatements.Happens(transaction, row.Id, "drafted", row.Author, row.OverrideReason);
        AuditChain.Append(transaction, row.Author, row.OverrideReason is null ? "target drafted" : "target overridden", row.Subject,
            string.Create(CultureInfo.InvariantCulture, $"P50 {row.P50:R} (model {row.ModelP50:R}) {row.OverrideReason}"));
        // A cycle that is caught up late never takes the place of a newer one's target.
        if (before.FindLast(b => b.Cycle > row.Cycle && b.StateValue is not TargetState.Rejected) is { } newer)
        {
            SupersedeOne(transaction, row, row.Author, $"cycle {newer.Cycle} has version {newer.Version}");
            return row;
        }

        foreach (TargetRow open in before.Where(b => b.StateValue is TargetState.Draft or TargetState.Approved))
            SupersedeOne(transaction, open, row.Author, $"version {row.Version} was drafted");
        return row;
    }

    /// <summary>Whatever stood before a version is over.</summary>
    public static void Supersede(StoreTransaction transaction, TargetRow by, string who, string how)
    {
        foreach (TargetRow older in TargetStatements.OfMonth(transaction, by).Where(o => o.Version < by.Version && o.StateValue is not (TargetState.Superseded or TargetState.Rejected)))
            SupersedeOne(transaction, older, who, $"version {by.Version} was {how}");
    }

    /// <returns>False when this had been decided before.</returns>
    public static bool Decide(StoreTransaction transaction, TargetRow row, string status, string who, string? reason)
    {
        if (!TargetStatements.Happens(transaction, row.Id, status, who, reason))
            return false;
        AuditChain.Append(transaction, who, $"target {status}", row.Subject, reason ?? "");
        return true;
    }

    private static void SupersedeOne(StoreTransaction transaction, TargetRow older, string who, string reason) => Decide(transaction, older, "superseded", who, reason);
}
