using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Pages.Targets;

/// <summary>The targets of every campaign and month: look, approve or reject with a reason, override, publish.</summary>
[Needs(Right.Read)]
public sealed class TargetsModel(PlannersDesk planners, Words words) : PlannersPage(planners, words)
{
    [BindProperty(SupportsGet = true, Name = "month")]
    public string? MonthText { get; set; }

    /// <summary>What has just been done.</summary>
    [TempData]
    public string? Told { get; set; }

    public IReadOnlyList<string> Refused { get; private set; } = [];

    public TargetBoard? Board { get; private set; }

    /// <summary>The campaign and month on top: of what was asked for, the first one that waits for a decision.</summary>
    public TargetSheet? Sheet { get; private set; }

    /// <summary>Whoever is here: what they decide carries their name.</summary>
    public string Who => Planners.Visit.Person.Name;

    /// <summary>An override that waits for a second yes, with what experience says of it.</summary>
    public WaitingOverride? Waiting { get; private set; }

    /// <summary>Whether something on the sheet waits for the reader: who can do nothing ticks nothing.</summary>
    public bool MayAct => Sheet is { } sheet && ((sheet.Drafts.Count > 0 && May(Right.DecideTargets)) || (sheet.Approved.Count > 0 && (May(Right.DecideTargets) || May(Right.PublishTargets))));

    public NamedApprovers Approvers { get; private set; } = new([], [], 0);

    /// <summary>They hold the right, and the contract names them or nobody who could come.</summary>
    public bool MayApprove => May(Right.DecideTargets) && Approvers.Lets(Who);

    public string? Reason { get; private set; }

    public IActionResult OnGet() => Show() ? Page() : NotFound();

    [Needs(Right.DecideTargets)]
    public IActionResult OnPostApprove(TargetDecision decision) => Decide(decision, "approve", ids => Planners.Targets.Approve(ids, decision.Why));

    [Needs(Right.DecideTargets)]
    public IActionResult OnPostReject(TargetDecision decision) => Decide(decision, "reject", ids => Planners.Targets.Reject(ids, decision.Why ?? string.Empty));

    [Needs(Right.PublishTargets)]
    public IActionResult OnPostPublish(TargetDecision decision) => Decide(decision, "publish", ids => Planners.Targets.Publish(ids, decision.Why));

    /// <summary>Takes a person's value; small and upward ones are asked for twice, with the evidence beside them.</summary>
    [Needs(Right.Override)]
    public IActionResult OnPostOverride(long id, string? value, string? reason, bool sure)
    {
        if (!Show())
            return NotFound();
        if (TypedNumber.Read(value) is not decimal typed)
            return Refuse(Words["refusal.number"]);
        double leads = (double)typed;
        if (!Owns([id]))
            return Refuse(Words["refusal.targets.unknown"]);
        if (SeenTargets.Check(Desk!.Open, leads) is { } wrong)
            return Refuse(Words.Name("refusal", wrong.Rule));
        TargetVersion version = Version(id);
        OverrideAdvice advice = OverrideAdvice.Of(version.ModelP50, leads);
        if (advice.AsksTwice && !sure && !string.IsNullOrWhiteSpace(reason))
        {
            Waiting = new WaitingOverride(version, leads, value!, reason, advice);
            return Page();
        }

        return Answer(Planners.Targets.Override(Desk.Open, id, leads, reason ?? string.Empty), "override");
    }

    /// <summary>What stands and what waits; what is none of is not said.</summary>
    public string Sentence
    {
        get
        {
            (string Key, int Count)[] parts = [("published", Board!.Published), ("drafts", Board.Drafts), ("approved", Board.Approved)];
            string[] said = [.. parts.Where(p => p.Count > 0).Select(p => Words.Count($"targets.{p.Key}", p.Count))];
            return said.Length == 0 ? Words["targets.none"] : Words.Say("targets.sentence", string.Join(Words["list.and"], said));
        }
    }

    /// <summary>Whom the contract names, or that those have no account; empty where it names nobody.</summary>
    public string WhoApproves => Approvers.Named.Count == 0 || !Person.SeesAll ? ""
        : Approvers.Binds ? Words.Count("approvers.named", Approvers.Needed, string.Join(", ", Approvers.Known))
        : Words.Say("approvers.unknown", string.Join(", ", Approvers.Named));

    public string Address(string campaign, Month month) => Url.Page("/Targets/Targets", new { campaign, month = month.ToString() })! + "#sheet";

    public string Download(string kind) => $"/api/v1/targets.{kind}{QueryString.Create("workspace", Desk!.Open.Name)}";

    public string Beginning(string hash) => hash.Length > 10 ? hash[..10] : hash;

    public double? Goal(TargetLine line) => Desk!.Goal(line.Key.Campaign, line.IsTotal ? null : line.Key.Market, line.Month);

    public DateTimeOffset Local(DateTimeOffset moment) => Planners.Local(moment);

    private bool Show()
    {
        bool known = Open();
        if (Desk is null)
            return known;
        Board = TargetBoard.Of(Planners.Targets.Find(new TargetQuery(Desk.Open.Name)));
        Approvers = Planners.Approvers;
        bool asked = Month.TryParse(MonthText, out Month month);
        if (!known || (MonthText is not null && !asked))
            return false;
        Sheet = Board.First(Campaign, asked ? month : null);
        return Sheet is not null || !asked;
    }

    private IActionResult Decide(TargetDecision decision, string verb, Func<IReadOnlyCollection<long>, LedgerAnswer> act)
    {
        if (!Show())
            return NotFound();
        // A refusal must not make the person type again.
        Reason = decision.Why;
        if (decision.Ids is not { Count: > 0 } ids)
            return Refuse(Words["refusal.nothingTicked"]);
        if (Sheet?.Newest != decision.Newest)
            return Refuse(Words["refusal.changed"]);
        if (!Owns(ids))
            return Refuse(Words["refusal.targets.unknown"]);
        return Answer(act(ids), verb);
    }

    private TargetVersion Version(long id) => Board!.Sheets.SelectMany(s => s.Lines).SelectMany(l => l.History).First(v => v.Id == id);

    private bool Owns(IReadOnlyCollection<long> ids) =>
        ids.All(id => Board!.Sheets.Any(s => s.Lines.Any(l => l.History.Any(v => v.Id == id))));

    private IActionResult Answer(LedgerAnswer answer, string verb)
    {
        if (!answer.Accepted)
            return Refuse([.. answer.Findings.Select(f => Words.Name("refusal", f.Rule)).Distinct()]);
        // What took the place of a rejected value was not decided here.
        Told = Words.Count($"told.{verb}", verb == "reject" ? answer.Changed.Count(c => c.State == TargetState.Rejected) : answer.Changed.Count);
        return RedirectToPage(new { campaign = Campaign, month = MonthText });
    }

    private PageResult Refuse(params string[] reasons)
    {
        Refused = reasons;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>What a person decides on ticked targets.</summary>
/// <param name="Newest">The newest version that was on the page.</param>
public sealed record TargetDecision(IReadOnlyList<long>? Ids, long Newest, string? Reason)
{
    public string? Why => string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();
}

/// <summary>An override that is asked for twice.</summary>
/// <param name="Text">The value as it was typed.</param>
public sealed record WaitingOverride(TargetVersion Version, double Value, string Text, string Reason, OverrideAdvice Advice);

/// <summary>A line and the page that it stands on.</summary>
public sealed record TargetRow(TargetsModel Page, TargetLine Line);
