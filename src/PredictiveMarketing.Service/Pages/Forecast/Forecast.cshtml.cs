using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Charts;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Forecasts;

namespace PredictiveMarketing.Service.Pages.Forecast;

/// <summary>What the plan will bring, for any campaign and market or their totals, and why we think so.</summary>
[Needs(Right.Read)]
public sealed class ForecastModel(PlannersDesk planners, Words words) : PlannersPage(planners, words)
{
    public SeriesView? Series { get; private set; }

    public ChartModel Chart { get; private set; } = null!;

    public Pickers Pickers => PickersOf("/forecast");

    /// <summary>Of one series; a total has members instead.</summary>
    public ModelCard? Card { get; private set; }

    public IReadOnlyList<Member> Members { get; private set; } = [];

    /// <summary>Every month with a forecast: the provisional ones, then those of the plan.</summary>
    public IReadOnlyList<MonthView> Ahead => [.. Series!.Months.Where(m => m.Forecast is not null)];

    public IReadOnlyList<EventRow> Events => [.. Series!.Events.DistinctBy(e => (e.Month, e.Kind, e.Comment))];

    public IActionResult OnGet()
    {
        if (!Open())
            return NotFound();
        if (Desk is null)
            return Page();
        Series = Desk.Series(Campaign, Market);
        IReadOnlyList<SeriesKey> keys = Desk.KeysOf(Campaign, Market);
        Card = keys.Count == 1 && Desk.Model(keys[0]) is ReadModel read ? ModelCard.Of(read) : null;
        Members = Card is not null ? [] : [.. keys.Select(k => (Key: k, Read: Desk.Model(k))).Where(m => m.Read is not null).Select(m => Member.Of(m.Key, m.Read!.Document.Decision))];
        if (Next?.Forecast is Quantiles next)
        {
            Chart = WithFiles(new ChartModel(
                "fan",
                Words.Say("chart.summary.fan", SeriesName, Number(next.P50), Figures.LongMonth(Next.Month), Number(next.P10), Number(next.P90)),
                FanChart.Of(Series, Words, Desk.Decimals),
                Words["forecast.caption"])
            {
                Title = Words.Say("chart.title.fan", SeriesName),
            });
            TakeApart(Next.Month);
        }

        return Page();
    }

    /// <summary>Base, media and externals of each month ahead; null where no driver adds anything.</summary>
    public ChartModel? PartsByMonth { get; private set; }

    /// <summary>How the next month's forecast is made up.</summary>
    public ChartModel? PartsOfNext { get; private set; }

    /// <summary>Null when no cycle before forecast the same months.</summary>
    public ChangeBoard? Changes { get; private set; }

    protected override IEnumerable<ChartModel> Charts() =>
        OnGet() is PageResult && Chart is not null ? new[] { Chart, PartsOfNext, PartsByMonth }.OfType<ChartModel>() : [];

    private void TakeApart(Month next)
    {
        Changes = ChangeBoard.Of(Desk!, Planners.Reading, Campaign, Market);
        if (PlanParts.Of(Desk!, Planners.Reading, Campaign, Market) is not PlanParts parts)
            return;
        PartsOfNext = WithFiles(new ChartModel(
            "parts",
            Words.Say("parts.summary", Figures.LongMonth(next), Number(parts.Total(next)), Number(parts.BaseOf(next)), Difference(parts.Media(next)), Difference(parts.Externals(next))),
            parts.Waterfall(next, Words))
        {
            Title = Words.Say("parts.title", Figures.LongMonth(next)),
        });
        PartsByMonth = WithFiles(new ChartModel(
            "parts-by-month",
            Words.Say("parts.byMonth.summary", SeriesName),
            parts.Bars([.. Series!.Ahead(Desk!.Next).Select(m => m.Month)], Words))
        {
            Title = Words["parts.byMonth"],
        });
    }

    public string Sentence
    {
        get
        {
            MonthView next = Next!;
            MonthView[] ahead = [.. Series!.Ahead(Desk!.Next)];
            return Words.Say(
                "forecast.sentence",
                SeriesName,
                Number(next.Forecast!.P50),
                Figures.LongMonth(next.Month),
                Number(next.Forecast.P10),
                Number(next.Forecast.P90),
                Number(ahead.Sum(m => m.Forecast!.P50)),
                ahead.Length,
                Words[$"confidence.{Standings.ConfidenceOf(next.Forecast)}"]);
        }
    }

    private MonthView? Next => Series!.Ahead(Desk!.Next).FirstOrDefault();
}
