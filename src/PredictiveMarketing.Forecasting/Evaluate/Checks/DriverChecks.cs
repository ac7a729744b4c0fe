using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Checks;

/// <summary>What step 2 asks of the drivers of every series.</summary>
internal sealed class DriverChecks
{
    private readonly FramedQuestion framed;
    private readonly Dictionary<(string, string, string), Check> prices;
    private readonly Dictionary<(string, string, string), Check> lines;

    private DriverChecks(FramedQuestion framed)
    {
        this.framed = framed;
        prices = PriceCheck.Of(framed);
        lines = PlanLines.Gaps(framed);
    }

    public static DriverChecks Of(FramedQuestion framed) => new(framed);

    public IEnumerable<DataSetSufficiency> On(TrainingTable table)
    {
        Month first = Month.Later(table.Leads.First, framed.Cutoff.First);
        IReadOnlyList<Check>[] alike = Likeness.Among(table.Columns, first, framed.Cutoff.Clock, framed.Contract.Gates);
        for (int c = 0; c < table.Columns.Count; c++)
            yield return On(table.Columns[c], table.Key, first, alike[c]);
    }

    private DataSetSufficiency On(DriverColumn column, SeriesKey key, Month first, IReadOnlyList<Check> alike)
    {
        string name = (column.Source == DriverSource.Media ? "media " : "external ") + column.Name;
        Month end = column.KnownAhead ? framed.Cutoff.Origin.Plus(framed.Cutoff.Steps) : framed.Cutoff.Clock;
        Coverage seen = Coverage.Of(column.Values, first, end);
        int behind = Behind(column, seen);
        List<Check> checks = [.. Covered(column, seen, first, behind)];
        if (seen.Months > 0 && seen.Variation >= framed.Contract.Gates.LeastVariation)
        {
            checks.AddRange(column.Source == DriverSource.Media ? OfMedia(column, key) : OfExternal(column, key, first));
            checks.AddRange(alike);
        }

        return new DataSetSufficiency(name, key, seen.Months, seen.Gaps, seen.First, seen.Last, EvaluateStep.Overall(checks, $"sufficient: {seen.Months} months"))
        {
            Checks = checks, MissingShare = seen.MissingShare, MonthsBehind = behind,
        };
    }

    private IEnumerable<Check> Covered(DriverColumn column, Coverage seen, Month first, int behind)
    {
        Gates gates = framed.Contract.Gates;
        int wanted = framed.Cutoff.Origin - first + 1;
        if (seen.Months == 0)
        {
            yield return Check.Fail(CheckKind.Months, "no value in the months of the leads", []);
            yield break;
        }

        Month last = seen.Last!.Value, from = seen.First!.Value;
        if (seen.Variation < gates.LeastVariation)
            yield return Check.Fail(CheckKind.Constant, "it never varies: nothing can be learned from it", [], ("variation", seen.Variation));
        if (from > first.Plus(wanted / 2))
            yield return Check.Fail(CheckKind.StartsLate, $"it starts in {from}, after half of the history", [from]);
        if (behind >= gates.EndedAfterMonths)
            yield return Check.Review(CheckKind.Ended, $"it ended in {last}: later months are guesses", [last.Next], ("months-behind", behind));
        else if (behind > 0)
            yield return Check.Review(CheckKind.Freshness, $"its last month is {last}: later months are guesses", [], ("months-behind", behind));
        else if (column.KnownAhead && last < framed.Cutoff.Origin.Plus(framed.Cutoff.Steps))
            yield return Check.Review(CheckKind.Freshness, $"known ahead only to {last}; later months are guesses", []);
        if (seen.Gaps.Count > 0)
            yield return Check.Review(CheckKind.Gap, $"missing: {Coverage.Named(seen.Gaps)}", seen.Gaps, ("share", seen.MissingShare));
        if (seen.Months < Math.Min(wanted, gates.FullHistoryMonths) && behind == 0 && seen.Gaps.Count == 0)
            yield return Check.Review(CheckKind.Months, $"{seen.Months} months beside {wanted} months of leads", [], ("months", seen.Months));
    }

    // A data set that always comes a month late is not behind: its usual delay is allowed for.
    private int Behind(DriverColumn column, Coverage seen)
    {
        if (seen.Last is not Month last)
            return 0;
        Month expected = framed.Cutoff.Origin;
        if (!column.KnownAhead && column.Published is { } published)
        {
            int[] delays = [.. Month.Range(published.First, published.Last).Where(m => !double.IsNaN(published[m])).Select(m => (int)published[m] - m.Index).Order()];
            if (delays.Length > 0)
                expected = Month.Earlier(expected, framed.Cutoff.Clock.Plus(-Math.Max(0, delays[delays.Length / 2])));
        }

        return Math.Max(0, expected - last);
    }

    private IEnumerable<Check> OfMedia(DriverColumn column, SeriesKey key)
    {
        bool national = column.Name.EndsWith(DriverColumn.NationalSuffix, StringComparison.Ordinal);
        string channel = national ? column.Name[..^DriverColumn.NationalSuffix.Length] : column.Name;
        var place = (key.Campaign, national ? MediaRow.NationalMarket : key.Market, channel);
        if (lines.TryGetValue(place, out Check? gap))
            yield return gap;
        Gates gates = framed.Contract.Gates;
        if (StoppedChannel.In(column, framed.Cutoff, gates) is { } stopped)
            yield return stopped;
        (Month, double)[] amounts = Dated(column, column.Values.First, framed.Cutoff.Clock);
        if (UnitChecks.OfValues("amounts", amounts, gates) is { } broken)
        {
            yield return broken;
            yield break;
        }

        if (prices.TryGetValue(place, out Check? price))
            yield return price;
        foreach (Check level in DriverLevels.OfSpend(amounts, gates))
            yield return level;
    }

    private IEnumerable<Check> OfExternal(DriverColumn column, SeriesKey key, Month first)
    {
        Gates gates = framed.Contract.Gates;
        (Month, double)[] dated = Dated(column, first, framed.Cutoff.Clock);
        if (UnitChecks.OfValues("values", dated, gates) is { } broken)
        {
            yield return broken;
            yield break;
        }

        double[] siblings =
        [
            .. framed.Tables.Where(t => t.Key.Campaign == key.Campaign && t.Key != key)
                .Select(t => t.Columns.FirstOrDefault(c => c.Name == column.Name && c.Source == column.Source)).OfType<DriverColumn>().Select(Level).Where(v => v > 0),
        ];
        if (UnitChecks.BesideSiblings("values", Level(column), siblings, gates) is { } apart)
            yield return apart;
        foreach (Check level in DriverLevels.OfExternal(dated, gates))
            yield return level;
    }

    private static double Level(DriverColumn column)
    {
        double[] known = [.. column.Values.Values.ToArray().Where(v => v > 0)];
        return known.Length == 0 ? 0 : Levels.Outlier.Median(known);
    }

    private static (Month, double)[] Dated(DriverColumn column, Month from, Month to) => [.. Month.Range(from, to).Select(m => (m, column.Values[m]))];
}
