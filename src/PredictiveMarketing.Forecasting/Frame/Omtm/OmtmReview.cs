using System.Globalization;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>What keeps a draft from starting: the rules of a team's metric (F20 to F22, F24) and the five flags of its goal (F17).</summary>
public sealed record OmtmReview(SmartReview Smart, IReadOnlyList<Finding> Findings)
{
    private const string Sheet = "omtm";

    public bool MayStart => Findings.All(f => f.Severity != Severity.Error);

    /// <param name="today">The day on which it is to start, or on which it is looked at.</param>
    public static OmtmReview Of(OmtmDraft draft, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(draft);
        SmartReview smart = SmartReview.Of(draft.Smart, today);
        List<Finding> findings = [.. Subject(draft), .. Bearings(draft), .. Length(draft, smart.Goal, today), .. smart.Findings];
        return new OmtmReview(smart, findings);
    }

    private static IEnumerable<Finding> Subject(OmtmDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Team))
            yield return OmtmFinding.Error(Sheet, "team", "team-missing", ("No team is named.", "Name the growth team whose metric it is."));
        if (string.IsNullOrWhiteSpace(draft.Metric.Metric))
            yield return OmtmFinding.Error(Sheet, "metric", "metric-missing", ("No metric is named.", "Name the one metric that matters."));
        else if (MetricKinds.Of(draft.Metric.Metric).Kind == MetricKind.Vanity)
            yield return OmtmFinding.Error(Sheet, "metric", "metric-vanity", ($"'{draft.Metric.Metric}' looks good and decides nothing.", "Choose a metric that somebody can act on, such as a conversion rate."));
        if (draft.Staff is null or < 1)
            yield return OmtmFinding.Error(Sheet, "staff", "staff-missing", ("The size of the company is not known.", "Write how many people work in it."));
        else if (!draft.Metric.IsNarrowed && CompanySizes.Of(draft.Staff.Value) is var size and not CompanySize.StartUp)
            yield return size.NeedsSegment()
                ? OmtmFinding.Error(Sheet, "segment", "segment-missing", (string.Create(CultureInfo.InvariantCulture, $"With {draft.Staff} people the metric needs a segment."), "Narrow it to a country, a channel, a group of customers or a sub-stage."))
                : OmtmFinding.Warning(Sheet, "segment", "segment-advised", (string.Create(CultureInfo.InvariantCulture, $"With {draft.Staff} people a segment makes the metric sharper."), "Narrow it to a country, a channel, a group of customers or a sub-stage."));
    }

    private static IEnumerable<Finding> Bearings(OmtmDraft draft)
    {
        FunnelStage[] stages = [.. draft.Stages.Distinct()];
        if (stages.Length == 0)
            yield return OmtmFinding.Error(Sheet, "stages", "stage-missing", ("No stage of the funnel is named.", "Choose the stage that holds back the others."));
        if (stages.Length > 1)
            yield return OmtmFinding.Error(Sheet, "stages", "stage-two", ($"It works on {string.Join(" and ", stages)} at once.", "Choose one stage; the other is the next metric's."));
        int[] stars = [.. draft.Serves.Select(s => s.Version).Distinct()];
        if (stars.Length == 0)
            yield return OmtmFinding.Error(Sheet, "serves", "north-star-missing", ("It serves no north star metric.", "Choose the north star metric that it moves."));
        if (stars.Length > 1)
            yield return OmtmFinding.Error(Sheet, "serves", "north-star-two", ($"It serves {stars.Length} north star metrics.", "Choose one."));
    }

    private static IEnumerable<Finding> Length(OmtmDraft draft, SmartGoal goal, DateOnly today)
    {
        if (draft.Start is null)
            yield return OmtmFinding.Error(Sheet, "start", "start-missing", ("It has no first day.", "Write the day on which it starts."));
        if (draft.Term is { IsAllowed: true } past && past.End <= today)
            yield return OmtmFinding.Error(Sheet, "start", "term-over", (string.Create(CultureInfo.InvariantCulture, $"Its term was over on {past.End:yyyy-MM-dd}."), "Choose a later first day."));
        if (draft.Months is not (>= OmtmTerm.Shortest and <= OmtmTerm.Longest))
            yield return OmtmFinding.Error(Sheet, "months", "months", (string.Create(CultureInfo.InvariantCulture, $"It would last {draft.Months?.ToString(CultureInfo.InvariantCulture) ?? "no"} months."), "Choose 2, 3 or 4 months: shorter shows nothing, longer is forgotten."));
        if (draft.Term is OmtmTerm term && goal.Deadline is DateOnly deadline && deadline > term.End)
            yield return OmtmFinding.Warning(Sheet, "goal", "deadline-after-end", (string.Create(CultureInfo.InvariantCulture, $"The goal's deadline {deadline:yyyy-MM-dd} lies behind the end {term.End:yyyy-MM-dd}."), "Bring the deadline into the term."));
    }
}
