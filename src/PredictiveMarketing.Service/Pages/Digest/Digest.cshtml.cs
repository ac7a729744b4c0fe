using Microsoft.AspNetCore.Mvc;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.Boards;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Boards;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Service.Pages.Digest;

/// <summary>The week on one sheet: figures, what happened, what waits; the archive, and the months of the last year.</summary>
[Needs(Right.Read)]
public sealed class DigestModel(PlannersDesk planners, Words words, Store store, DigestWriter writer) : PlannersPage(planners, words)
{
    /// <summary>Asks for the week that runs.</summary>
    public const string Running = "now";

    [BindProperty(SupportsGet = true)]
    public string? Week { get; set; }

    /// <summary>What is on the sheet; null where there is nothing yet.</summary>
    public DigestContent? Sheet { get; private set; }

    public IsoWeek Shown { get; private set; }

    /// <summary>When it was written; null for the week that runs.</summary>
    public DateTimeOffset? WrittenAt { get; private set; }

    public IReadOnlyList<KeptDigest> Archive { get; private set; } = [];

    public IReadOnlyList<CycleMonth> Cycles { get; private set; } = [];

    public BoardWords Say { get; private set; } = null!;

    /// <summary>A digest speaks of all markets: whoever may see only some of them does not read it.</summary>
    public bool IsClosed => Planners.Visit.Person.Markets is not null;

    public IActionResult OnGet()
    {
        if (!Open())
            return NotFound();
        if (Desk is null)
            return Page();
        Say = new BoardWords(Words, Desk.Contract.Currency, Desk.Decimals);
        Cycles = CycleReader.Of(store, Desk.Open, Planners.Visit.Person.Sees);
        if (IsClosed)
            return Page();
        Archive = store.Digests.List(Desk.Open.Name);
        if (Week == Running || (Week is null && Archive.Count == 0))
        {
            Shown = IsoWeek.Of(DigestWriter.Today(Desk.Open, store.Clock));
            Sheet = writer.Content(Desk, Shown);
            return Page();
        }

        KeptDigest? kept = Week is null ? Archive[0] : Archive.FirstOrDefault(d => d.Week.ToString() == Week);
        if (kept is null)
            return NotFound();
        (Sheet, Shown, WrittenAt) = (kept.Content, kept.Week, kept.WrittenAt);
        return Page();
    }

    /// <summary>"Semaine 47, du 16 au 22 novembre 2026".</summary>
    public string Title(IsoWeek week) => Words.Say("digest.week", week.Number, Day(week.Monday), Day(week.Sunday), week.Sunday.Year);

    /// <summary>The week's figure with a target, as one sentence.</summary>
    public string? Sentence
    {
        get
        {
            DigestFigure? figure = Sheet!.Figures.FirstOrDefault(f => f is { Actual: not null, Target: not null });
            return figure is null ? null : Words.Say(
                figure.IsEstimate ? "digest.estimate" : "digest.sentence", Name(figure), Figures.LongMonth(figure.Month), Value(figure, figure.Actual), Value(figure, figure.Target), Say.Difference(figure.Actual - figure.Target, figure.Unit),
                Words[$"tileState.{figure.State}"].ToLower(System.Globalization.CultureInfo.CurrentCulture));
        }
    }

    public string Name(DigestFigure figure) => Say.Name(figure.Kpi);

    public string Value(DigestFigure figure, decimal? value) => Say.Value(value, figure.Unit);

    public string Change(DigestFigure figure) => Say.Difference(figure.Actual - figure.Before, figure.Unit);

    /// <summary>A line in the reader's words; months among its facts are written his own way.</summary>
    public string Line(DigestLine line)
    {
        string about = string.Join(", ", line.About.Split(", ").Select(a => Month.TryParse(a, out Month month) ? Figures.LongMonth(month) : a));
        return Words.Count($"digest.{line.Code}", line.Count, about);
    }

    public DateTimeOffset Local(DateTimeOffset moment) => Planners.Local(moment);

    private static string Day(DateOnly day) => day.ToString("d MMMM", System.Globalization.CultureInfo.CurrentCulture);
}
