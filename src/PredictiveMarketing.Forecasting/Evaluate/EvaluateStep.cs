using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate;

/// <summary>Step 2: are the data sets sufficient? Every data set gets a verdict with its reason; nothing measured is never a pass.</summary>
public static class EvaluateStep
{
    public static SufficiencyReport Run(FramedQuestion framed)
    {
        ArgumentNullException.ThrowIfNull(framed);
        var reports = new List<DataSetSufficiency>();
        foreach (TrainingTable table in framed.Tables)
        {
            reports.Add(OnLeads(table, framed));
            reports.AddRange(table.Columns.Select(c => OnDriver(c, table, framed)));
        }

        return new SufficiencyReport(reports);
    }

    private static DataSetSufficiency OnLeads(TrainingTable table, FramedQuestion framed)
    {
        Gates gates = framed.Contract.Gates;
        Month first = Month.Later(table.Leads.First, framed.Cutoff.First);
        Coverage seen = Coverage.Of(table.Leads, first, framed.Cutoff.Origin);
        Month? last = seen.Last;
        int behind = last is Month l ? framed.Cutoff.Origin - l : 0;
        double missing = seen.Span == 0 ? 1 : (double)seen.Gaps.Count / seen.Span;
        Verdict verdict = (seen.Months, missing) switch
        {
            (0, _) => Verdict.Fail("no month with final leads"),
            (int n, _) when n < gates.MinimumMonths => Verdict.Fail($"insufficient: {n} months, {gates.MinimumMonths} are needed to see a season"),
            (_, double share) when share > gates.MaximumMissingShare => Verdict.Fail($"{seen.Gaps.Count} of {seen.Span} months are missing"),
            _ when behind > 0 => Verdict.Review($"the last leads are of {last}, {behind} months behind the other series"),
            (int n, _) when n < gates.FullHistoryMonths => Verdict.Review($"{n} months; three years ({gates.FullHistoryMonths}) are expected"),
            _ when seen.Gaps.Count > 0 => Verdict.Review($"missing: {string.Join(", ", seen.Gaps)}"),
            _ when seen.Constant => Verdict.Review($"every month has the same value in {seen.Months} months"),
            _ => Verdict.Pass($"sufficient: {seen.Months} months without a gap"),
        };
        return new DataSetSufficiency("leads", table.Key, seen.Months, seen.Gaps, seen.First, last, verdict);
    }

    private static DataSetSufficiency OnDriver(DriverColumn column, TrainingTable table, FramedQuestion framed)
    {
        string name = (column.Source == DriverSource.Media ? "media " : "external ") + column.Name;
        Month first = Month.Later(table.Leads.First, framed.Cutoff.First);
        Month end = column.KnownAhead ? framed.Cutoff.Origin.Plus(framed.Cutoff.Steps) : framed.Cutoff.Clock;
        Coverage seen = Coverage.Of(column.Values, first, end);
        int wanted = framed.Cutoff.Origin - first + 1;
        Verdict verdict = seen switch
        {
            { Months: 0 } => Verdict.Fail("no value in the months of the leads"),
            { Constant: true } => Verdict.Fail("it never varies: nothing can be learned from it"),
            _ when seen.First > first.Plus(wanted / 2) => Verdict.Fail($"it starts in {seen.First}, after half of the history"),
            _ when seen.Last < framed.Cutoff.Origin => Verdict.Review($"it ended in {seen.Last}: later months are guesses"),
            _ when column.KnownAhead && seen.Last < end => Verdict.Review($"known ahead only to {seen.Last}; later months are guesses"),
            _ when seen.Gaps.Count > 0 => Verdict.Review($"missing: {string.Join(", ", seen.Gaps.Take(6))}{(seen.Gaps.Count > 6 ? " ..." : "")}"),
            _ when seen.Months < Math.Min(wanted, framed.Contract.Gates.FullHistoryMonths) => Verdict.Review($"{seen.Months} months beside {wanted} months of leads"),
            _ => Verdict.Pass($"sufficient: {seen.Months} months"),
        };
        return new DataSetSufficiency(name, table.Key, seen.Months, seen.Gaps, seen.First, seen.Last, verdict);
    }

    /// <summary>What a series holds between two months.</summary>
    private sealed record Coverage(int Months, IReadOnlyList<Month> Gaps, Month? First, Month? Last, bool Constant)
    {
        /// <summary>Months from the first to the last value.</summary>
        public int Span => First is Month f && Last is Month l ? l - f + 1 : 0;

        public static Coverage Of(MonthlySeries series, Month from, Month to)
        {
            Month[] known = [.. Month.Range(from, to).Where(m => !double.IsNaN(series[m]))];
            if (known.Length == 0)
                return new Coverage(0, [], null, null, Constant: true);
            Month[] gaps = [.. Month.Range(known[0], known[^1]).Where(m => double.IsNaN(series[m]))];
            return new Coverage(known.Length, gaps, known[0], known[^1], known.Select(m => series[m]).Distinct().Count() == 1);
        }
    }
}
