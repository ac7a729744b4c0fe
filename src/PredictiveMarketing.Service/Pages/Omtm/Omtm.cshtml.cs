using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PredictiveMarketing.Forecasting.Frame.Objectives;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Framing;
using PredictiveMarketing.Storage.Omtm;

namespace PredictiveMarketing.Service.Pages.Omtm;

/// <summary>Each growth team's one metric that matters, the funnel that it comes from, and what the teams do about it.</summary>
[Needs(Right.Read)]
public sealed partial class OmtmModel(PlannersDesk planners, OmtmDesk desk, Words words) : PlannersPage(planners, words)
{
    /// <summary>The parts of the page, in the order of the work.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["metric", "funnel", "experiments", "objectives", "initiatives", "customers", "indicators"];

    /// <summary>Which part is open.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Part { get; set; }

    [TempData]
    public string? Told { get; set; }

    /// <summary>Why nothing was changed.</summary>
    public IReadOnlyList<Finding> Refused { get; private set; } = [];

    public OmtmForm Form { get; private set; } = new();

    /// <summary>What the form lacks; null while nothing was written into it.</summary>
    public OmtmReview? Review { get; private set; }

    /// <summary>Teams' metrics, objectives, experiments and money are the whole company's: whoever sees some markets is shown the funnel of their own.</summary>
    public bool IsClosed => !Person.SeesAll && Part != Parts[1];

    public bool MayWrite => desk.Person.May(Right.Frame);

    public DateOnly Today => desk.Today;

    public IReadOnlyList<OmtmVersion> Versions { get; private set; } = [];

    public IReadOnlyList<OmtmVersion> Active => [.. Versions.Where(v => v.State == OmtmState.Active)];

    public IReadOnlyList<OmtmVersion> Drafts => [.. Versions.Where(v => v.State == OmtmState.Draft)];

    /// <summary>What was closed or renewed, the newest first.</summary>
    public IReadOnlyList<OmtmVersion> Past => [.. Versions.Where(v => v.State is OmtmState.Closed or OmtmState.Renewed).OrderByDescending(v => v.Events[^1].At)];

    /// <summary>
    /// The north stars that a metric can serve, by version: the one in force; before there is any, the first one to come. What a draft names otherwise stays
    /// in the list, so that nothing is changed unseen.
    /// </summary>
    public IReadOnlyList<(string Version, string Name)> Stars
    {
        get
        {
            NorthStarVersion? star = desk.NorthStarOf(Desk!.Open);
            string current = (star?.Version ?? 1).ToString(CultureInfo.InvariantCulture);
            string? written = string.IsNullOrWhiteSpace(Form.Serves) || Form.Serves.Trim() == current ? null : Form.Serves.Trim();
            return
            [
                (current, star is null ? Words["omtmStar.firstStar"] : Words.Say("omtmStar.star", star.Version, star.Iteration.Draft.Chosen)),
                .. written is null ? [] : new[] { (written, Words.Say("omtmStar.otherStar", written)) },
            ];
        }
    }

    public IActionResult OnGet(long? draft)
    {
        if (!Show())
            return NotFound();
        if (Desk is not null)
            Form = Versions.FirstOrDefault(v => v.Id == draft) is { } picked ? OmtmForm.Of(picked.Draft) : Fresh();
        if (!Form.IsEmpty)
            Review = OmtmReview.Of(Form.ToDraft(), Today);
        return Page();
    }

    /// <summary>Who works on what and what is about to end, in one sentence.</summary>
    public string Sentence
    {
        get
        {
            string[] said =
            [
                Words.Count("omtm.active", Active.Count),
                .. Phases(TermPhase.Expiring) is int soon and > 0 ? new[] { Words.Count("omtm.soon", soon) } : [],
                .. Phases(TermPhase.Expired) is int over and > 0 ? new[] { Words.Count("omtm.over", over) } : [],
                .. Drafts.Count > 0 ? new[] { Words.Count("omtm.drafts", Drafts.Count) } : [],
            ];
            return Figures.Capital(string.Join(", ", said)) + ".";
        }
    }

    public TermPhase? PhaseOf(OmtmVersion version) => version.Draft.Term?.PhaseOn(Today);

    public Funnel Funnel => desk.FunnelOf(Desk!.Open);

    public IReadOnlyList<Month> FunnelMonths => OmtmDesk.MonthsOf(Desk!.Open);

    /// <summary>What was typed in for a stage; null when nothing was.</summary>
    public FunnelCount? TypedOf(FunnelStage stage) => !Person.SeesAll ? null : desk.Room.Sheets.Funnel(Desk!.Open.Name)?.Content.FirstOrDefault(c => c.Stage == stage);

