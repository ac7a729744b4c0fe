using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Service.Pages.NorthStar;

/// <summary>The north star for people: the guide in four steps, criteria, matrix, examples, sign-offs, and the one that is active.</summary>
[Needs(Right.Read)]
public sealed class NorthStarModel(PlannersDesk planners, Words words, NorthStarRoom room) : PlannersPage(planners, words)
{
    private NorthStarDraft? typed;

    [BindProperty(SupportsGet = true, Name = "step")]
    public string? AskedStep { get; set; }

    [TempData]
    public string? Told { get; set; }

    public NorthStarStanding Standing { get; private set; } = new("", null, [], null, []);

    public GuideStep Step { get; private set; }

    /// <summary>The step whose turn it is; null when all four are done.</summary>
    public GuideStep? Current { get; private set; }

    public IReadOnlyList<Finding> Refused { get; private set; } = [];

    public IReadOnlyList<Finding> Mistakes { get; private set; } = [];

    public NorthStarDraft Draft => typed ?? Standing.Latest?.Draft ?? new NorthStarDraft();

    public bool MayWrite => Planners.Visit.Person.May(Right.Frame);

    public bool MayDecide => Planners.Visit.Person.May(Right.SignFraming);

    public IReadOnlyList<string> Columns => Desk is null ? [] : DataTest.Columns(Desk.Open.Tables);

    /// <summary>What the shown step still needs, once something was written.</summary>
    public IReadOnlyList<Finding> Needed => Standing.Latest is null ? [] : NorthStarGuide.Open(Draft, Step);

    /// <summary>What stands between the draft and the north star; empty of errors: it may be decided.</summary>
    public IReadOnlyList<Finding> Blocking => [.. Standing.Open.Where(f => f.Severity == Severity.Error)];

    public IActionResult OnGet() => Show() ? Page() : NotFound();

    [Needs(Right.Frame)]
    public async Task<IActionResult> OnPostSaveAsync(string? hash)
    {
        if (!Show() || Desk is null)
            return NotFound();
        typed = new NorthStarForm(await Request.ReadFormAsync()).Over(Draft, Step);
        if (Step == GuideStep.Brainstorm && PriorityMatrix.Check(typed.Candidates) is { Count: > 0 } wrong)
            return Refuse(wrong);
        NorthStarAnswer answer = room.Stars.Save(new NorthStarSave(Desk.Open.Name, typed, Planners.Visit.Person.Name, string.IsNullOrEmpty(hash) ? null : hash));
        if (!answer.Accepted)
            return Refuse(answer.Findings);
        Told = Words.Say("star.told.saved", answer.Standing!.Latest!.Iteration);
        GuideStep next = NorthStarGuide.Open(typed, Step).Any(f => f.Severity == Severity.Error) || Step == GuideStep.Validate ? Step : Step + 1;
        return RedirectToPage(new { step = next });
    }

    [Needs(Right.Frame)]
    public IActionResult OnPostSignOff(Team team, bool approves, string? comment) =>
        Act("star.told.signedOff", which => room.Stars.Give(which, new SignOff(team, approves, Planners.Visit.Person.Name, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim())));

    /// <summary>The active one was looked at again and stays (C04).</summary>
    [Needs(Right.SignFraming)]
    public IActionResult OnPostReassess(string? note) => Act("starFigure.reassessed", which => room.Stars.Reassess(which, note, Planners.Visit.Person.Name));

    [Needs(Right.Frame)]
    public IActionResult OnPostTest() => Act("star.told.tested", _ => Draft.Column is { } column && room.Test(Desk!.Open, column, Planners.Visit.Person.Name) is { } answer
        ? answer
        : new NorthStarAnswer(null, [Finding.Error(NorthStarPlace.At("column"), "northstar.column-unknown", "The workspace has no such column.", "Choose a column in step 4.")]));

    [Needs(Right.SignFraming)]
    public IActionResult OnPostActivate(string? hash, ChangeReason? reason, string? explanation) => Act("star.told.active", which => room.Stars.Activate(
        new NorthStarDecision(which, hash ?? "", Planners.Visit.Person.Name, Standing.Active is not null, reason, string.IsNullOrWhiteSpace(explanation) ? null : explanation.Trim())));

