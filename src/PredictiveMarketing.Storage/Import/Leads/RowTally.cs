namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>Counts rows per rule and reason, so that every row that is no lead is accounted for in one finding per reason.</summary>
internal sealed class RowTally
{
    private readonly Dictionary<(string Rule, string Reason), (int First, int Count)> reasons = [];

    public void Add(string rule, string reason, int row)
    {
        (int first, int count) = reasons.GetValueOrDefault((rule, reason), (row, 0));
        reasons[(rule, reason)] = (Math.Min(first, row), count + 1);
    }

    /// <summary>One note per reason, placed at its first row.</summary>
    public void Report(LeadSheet sheet)
    {
        foreach (((string rule, string reason), (int first, int count)) in reasons.OrderBy(r => r.Value.First).ThenBy(r => r.Key.Rule, StringComparer.Ordinal))
            sheet.Log.Note(sheet.At(first), rule, FormattableString.Invariant($"{count} {(count == 1 ? "row is no lead" : "rows are no leads")}: {reason}."));
    }
}
