using System.Globalization;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Storage.Notices;

/// <summary>What a monthly run and its targets leave in the outbox.</summary>
internal static class RunNotices
{
    /// <summary>Drafts wait for people, whether a cycle, an override or a rejection wrote them: once per campaign, cycle and newest version, however often it is worked again.</summary>
    public static void Drafted(StoreTransaction transaction, IReadOnlyList<TargetVersion> written) => Tell(transaction, NoticeKinds.ApprovalNeeded, written, t => t.State == TargetState.Draft);

    /// <summary>Targets were published: once per decision, campaign and cycle, so that whoever hears of some markets only hears of those decided later too.</summary>
    public static void Published(StoreTransaction transaction, IReadOnlyList<TargetVersion> published, string who) => Tell(transaction, NoticeKinds.Published, published, _ => true, ("who", who));

    /// <summary>A part of a run was closed, without success or as the last of its campaign.</summary>
    public static void Closed(StoreTransaction transaction, Partition partition, PartitionState state, string? error)
    {
        // A part that is retried and ends in the same way is news again.
        string key = FormattableString.Invariant($"{partition.Cycle}/{partition.Key.Campaign}/{partition.DataSet}/{partition.Key.Market}/{partition.Step}/{partition.Attempt}");
        Dictionary<string, string> facts = new() { ["campaign"] = partition.Key.Campaign, ["cycle"] = partition.Cycle.ToString() };
        if (state == PartitionState.Failed)
        {
            string reason = error ?? "";
            Outbox.Post(transaction, new Notice(NoticeKinds.RunFailed, partition.Workspace, key,
                new Dictionary<string, string>(facts) { ["market"] = partition.Key.Market, ["step"] = partition.Step.ToString(), ["reason"] = reason }));
        }
        else if (partition.Step == CycleStep.Target && Refused(transaction, partition) is { Count: > 0 } refused)
        {
            Outbox.Post(transaction, new Notice(NoticeKinds.RunRefused, partition.Workspace, key, new Dictionary<string, string>(facts)
            {
                ["refused"] = refused.Count.ToString(CultureInfo.InvariantCulture),
                ["markets"] = string.Join(", ", refused.Select(r => r.Market)),
                ["reason"] = refused[0].Error ?? "",
            }));
        }
    }

    private static List<RefusedSeries> Refused(StoreTransaction transaction, Partition of) => transaction.Query<RefusedSeries>(
        """
        select market, error from partitions
        where workspace = @Workspace and cycle = @Cycle and campaign = @Campaign and data_set = @DataSet and step = 'train' and state = 'refused' order by id
        """,
        new { of.Workspace, of.Cycle, of.Key.Campaign, of.DataSet });

    private static void Tell(StoreTransaction transaction, string kind, IReadOnlyList<TargetVersion> all, Func<TargetVersion, bool> tells, params (string Name, string Text)[] more)
    {
        foreach (IGrouping<(string, Month, string), TargetVersion> together in all.GroupBy(t => (t.Workspace, t.Cycle, t.Key.Campaign)))
        {
            // Versions are never written twice: the newest one names what was decided.
            if (together.Where(tells).ToArray() is { Length: > 0 } told)
                Outbox.Post(transaction, About(kind, told, together.Max(t => t.Id), more));
        }
    }

    private static Notice About(string kind, TargetVersion[] targets, long newest, (string Name, string Text)[] more)
    {
        TargetVersion first = targets[0];
        Dictionary<string, string> facts = new()
        {
            ["campaign"] = first.Key.Campaign,
            ["cycle"] = first.Cycle.ToString(),
            ["targets"] = targets.Length.ToString(CultureInfo.InvariantCulture),
            ["markets"] = string.Join(", ", targets.Select(t => t.Key.Market).Where(m => m != PlanForecast.TotalMarket || targets.All(t => t.IsTotal)).Distinct().Order(StringComparer.Ordinal)),
        };
        foreach ((string name, string text) in more)
            facts[name] = text;
        return new Notice(kind, first.Workspace, FormattableString.Invariant($"{first.Cycle}/{first.Key.Campaign}/{newest}"), facts);
    }

    private sealed class RefusedSeries
    {
        public string Market { get; set; } = "";

        public string? Error { get; set; }
    }
}
