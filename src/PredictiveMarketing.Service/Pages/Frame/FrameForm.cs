using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Pages.Frame;

/// <summary>What a person typed on one step of the wizard, laid over the draft. Numbers are read as the page writes them; what cannot be read is a finding.</summary>
public sealed class FrameForm(IFormCollection form)
{
    private readonly List<Finding> findings = [];

    public IReadOnlyList<Finding> Findings => findings;

    public FramingDraft Over(FramingDraft draft, string step)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return step switch
        {
            FrameSteps.Need => draft with
            {
                Need = Text("need"),
                Objective = Text("objective"),
                Details = draft.Details with { Decision = Text("decision"), Area = Word<ImprovementArea>("area") },
            },
            FrameSteps.Kpi => draft with
            {
                Kpi = draft.Kpi with { Name = Text("kpi.name"), Unit = Text("kpi.unit") },
                LeadDefinition = Lines("leadDefinition.events") is { Length: > 0 } events ? new LeadDefinition(draft.LeadDefinition?.Version ?? 1, events) : null,
                LabelPolicy = new LabelPolicy(Whole("labelPolicy.maturationMonths") ?? 0)
                {
                    WindowDays = Whole("labelPolicy.windowDays"),
                    MinimumAgeDays = Whole("labelPolicy.minimumAgeDays") ?? 0,
                    LookbackDays = Whole("labelPolicy.lookbackDays"),
                    ExclusionCodes = Lines("labelPolicy.exclusionCodes"),
                },
                Details = draft.Details with { Kind = Word<MetricKind>("kind") },
            },
            FrameSteps.Scope => draft with
            {
                Scope = new Scope(Many("scope.campaigns"), Many("scope.channels")),
                HorizonMonths = Whole("horizonMonths"),
            },
            FrameSteps.Cost => draft with
            {
                Currency = Text("currency") ?? FramingContract.EuroCode,
                Details = draft.Details with { CostOver = Amount("costOver"), CostUnder = Amount("costUnder"), Acceptance = Bar() },
            },
            FrameSteps.Approve => draft with
            {
                Approval = Word<ApprovalMode>("approval.mode") == ApprovalMode.Auto
                    ? new Approval(ApprovalMode.Auto, 0, Text("approval.reason"))
                    : new Approval(ApprovalMode.People, Whole("approval.approvers") ?? 0, Text("approval.reason")),
                Details = draft.Details with { Approvers = Lines("approvers"), Stakeholders = Stakeholders() },
            },
            _ => draft,
        };
    }

    private string? Text(string field) => form[field].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private string[] Lines(string field) => (Text(field) ?? "").Split(['\n', '\r', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private IReadOnlyList<string> Many(string field) => [.. form[field].OfType<string>().Where(t => !string.IsNullOrWhiteSpace(t))];

    private T? Word<T>(string field)
        where T : struct, Enum => Enum.TryParse(Text(field), out T value) && Enum.IsDefined(value) ? value : null;

    private int? Whole(string field)
    {
        if (Text(field) is not { } text)
            return null;
        if (TypedNumber.Read(text) is decimal value && value == decimal.Truncate(value) && Math.Abs(value) <= int.MaxValue)
            return (int)value;
        Unreadable(field, text);
        return null;
    }

    private decimal? Amount(string field)
    {
        if (Text(field) is not { } text)
            return null;
        if (TypedNumber.Read(text.TrimEnd('%', '\u20ac')) is decimal value)
            return value;
        Unreadable(field, text);
        return null;
    }

    private AcceptanceBar? Bar() => Amount("acceptance") is { } percent ? new AcceptanceBar(Word<AcceptanceMeasure>("acceptance.measure") ?? AcceptanceMeasure.Wape, (double)(percent / 100)) : null;

    private IReadOnlyList<Stakeholder> Stakeholders()
    {
        string?[] names = [.. form["stakeholder.name"]], teams = [.. form["stakeholder.team"]], parts = [.. form["stakeholder.part"]];
        return
        [
            .. names.Select((name, i) => new Stakeholder(
                name ?? "", i < teams.Length ? teams[i] ?? "" : "", i < parts.Length && Enum.TryParse(parts[i], out Involvement part) && Enum.IsDefined(part) ? part : Involvement.Informed)),
        ];
    }

    private void Unreadable(string field, string text) =>
        findings.Add(Finding.Error(FramingCheck.At(field), "framing.number", $"'{text}' is not a number.", "Write a number, or leave the field empty."));
}
