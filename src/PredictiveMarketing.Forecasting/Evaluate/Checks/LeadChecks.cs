using PredictiveMarketing.Forecasting.Evaluate.Levels;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Checks;

/// <summary>What step 2 asks of the leads.</summary>
internal sealed class LeadChecks
{
    private readonly FramedQuestion framed;
    private readonly Dictionary<SeriesKey, SeriesLevels> levels;
    private readonly Dictionary<SeriesKey, Check> shifts;
    private readonly Dictionary<SeriesKey, Check> same;

    private LeadChecks(FramedQuestion framed)
    {
        this.framed = framed;
        Gates gates = framed.Contract.Gates;
        levels = framed.Tables.Select(t => (t.Key, Levels: SeriesLevels.Of(t, framed.Cutoff, gates))).Where(t => t.Levels is not null).ToDictionary(t => t.Key, t => t.Levels!);
        shifts = ShiftCheck.Of(levels, gates);
        same = SameLeads.Among(framed.Tables, framed.Cutoff, gates);
    }

    public static LeadChecks Of(FramedQuestion framed) => new(framed);

    public DataSetSufficiency On(TrainingTable table)
    {
        Month first = Month.Later(table.Leads.First, framed.Cutoff.First);
        Coverage seen = Coverage.Of(table.Leads, first, framed.Cutoff.Origin);
        int behind = seen.Last is Month last ? framed.Cutoff.Origin - last : 0;
        List<Check> checks = [.. Covered(seen, behind)];
        if (seen.Months > 0)
        {
            var dated = Month.Range(first, framed.Cutoff.Origin).Select(m => (m, table.Leads[m])).ToArray();
            Gates gates = framed.Contract.Gates;
            Check? broken = UnitChecks.OfValues("leads", dated, gates);
            if (broken is not null)
                checks.Add(broken);
            else
                checks.AddRange(Levels(table.Key));
            if (same.TryGetValue(table.Key, out Check? copy))
                checks.Add(copy);
            checks.AddRange(Maturity(table.Key));
        }

        return new DataSetSufficiency("leads", table.Key, seen.Months, seen.Gaps, seen.First, seen.Last, EvaluateStep.Overall(checks, $"sufficient: {seen.Months} months without a gap"))
        {
            Checks = checks, MissingShare = seen.MissingShare, MonthsBehind = behind,
        };
    }

    private IEnumerable<Check> Covered(Coverage seen, int behind)
    {
        Gates gates = framed.Contract.Gates;
        if (seen.Months == 0)
        {
            yield return Check.Fail(CheckKind.Months, "no month with final leads", []);
            yield break;
        }

        if (seen.Months < gates.MinimumMonths)
            yield return Check.Fail(CheckKind.Months, $"insufficient: {seen.Months} months, {gates.MinimumMonths} are needed to see a season", [], ("months", seen.Months));
        if (seen.MissingShare > gates.MaximumMissingShare)
            yield return Check.Fail(CheckKind.Gap, $"{seen.Gaps.Count} of {seen.Span} months are missing", seen.Gaps, ("share", seen.MissingShare));
        if (behind >= gates.EndedAfterMonths)
            yield return Check.Review(CheckKind.Ended, $"the leads ended in {seen.Last}, {behind} months before the other series", [seen.Last!.Value.Next], ("months-behind", behind));
        else if (behind > 0)
            yield return Check.Review(CheckKind.Freshness, $"the last leads are of {seen.Last}, {behind} months behind the other series", [], ("months-behind", behind));
        if (seen.Months >= gates.MinimumMonths && seen.Months < gates.FullHistoryMonths)
            yield return Check.Review(CheckKind.Months, $"{seen.Months} months; three years ({gates.FullHistoryMonths}) are expected", [], ("months", seen.Months));
        if (seen.Gaps.Count > 0 && seen.MissingShare <= gates.MaximumMissingShare)
            yield return Check.Review(CheckKind.Gap, $"missing: {string.Join(", ", seen.Gaps)}", seen.Gaps, ("share", seen.MissingShare));
        if (seen.Variation < gates.LeastVariation)
            yield return Check.Review(CheckKind.Constant, $"every month has the same value in {seen.Months} months", [], ("variation", seen.Variation));
    }

    private IEnumerable<Check> Levels(SeriesKey key)
    {
        if (!levels.TryGetValue(key, out SeriesLevels? level))
        {
            yield return Check.CannotBeJudged(CheckKind.LevelShift, "too few months, or they do not vary");
            yield break;
        }

        foreach (Outlier outlier in level.Outliers)
        {
            yield return Check.Review(
                CheckKind.Outlier,
                FormattableString.Invariant($"{level.Months[outlier.At]} has {outlier.Value:0.#} where {outlier.Expected:0.#} is expected"), [level.Months[outlier.At]],
                ("value", outlier.Value), ("expected", outlier.Expected), ("deviations", outlier.Deviations));
        }

        if (shifts.TryGetValue(key, out Check? shift))
            yield return shift;
    }

    private IEnumerable<Check> Maturity(SeriesKey key)
    {
        var months = framed.Maturity.Months.Where(m => m.Key == key).ToArray();
        Frame.Maturity.MonthMaturity[] early = [.. months.Where(m => m.TakenAsFinal && m.Share < framed.Contract.Gates.MatureShare)];
        if (early.Length > 0)
        {
            Month[] taken = [.. early.Select(m => m.Month)];
            yield return Check.Review(
                CheckKind.ProvisionalAsFinal,
                FormattableString.Invariant($"taken as final while leads still come in: {Coverage.Named(taken)} ({100 * early.Min(m => m.Share):0} % in); wait {framed.Maturity.ProposedMaturationMonths} months"),
                taken, ("share", early.Min(m => m.Share)));
        }
        else if (months.All(m => m.State == Frame.Maturity.MaturityState.CannotBeJudged))
        {
            yield return Check.CannotBeJudged(CheckKind.ProvisionalAsFinal, "no event dates and no earlier import of the same months");
        }
    }
}
