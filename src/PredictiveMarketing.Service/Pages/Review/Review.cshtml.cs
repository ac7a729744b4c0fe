using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Service.Charts;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Pages.Review;

/// <summary>How last months' predictions compare with what came.</summary>
[Needs(Right.Read)]
public sealed class ReviewModel(PlannersDesk planners, Words words) : PlannersPage(planners, words)
{
    public ReviewBoard? Board { get; private set; }

    public ChartModel Chart { get; private set; } = null!;

    public Pickers Pickers => PickersOf("/review");

    public IActionResult OnGet()
    {
        if (!Open())
            return NotFound();
        if (Desk is null)
            return Page();
        Board = ReviewBoard.Of(Desk, Campaign, Market);
        if (Board.Months.Count > 0)
        {
            Chart = WithFiles(new ChartModel(
                "review",
                Words.Say("chart.summary.review", SeriesName, Figures.LongMonth(Board.Months[0].Month), Figures.LongMonth(Board.Months[^1].Month)),
                ReviewChart.Of(Board, Words, Desk.Decimals),
                Words[Board.AnyReplayed ? "review.captionReplayed" : "review.caption"])
            {
                Title = Words.Say("chart.title.review", SeriesName),
            });
        }

        return Page();
    }

    protected override IEnumerable<ChartModel> Charts() => OnGet() is PageResult && Chart is not null ? [Chart] : [];

    public string Sentence => Words.Say(
        "review.sentence", SeriesName, Board!.Measures.Months, Figures.Share(Board.Measures.Wape), Figures.Share(Board.ValueAdded.Reference));

    /// <summary>A difference of two shares, in points.</summary>
    public string Points(double? fraction) => fraction is double f ? Words.Say("review.points", Figures.Difference(f * 100, 1)) : Figures.NotAvailable;
}
