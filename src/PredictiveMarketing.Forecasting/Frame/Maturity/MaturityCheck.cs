using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Maturity;

/// <summary>Judges every month of the leads table: mature, provisional with an estimate, or not to be judged; and finds provisional months that are taken as final.</summary>
public static class MaturityCheck
{
    private const ulong Seed = 20_261;

    /// <param name="matureShare">Share of a month's leads from which it is mature.</param>
    public static MaturityReport Of(MaturityEvidence evidence, LabelPolicy policy, double matureShare = DelayCurve.UsualMatureShare)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(policy);
        if (evidence.Now.Leads.Count == 0)
            return MaturityReport.Nothing;
        Month trainedOn = LastTrainedOn(evidence.Now.Leads, policy);
        var months = new List<MonthMaturity>();
        var curves = new List<DelayCurve>();
        ILookup<SeriesKey, DelayCount> cells = evidence.Delays.ToLookup(d => d.Key);
        bool dates = false;
        foreach (IGrouping<string, LeadRow> campaign in evidence.Now.Leads.GroupBy(r => r.Key.Campaign).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            DelayCount[] ofCampaign = [.. cells.Where(g => g.Key.Campaign == campaign.Key).SelectMany(g => g)];
            bool dated = ofCampaign.Length > 0;
            (DelayCurve? curve, string why) = Curve(evidence, campaign.Key, ofCampaign, (policy, matureShare));
            if (curve is not null)
            {
                curves.Add(curve);
                dates |= dated;
            }

            foreach (IGrouping<SeriesKey, LeadRow> series in campaign.GroupBy(r => r.Key).OrderBy(g => g.Key))
            {
                DelayCount[] own = [.. cells[series.Key]];
                Month? seen = !dated ? evidence.Now.SeenThrough : own.Length == 0 ? null : own.Max(d => d.SeenIn);
                var known = dated ? own.GroupBy(d => d.Requested).ToDictionary(g => g.Key, g => (double)g.Sum(d => d.Count)) : null;
                months.AddRange(series.OrderBy(r => r.Month).Select(row => curve is not null && seen is Month through && row.Month <= through
                    ? Judged(row, curve, through - row.Month, known is null ? row.Leads : known.GetValueOrDefault(row.Month), row.Month <= trainedOn)
                    : NotJudged(row, curve is null ? why : seen is Month end ? $"event dates end in {end}" : "the series has no event dates")));
            }
        }

        return new MaturityReport(curves.Count == 0 ? MaturitySource.None : dates ? MaturitySource.EventDates : MaturitySource.EarlierImport, curves, months);
    }

    // As step 1 does it: the last final month, and never the months that the policy hides.
    private static Month LastTrainedOn(IReadOnlyList<LeadRow> leads, LabelPolicy policy)
    {
        Month last = leads.Max(r => r.Month);
        return last.Plus(-policy.MaturationMonths);
    }

    private static (DelayCurve? Curve, string Why) Curve(MaturityEvidence evidence, string campaign, DelayCount[] dates, (LabelPolicy Policy, double MatureShare) asked)
    {
        // A request of the month's last day may use its whole window, so the month rests only after the month in which the window ends.
        int? window = asked.Policy.WindowDays is int days ? ((days + 30) / 31) + 1 : null;
        if (dates.Length > 0)
            return DelayCurveFit.Of(DelayLinks.Of(dates), campaign, window, asked.MatureShare);
        return evidence.Before is { } before
            ? DelayCurveFit.Of(DelayLinks.Of(before, evidence.Now, campaign), campaign, window, asked.MatureShare)
            : (null, "no event dates and no earlier import of the same months");
    }

    private static MonthMaturity Judged(LeadRow row, DelayCurve curve, int age, double known, bool trainedOn)
    {
        double share = curve.Share(age);
        if (share >= curve.MatureShare)
        {
            return new MonthMaturity(row.Key, row.Month, row.Leads, MaturityState.Mature, share, null, TakenAsFinal: false)
            {
                Reason = FormattableString.Invariant($"{100 * share:0.#} % of its leads are qualified after {age} months"),
            };
        }

        MaturedEstimate? estimate = MaturedLeads.Of(curve, age, known, new SeededRandom(Seed).Fork($"{row.Key}|{row.Month}"));
        bool early = row.Status == LeadStatus.Final && trainedOn && curve.LargestShare(age) < curve.MatureShare;
        string so = estimate is null
            ? "too little to say what it will come to"
            : FormattableString.Invariant($"{estimate.Leads:0} expected, {estimate.Low80:0} to {estimate.High80:0} at 80 %");
        return new MonthMaturity(row.Key, row.Month, row.Leads, MaturityState.Provisional, share, estimate, early)
        {
            Reason = FormattableString.Invariant($"{100 * share:0.#} % of its leads are qualified after {age} months: {so}"),
        };
    }

    private static MonthMaturity NotJudged(LeadRow row, string why) =>
        new(row.Key, row.Month, row.Leads, MaturityState.CannotBeJudged, double.NaN, null, TakenAsFinal: false) { Reason = $"cannot be judged: {why}" };
}
