using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Service.Pages.Sources;

/// <summary>How a data set stands against the month that it could reach.</summary>
public enum Freshness
{
    /// <summary>It is not expected to go on: goals, events.</summary>
    NotExpected,

    UpToDate,

    Late,

    /// <summary>It stopped long ago: it will not come any more.</summary>
    Ended,
}

/// <summary>One data set on the page of sources.</summary>
/// <param name="Months">Months with a value.</param>
/// <param name="Behind">Months between its last value and the last one that could be there.</param>
/// <param name="Verdict">The worst that step 2 says of it over all series; null for what step 2 does not judge.</param>
/// <param name="Import">The newest import that a value of it comes from; null when all of it was written into the folder.</param>
/// <param name="Traced">Rows whose value came with an import.</param>
public sealed record SourceLine(StatedSet Set, int Months, Month First, Month Last, int Behind, Freshness Freshness, Verdict? Verdict, KeptImport? Import, int Traced)
{
    public static IReadOnlyList<SourceLine> Of(OpenWorkspace open, SufficiencyReport report, SourceTrail trail)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(trail);
        return [.. StatedTables.Of(open.Tables).Select(s => Of(s, open, report, trail))];
    }

    private static SourceLine Of(StatedSet set, OpenWorkspace open, SufficiencyReport report, SourceTrail trail)
    {
        Month[] months = [.. set.Rows.Select(r => r.Month).Distinct().Order()];
        ValueLineage[] said = [.. set.Rows.Select(trail.Of).OfType<ValueLineage>()];
        int behind = Math.Max(0, Expected(set, open) - months[^1]);
        return new SourceLine(
            set,
            months.Length,
            months[0],
            months[^1],
            behind,
            FreshnessOf(set, behind, open.Tables.Contract.Gates),
            VerdictOn(set, report),
            said.Length == 0 ? null : trail.Import(said.Max(l => l.Import)),
            said.Length);
    }

    private static Freshness FreshnessOf(StatedSet set, int behind, Gates gates) =>
        set.Id is "events" or "goals" ? Freshness.NotExpected
        : behind == 0 ? Freshness.UpToDate
        : behind < gates.EndedAfterMonths ? Freshness.Late
        : Freshness.Ended;

    // The last month that is over, less the usual delay of an external that says when its values became known.
    private static Month Expected(StatedSet set, OpenWorkspace open)
    {
        int[] delays = set.Table != TableLayout.Externals ? []
            : [.. open.Tables.Externals.Where(e => e.Name == set.Name && e.Published is not null).Select(e => Math.Max(0, e.Published!.Value - e.Month)).Order()];
        return open.Clock.Previous.Plus(delays.Length == 0 ? 0 : -delays[delays.Length / 2]);
    }

    private static Verdict? VerdictOn(StatedSet set, SufficiencyReport report)
    {
        string[] names = set.Table == TableLayout.Leads ? ["leads"]
            : set.Table == TableLayout.Media ? [$"media {set.Name}", $"media {set.Name}{DriverColumn.NationalSuffix}"]
            : set.Table == TableLayout.Externals ? [$"external {set.Name}"]
            : [];
        Verdict[] all = [.. report.DataSets.Where(d => names.Contains(d.DataSet)).Select(d => d.Verdict)];
        return all.Length == 0 ? null : Verdict.Worst(all);
    }
}

/// <summary>Where the values of a workspace came from.</summary>
public sealed class SourceTrail
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, ValueLineage>> newest;

    public SourceTrail(ImportLedger ledger, string workspace)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        Imports = ledger.List(workspace);
        newest = Imports.Count == 0 ? [] : TableLayout.All.ToDictionary(l => l.Name, l => ledger.Newest(workspace, l.Name));
    }

    private SourceTrail()
    {
        Imports = [];
        newest = [];
    }

    /// <summary>For whoever sees some markets only: a file speaks of others too, so its story is not told.</summary>
    public static SourceTrail Untold { get; } = new();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<KeptImport> Imports { get; }

    public KeptImport? Import(long id) => Imports.FirstOrDefault(i => i.Id == id);

    /// <summary>Where the value that stands in a row came from; null when no import stated it, or when somebody edited the folder since.</summary>
    public ValueLineage? Of(StatedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return newest.TryGetValue(row.Table.Name, out IReadOnlyDictionary<string, ValueLineage>? table) && table.TryGetValue(row.Key, out ValueLineage? from) && from.Value == row.Value ? from : null;
    }
}
