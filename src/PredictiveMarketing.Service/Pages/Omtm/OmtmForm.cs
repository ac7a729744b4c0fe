using System.Globalization;
using PredictiveMarketing.Forecasting.Frame.Omtm;

namespace PredictiveMarketing.Service.Pages.Omtm;

/// <summary>The SMART form as it was typed, kept as text so that a refusal never makes a person type again.</summary>
public sealed class OmtmForm
{
    public string? Team { get; set; }

    public string? Metric { get; set; }

    public string? Country { get; set; }

    public string? Channel { get; set; }

    public string? Demographic { get; set; }

    public string? SubStage { get; set; }

    public FunnelStage? Stage { get; set; }

    /// <summary>Version of the north star metric.</summary>
    public string? Serves { get; set; }

    public string? Staff { get; set; }

    public string? Goal { get; set; }

    public string? Baseline { get; set; }

    public string? Achievable { get; set; }

    public string? Realistic { get; set; }

    public string? Relevant { get; set; }

    public string? Start { get; set; }

    public string? Months { get; set; }

    /// <summary>Has anything been written that could be checked?</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Team) && string.IsNullOrWhiteSpace(Metric) && string.IsNullOrWhiteSpace(Goal);

    public OmtmDraft ToDraft() => new(Team?.Trim() ?? "", new MetricSegment(Metric?.Trim() ?? "") { Country = Country, Channel = Channel, Demographic = Demographic, SubStage = SubStage })
    {
        Stages = Stage is FunnelStage stage && Enum.IsDefined(stage) ? [stage] : [],
        Serves = Whole(Serves) is int version and > 0 ? [new NorthStarLink(version)] : [],
        Staff = Whole(Staff),
        Start = DateOnly.TryParseExact(Start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly start) ? start : null,
        Months = Whole(Months),
        Smart = new SmartAnswers(Goal) { Baseline = OmtmText.Read(Baseline), Achievable = Achievable, Realistic = Realistic, Relevant = Relevant },
    };

    public static OmtmForm Of(OmtmDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return new OmtmForm
        {
            Team = draft.Team,
            Metric = draft.Metric.Metric,
            Country = draft.Metric.Country,
            Channel = draft.Metric.Channel,
            Demographic = draft.Metric.Demographic,
            SubStage = draft.Metric.SubStage,
            Stage = draft.Stages.Count > 0 ? draft.Stages[0] : null,
            Serves = draft.Serves.Count > 0 ? Text(draft.Serves[0].Version) : null,
            Staff = Text(draft.Staff),
            Goal = draft.Smart.Goal,
            Baseline = draft.Smart.Baseline?.ToString(CultureInfo.CurrentCulture),
            Achievable = draft.Smart.Achievable,
            Realistic = draft.Smart.Realistic,
            Relevant = draft.Smart.Relevant,
            Start = draft.Start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Months = Text(draft.Months),
        };
    }

    private static int? Whole(string? text) => OmtmText.Read(text) is double v && double.IsInteger(v) && Math.Abs(v) < 1e9 ? (int)v : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
