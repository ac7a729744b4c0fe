using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Service.Pages.Runs;

/// <summary>The monthly runs: how far they are, what did not succeed, when the next one comes.</summary>
[Needs(Right.Read)]
public sealed class RunsModel(PlannersDesk planners, Words words, Store store, Troubles troubles, Bell bell) : PlannersPage(planners, words)
{
    [BindProperty(SupportsGet = true, Name = "cycle")]
    public string? CycleText { get; set; }

    public RunBoard? Board { get; private set; }

    public IReadOnlyList<Month> Cycles { get; private set; } = [];

    public IReadOnlyList<Finding> Troubles => Person.Markets is null ? troubles.All : [];

    /// <summary>Why a retry was refused; empty otherwise.</summary>
    public IReadOnlyList<Finding> Refused { get; private set; } = [];

    public string Here => CycleText is null ? "/runs" : Of(Board!.Cycle);

    public IActionResult OnGet()
    {
        if (!Open())
            return NotFound();
        if (Desk is null)
            return Page();
        Cycles = store.Partitions.Cycles(Desk.Open.Name);
        bool asked = Month.TryParse(CycleText, out Month cycle);
        if (CycleText is not null && (!asked || !Cycles.Contains(cycle)))
            return NotFound();
        if (Cycles.Count > 0)
        {
            Month shown = asked ? cycle : Cycles[0];
            Board = new RunBoard(shown, [.. store.Partitions.List(Desk.Open.Name, shown).Where(p => Person.Sees(p.Key.Market))]);
        }

        return Page();
    }

    [Needs(Right.Run)]
    public IActionResult OnPostRetry(long id)
    {
        if (Planners.Visit.IsUnknown || Planners.Visit.Open is not { } open)
            return NotFound();
        if (store.Framings.WhyNotTrain(open.Tables.Contract) is { } unsigned)
            return Refuse(unsigned);
        if (!store.Partitions.Retry(open.Name, id, Person.Name))
            return Refuse(Finding.Error(new Place("run", Column: "id"), "runs.nothing-to-retry", "This step did not fail, or is not there any more; nothing was started.", "Look at the run again."));
        bell.Ring();
        return RedirectToPage(new { cycle = CycleText });
    }

    // The same answer as the API's: a state conflict, with the page as it stands and the reason above it.
    private IActionResult Refuse(Finding why)
    {
        IActionResult page = OnGet();
        if (page is not PageResult)
            return page;
        Refused = [why];
        Response.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    /// <summary>Of the work, or of its common preparation while nothing is finished yet.</summary>
    public int Percent => Preparing is double share ? (int)(100 * share) : 100 * Board!.Over / Math.Max(1, Board.Total);

    public string Sentence => Preparing is double share ? Words.Say("runs.sentence.prepare", Figures.LongMonth(Board!.Cycle), Figures.Share(share, 0)) : Words.Say(
        Board!.AtWork ? "runs.sentence.work" : Board.Stuck ? "runs.sentence.stuck" : "runs.sentence.done",
        Figures.LongMonth(Board.Cycle),
        Board.Over,
        Board.Total);

    private double? Preparing => Board is { AtWork: true, Over: 0 } ? Agenda?.Prepared : null;

    /// <summary>When the next run comes, or what it waits for.</summary>
    public string DueText
    {
        get
        {
            if (Desk is null)
                return Words["runs.noWorkspace"];
            Agenda agenda = Agenda!;
            if (agenda.Late is Month missing)
                return Words.Say("runs.due.noLeads", Figures.LongMonth(Desk.Open.DataSet.LastLeads), Figures.LongMonth(agenda.Next.Cycle), Figures.LongMonth(missing));
            return agenda.Next.Moment is DateTimeOffset moment
                ? Words.Say("runs.due.next", Figures.Moment(Local(moment)))
                : Words.Say("runs.due.fixed", Figures.LongMonth(Desk.Open.Clock));
        }
    }

    public string Of(Month cycle) => Url.Page("/Runs/Runs", new { cycle = cycle.ToString() })!;

    public DateTimeOffset Local(DateTimeOffset moment) => Planners.Local(moment);
}
