using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Service.Pages.Frame;

/// <summary>Step 1 for people: the wizard that ends in a signed, versioned framing contract.</summary>
[Needs(Right.Read)]
public sealed class FrameModel(PlannersDesk planners, Words words, FramingRoom room) : PlannersPage(planners, words)
{
    private ScopeReading? scope;
    private FramingDraft? typed;
    private IFormCollection? posted;

    /// <summary>The step of the wizard; null: the first that still needs something.</summary>
    [BindProperty(SupportsGet = true, Name = "step")]
    public string? AskedStep { get; set; }

    /// <summary>A workspace that is framed before it has data.</summary>
    [BindProperty(SupportsGet = true, Name = "framing")]
    public string? Framing { get; set; }

    /// <summary>A target whose four steps are asked for (H03).</summary>
    [BindProperty(SupportsGet = true, Name = "target")]
    public long? Target { get; set; }

    /// <summary>Events to try the definition on: a line each, "event; count; code".</summary>
    [BindProperty(SupportsGet = true, Name = "tried")]
    public string? Tried { get; set; }

    [TempData]
    public string? Told { get; set; }

    /// <summary>Null while there is neither a workspace nor a name for one.</summary>
    public string? Name { get; private set; }

    public FramingStanding Standing { get; private set; } = new("", null, null);

    public FramingDraft Draft => typed ?? Shown;

    public string Step { get; private set; } = FrameSteps.Need;

    public IReadOnlyList<Finding> Refused { get; private set; } = [];

    public IReadOnlyList<StepState> Steps { get; private set; } = [];

    public TargetStepsView? Records { get; private set; }

    public StepRecords? TargetRecords { get; private set; }

    /// <summary>The workspace without its scope, where the step shows it.</summary>
    public Workspace? Whole { get; private set; }

    public bool MayWrite => Planners.Visit.Person.May(Right.Frame);

    public bool MaySign => Planners.Visit.Person.May(Right.SignFraming);

    public IReadOnlyList<FramingChange> History { get; private set; } = [];

    /// <summary>Workspaces that are framed and have no data yet.</summary>
    public IReadOnlyList<string> WithoutData { get; private set; } = [];

    public Finding? WhyNotTrain { get; private set; }

    private FramingDraft Shown { get; set; } = new();

    /// <summary>What the draft still needs. A contract that came as a file is not held against the wizard until somebody writes on it.</summary>
    public IReadOnlyList<Finding> Needed => [.. Refused, .. (Standing.Open is null ? [] : FramingCheck.Of(Draft)).Where(f => Refused.All(r => r.Rule != f.Rule || r.Place != f.Place))];

    public async Task<IActionResult> OnGetAsync() => await Show() ? Page() : NotFound();

    [Needs(Right.Frame)]
    public async Task<IActionResult> OnPostSaveAsync(string? hash)
    {
        if (!await Show() || Name is null)
            return NotFound();
        posted = await Request.ReadFormAsync();
        FrameForm form = new(posted);
        typed = form.Over(Shown, Step);
        if (form.Findings.Count > 0)
            return Refuse(form.Findings);
        FramingAnswer answer = room.Framings.Save(new FramingSave(Name, typed, Planners.Visit.Person.Name, FramingOrigin.Page, string.IsNullOrEmpty(hash) ? null : hash));
        if (!answer.Accepted)
            return Refuse(answer.Findings);
        Told = Words.Say("frame.told.saved", Words[$"frame.step.{Step}"]);
        bool go = posted["go"] == "next";
        return RedirectToPage(new { step = go ? FrameSteps.Next(Step) ?? Step : Step, framing = Framing });
    }

    [Needs(Right.SignFraming)]
    public Task<IActionResult> OnPostSignAsync(string? hash, string? rationale) =>
        Act("frame.told.signed", which => room.Sign(new FramingSigning(which, hash ?? "", Planners.Visit.Person.Name, rationale)));

    [Needs(Right.Frame)]
    public Task<IActionResult> OnPostWithdrawAsync(string? hash) => Act("frame.told.withdrawn", which => room.Framings.Withdraw(which, hash ?? "", Planners.Visit.Person.Name));

    [Needs(Right.Comment)]
    public Task<IActionResult> OnPostCommentAsync(string? text) => Act("frame.told.commented", which => room.Framings.Comment(which, Planners.Visit.Person.Name, text));