    /// <summary>A finding in the reader's words.</summary>
    public string Say(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Rule == "northstar.criterion")
            return Words.Say("starRule.northstar.criterion", Words[$"star.criterion.{finding.Place.Column![9..]}"]);
        if (finding.Rule == NorthStarApproval.OnePerson && finding.Place.Column is { Length: > 9 } team)
            return Words.Say("starFigure.onePerson", Words[$"star.team.{team[9..]}"]);
        if (finding.Rule == NorthStarLint.TeamsMissing && finding.Place.Column is { Length: > 9 } at)
            return Words.Say("starRule.team", Words[$"star.team.{at[9..]}"]);
        string known = Words.Name("starRule", finding.Rule);
        return known == finding.Rule ? $"{Words.InWords(finding.Message)} {Words.InWords(finding.Cure)}" : known;
    }

    /// <summary>The other team for which whoever looks has agreed already; null: they may agree for this one.</summary>
    public Team? SpeaksFor(Team team) =>
        NorthStarApproval.WhyNotSign([.. Standing.SignOffs.Select(s => s.SignOff)], new SignOff(team, true, Person.Name, null)) is null ? null
            : Enum.GetValues<Team>().First(t => t != team && Last(t) is { SignOff: { Approves: true } given } && string.Equals(given.Who.Trim(), Person.Name, StringComparison.OrdinalIgnoreCase));

    public GivenSignOff? Last(Team team) => Standing.SignOffs.LastOrDefault(s => s.SignOff.Team == team);

    public CriterionEvidence Of(Criterion criterion) => Draft.Criteria.FirstOrDefault(c => c.Criterion == criterion) ?? new CriterionEvidence(criterion, false, null);

    /// <summary>Candidates in one cell of the matrix.</summary>
    public IReadOnlyList<string> At(int impact, int ease) => [.. Draft.Candidates.Where(c => c.Impact == impact && c.Ease == ease).Select(c => c.Name)];

    /// <summary>What the data test says, in one sentence.</summary>
    public string Tested(DataTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return test.Link.Correlation is double r
            ? Words.Say("star.testSays", test.Column, Figures.Difference(r, 2), Figures.Difference(test.Link.Low, 2), Figures.Difference(test.Link.High, 2), test.Link.Months)
            : Words.Say("star.testNothing", test.Column, test.Link.Months);
    }

    public bool IsBegun(GuideStep step) => Standing.Latest is not null && step <= (Current ?? GuideStep.Validate);

    public DateTimeOffset Local(DateTimeOffset moment) => Planners.Local(moment);

    private bool Show()
    {
        if (!Open())
            return false;
        if (Desk is null)
            return true;
        Standing = room.Standing(Desk.Open.Name, Person);
        Mistakes = room.Lint(Desk.Open.Name);
        Current = NorthStarGuide.Current(Standing.Latest?.Draft ?? new NorthStarDraft());
        Step = Enum.TryParse(AskedStep, ignoreCase: true, out GuideStep asked) && Enum.IsDefined(asked) ? asked : Current ?? GuideStep.Validate;
        return true;
    }

    private IActionResult Act(string told, Func<string, NorthStarAnswer> act)
    {
        AskedStep = nameof(GuideStep.Validate);
        if (!Show() || Desk is null)
            return NotFound();
        NorthStarAnswer answer = act(Desk.Open.Name);
        if (!answer.Accepted)
            return Refuse(answer.Findings);
        Told = Words[told];
        return RedirectToPage(new { step = GuideStep.Validate });
    }

    private PageResult Refuse(IReadOnlyList<Finding> findings)
    {
        Refused = [.. findings.Where(f => f.Severity == Severity.Error)];
        bool state = Refused.Any(f => f.Rule is NorthStars.ChangedMeanwhile or NorthStars.NoneActive or NorthStarApproval.OneAlready or NorthStarApproval.OnePerson or NorthStarGuide.OutOfOrder);
        Response.StatusCode = state ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
