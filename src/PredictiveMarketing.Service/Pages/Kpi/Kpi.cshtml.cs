using Microsoft.AspNetCore.Mvc;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Pages.Kpi;

/// <summary>The catalogue of KPIs: formula, source and what the workspace's own figures give.</summary>
[Needs(Right.Read)]
public sealed class KpiModel(PlannersDesk planners, Words words) : PlannersPage(planners, words)
{
    public KpiBoard? Board { get; private set; }

    public IActionResult OnGet()
    {
        if (!Open())
            return NotFound();
        if (Desk is not null)
            Board = KpiBoard.Of(Desk, Person.Markets);
        return Page();
    }

    /// <summary>What could be computed comes first.</summary>
    public IReadOnlyList<KpiResult> Results => [.. Board!.Catalogue.OrderBy(r => r.Value is null)];

    public string Sentence => Words.Say(
        "kpi.sentence", Board!.Catalogue.Count(r => r.Value is not null), Board.Catalogue.Count, Figures.LongMonth(Board.Months[0]), Figures.LongMonth(Board.Months[^1]));

    public string Value(KpiResult result) => KpiText.Value(result, Desk!.Contract.Currency);
}