    /// <summary>What was typed and refused: nobody types it again.</summary>
    public string Typed(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : "";

    /// <summary>The text of a field: what was typed where it was refused, else what the draft says, numbers as the reader writes them.</summary>
    public string Text(string field)
    {
        if (posted is not null)
            return posted[field].ToString();
        FramingDetails more = Draft.Details;
        return field switch
        {
            "leadDefinition.events" => string.Join('\n', Draft.LeadDefinition?.Events ?? []),
            "labelPolicy.exclusionCodes" => string.Join('\n', Draft.LabelPolicy.ExclusionCodes),
            "approvers" => string.Join('\n', more.Approvers),
            "costOver" => more.CostOver?.ToString("0.##", CultureInfo.CurrentCulture) ?? "",
            "costUnder" => more.CostUnder?.ToString("0.##", CultureInfo.CurrentCulture) ?? "",
            "acceptance" => more.Acceptance is { } bar ? (bar.Value * 100).ToString("0.#", CultureInfo.CurrentCulture) : "",
            "acceptance.measure" => more.Acceptance?.Measure.ToString() ?? "",
            _ => FramingFields.Of(Draft).FirstOrDefault(f => f.Field == field).Value ?? "",
        };
    }

    /// <summary>A finding in the reader's words; the engine's own where nobody has translated it.</summary>
    public string Say(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string known = Words.Name("frameRule", finding.Rule);
        return known == finding.Rule ? $"{Words.InWords(finding.Message)} {Words.InWords(finding.Cure)}" : known;
    }

    /// <summary>A value of a version as a reader wants it; long dashes where it says nothing.</summary>
    public string Value(string field, string? value) => value is null ? (field.StartsWith("scope.", StringComparison.Ordinal) ? Words["frame.all"] : "–") : field switch
    {
        "area" => Words.Name("frame.area", value),
        "stakeholders" => Enum.GetNames<Involvement>().Aggregate(value, (text, part) => text.Replace($", {part})", $", {Words[$"frame.part.{part}"]})", StringComparison.Ordinal)),
        "kind" => Words.Name("kpiKind", value),
        "approval.mode" => Words.Name("frame.mode", value),
        "acceptance" => value.Split(' ') is [string measure, string share] ? Words.Say($"frame.bar.{measure}", Figures.Share(double.Parse(share, CultureInfo.InvariantCulture), 1)) : value,
        "costOver" or "costUnder" => decimal.Parse(value, CultureInfo.InvariantCulture).ToString("#,0.##", CultureInfo.CurrentCulture),
        "kpi.nonNegative" => Words[$"frame.answer.{value}"],
        _ => value,
    };

    /// <summary>What a step said about a target, in the reader's words.</summary>
    public string RecordSays(TargetStepView step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var documents = TargetRecords!.Documents;
        return step.Step switch
        {
            FourStep.Frame => TargetRecords.Framing is { Signature: { } signature } framing ? Words.Say("frame.because", signature.Who, Because(framing.Origin, signature)) : "",
            FourStep.Evaluate => string.Join(", ", documents.Select(d => Words[$"judgement.{d.Document.Sufficiency.Judgement}"]).Distinct()),
            FourStep.Relate => Words.Count("frame.driversKept", documents.SelectMany(d => d.Document.Drivers.Kept).Distinct().Count()),
            _ => string.Join(", ", documents.Select(d => Words.Name("candidate", d.Document.Decision.Selected)).Distinct()),
        };
    }

    /// <summary>Why somebody signed; a file says so in the reader's words.</summary>
    public string Because(FramingOrigin origin, FramingSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return origin == FramingOrigin.File ? Words["frame.byFile"] : signature.Rationale;
    }

    public int Needs(string step) => FrameSteps.In(step, Needed).Count(f => f.Severity == Severity.Error);

    public ScopeReading? Scope => scope ??= Whole is null ? null : ScopeReading.Of(Draft.Scope, Whole.Media);

    /// <summary>What the tried events come to; null when none were written.</summary>
    public TriedLeads? TriedResult => string.IsNullOrWhiteSpace(Tried) ? null : TriedLeads.Of(Draft.LeadDefinition, Draft.LabelPolicy, TriedRows());

    public string To(string step) => Url.Page("/Frame/Frame", new { step, framing = Framing })!;

    public DateTimeOffset Local(DateTimeOffset moment) => Planners.Local(moment);

    /// <summary>The months that the label policy still holds back, on the workspace's clock; null without data.</summary>
    public (Month From, Month To)? Provisional => Desk is { } desk && Draft.LabelPolicy.MaturationMonths > 0
        ? (desk.Open.Framed.LastLeads.Plus(1 - Draft.LabelPolicy.MaturationMonths), desk.Open.Framed.LastLeads) : null;

    private async Task<bool> Show()
    {
        bool known = Open();
        if (!known || Planners.Visit.IsUnknown)
            return false;
        Framing = string.IsNullOrWhiteSpace(Framing) || Framing.Trim() == Planners.Visit.Workspace ? null : Framing.Trim();
        Name = Framing ?? Planners.Visit.Workspace;
        bool seesAll = Planners.Visit.Person.Markets is null;
        if (!seesAll && Framing is not null && !Planners.Visit.Workspaces.Contains(Framing, StringComparer.Ordinal))
            return false;
        WithoutData = !seesAll ? [] : [.. room.Framings.Workspaces().Except(Planners.Visit.Workspaces, StringComparer.Ordinal)];
        if (Name is null)
            return Target is null;
        WorkspaceDesk? desk = Framing is null ? Desk : null;
        Standing = room.Framings.Standing(Name);
        Shown = room.DraftOf(Name, desk?.Open);
        WhyNotTrain = desk is null ? null : room.WhyNotTrain(desk.Open);
        Steps = await room.Steps(Name, desk);
        Step = AskedStep is { } asked && FrameSteps.All.Contains(asked) ? asked : Standing.Open is null && Standing.Active is not null ? FrameSteps.Sign : FrameSteps.All.First(s => s == FrameSteps.Sign || Needs(s) > 0 || Standing.Open is null);
        if (Step == FrameSteps.Sign)
            History = FramingChange.Of(room.Framings.History(Name));
        if (Step is FrameSteps.Scope or FrameSteps.Sign && desk is not null)
            Whole = seesAll ? room.Whole(Name) : desk?.Open.Tables;
        if (Target is not { } target)
            return true;
        TargetRecords = room.Records(Name, target);
        if (TargetRecords is null || (TargetRecords.Target.IsTotal ? Planners.Visit.Person.Markets is not null : !Planners.Visit.Person.Sees(TargetRecords.Target.Key.Market)))
            return false;
        Records = TargetStepsView.Of(TargetRecords);
        return true;
    }

    private async Task<IActionResult> Act(string told, Func<string, FramingAnswer> act)
    {
        AskedStep = FrameSteps.Sign;
        if (!await Show() || Name is null)
            return NotFound();
        FramingAnswer answer = act(Name);
        if (!answer.Accepted)
            return Refuse(answer.Findings);
        Told = Words[told];
        return RedirectToPage(new { step = FrameSteps.Sign, framing = Framing });
    }

    private PageResult Refuse(IReadOnlyList<Finding> findings)
    {
        Refused = [.. findings.Where(f => f.Severity == Severity.Error)];
        Response.StatusCode = Refused.Any(f => f.Rule is Framings.ChangedMeanwhile or Framings.NothingToSign) ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private List<TriedEvent> TriedRows()
    {
        var rows = new List<TriedEvent>();
        foreach (string line in Tried!.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = [.. line.Split(';', StringSplitOptions.TrimEntries)];
            int count = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : 1;
            rows.Add(new TriedEvent(parts[0], parts.Length > 2 && parts[2].Length > 0 ? parts[2] : null, count));
        }

        return rows;
    }
}

/// <summary>An input of the wizard with its label, hint and findings.</summary>
/// <param name="Kind"><c>text</c>, <c>area</c>, <c>number</c> or <c>select</c>.</param>
/// <param name="Options">Values of a select and what they are called.</param>
public sealed record FrameField(FrameModel Page, string Field, string Kind, IReadOnlyList<(string Value, string Name)>? Options = null)
{
    public string Id => "f-" + Field.Replace('.', '-');

    public IReadOnlyList<Finding> Findings => [.. Page.Needed.Where(f => f.Place.Column == Field)];

    public bool IsWrong => Findings.Any(f => f.Severity == Severity.Error);

    /// <summary>Ids of what explains the field.</summary>
    public string Explained => Findings.Count > 0 ? $"{Id}-hint {Id}-findings" : $"{Id}-hint";
}