    public IReadOnlyList<StationCapacity> Stations => !Person.SeesAll ? [] : desk.Room.Sheets.Line(Desk!.Open.Name)?.Content ?? [];

    /// <summary>Width of a bar, 0 to 100, on a logarithmic scale: impressions and leads have to stand in one picture.</summary>
    public static double BarOf(Funnel funnel, FunnelCount step)
    {
        ArgumentNullException.ThrowIfNull(funnel);
        ArgumentNullException.ThrowIfNull(step);
        double most = funnel.Steps.Max(s => s.Count ?? 0);
        return step.Count > 0 && most > 1 ? Math.Max(1, 100 * Math.Log(1 + step.Count.Value) / Math.Log(1 + most)) : 0;
    }

    /// <summary>What is counted, in the reader's words or in those of whoever typed it.</summary>
    public string What(FunnelCount step) => Words.Name("omtmWhat", step.What);

    public ExperimentBacklog<KeptExperiment> Backlog => ExperimentBacklog.Of(desk.Room.Experiments.All(Desk!.Open.Name), e => e.Experiment);

    public OmtmVersion? MetricOf(KeptExperiment experiment) => Versions.FirstOrDefault(v => v.Id == experiment.Omtm);

    public IReadOnlyList<ObjectiveAnswer> Objectives => [.. desk.Room.Objectives.All(Desk!.Open.Name).Select(o => ObjectiveAnswer.Of(o, desk.ActualsOf(Desk.Open, o.Objective.Kind)))];

    /// <summary>The KPI of the last month that is over; null where the workspace does not hold it.</summary>
    public double? LastOf(ObjectiveKind kind) => desk.ActualsOf(Desk!.Open, kind) is { Count: > 0 } actuals ? actuals[actuals.Keys.Max()] : null;

    public Month FirstMonth => Desk!.Next;

    public IReadOnlyList<KeptInitiative> Initiatives => desk.Room.Initiatives.Open(Desk!.Open.Name);

    public InitiativeRanking Ranking => desk.RankingOf(Desk!.Open);

    public decimal? Budget => desk.Room.Sheets.Budget(Desk!.Open.Name)?.Content.Amount;

    public KeptSheet<CustomerSegment[]>? Segments => desk.Room.Sheets.Segments(Desk!.Open.Name);

    public MetricCoverage Coverage => MetricCoverage.Of(desk.Room.Sheets.Metrics(Desk!.Open.Name)?.Content ?? []);

    /// <summary>Metrics of the catalogue that somebody can act on.</summary>
    public static IReadOnlyList<string> Catalogue => [.. KpiCatalogue.All.Where(k => k.Kind != MetricKind.Vanity).Select(k => k.Name)];

    /// <summary>The impact calculator, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Over { get; set; }

    /// <summary>Null while nothing was typed in.</summary>
    public ImpactStatement? Impact => Before is null && After is null ? null : new ImpactStatement(
        OmtmText.Read(Before), OmtmText.Read(After), OmtmText.Read(Over) is double m and >= 1 and <= 120 ? (int)m : 1);

    [BindProperty(SupportsGet = true)]
    public SuccessKind? Success { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Was the success indicator met? Null while a value is missing.</summary>
    public IndicatorAnswer? Met =>
        Success is SuccessKind kind && Enum.IsDefined(kind) && OmtmText.ReadMoney(From) is decimal from and >= 0 and < 1_000_000_000_000m && OmtmText.ReadMoney(To) is decimal to and >= 0
            ? new IndicatorAnswer(kind, from, to, SuccessIndicator.Of(kind).Needed(from), SuccessIndicator.Of(kind).IsMet(from, to)) : null;

    public string Address(string part) => Url.Page("/Omtm/Omtm", new { part = part == Parts[0] ? null : part })!;

    private bool Show()
    {
        Part ??= Parts[0];
        if (!Open() || !Parts.Contains(Part))
            return false;
        if (Desk is not null && Person.SeesAll)
            Versions = desk.Room.Metrics.All(Desk.Open.Name);
        return true;
    }

    private OmtmForm Fresh() => Drafts.Count > 0 && Active.Count == 0
        ? OmtmForm.Of(Drafts[^1].Draft)
        : new OmtmForm
        {
            Staff = Versions.LastOrDefault(v => v.Draft.Staff is not null)?.Draft.Staff?.ToString(CultureInfo.InvariantCulture),
            Start = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Months = "3",
            Serves = desk.NorthStarOf(Desk!.Open)?.Version.ToString(CultureInfo.InvariantCulture),
            Stage = Funnel.WeakStage,
        };

    private int Phases(TermPhase phase) => Active.Count(v => PhaseOf(v) == phase);
}
