using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Charts;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.Forecast;
using PredictiveMarketing.Service.Pages.Omtm;
using PredictiveMarketing.Service.Pages.Review;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Forecasts;

namespace PredictiveMarketing.Service.Pages.Home;

/// <summary>Where we stand, what the plan will bring, how sure we are, what to do: in one glance.</summary>
[Needs(Right.Read)]
public sealed class HomeModel(PlannersDesk planners, Words words, OmtmDesk omtm) : PlannersPage(planners, words)
{
    private const int HistoryMonths = 24;

    public HomeBoard? Board { get; private set; }

    /// <summary>A sentence per open objective: the goal of the month, where we stand, the next step (F30).</summary>
    public IReadOnlyList<string> Goals { get; private set; } = [];

    public ChartModel Chart { get; private set; } = null!;

    public IActionResult OnGet()
    {
        Campaign = Market = null;
        if (!Open())
            return NotFound();
        if (Desk is null)
            return Page();
        SeriesView total = Desk.Series(null, null);
        MonthView? next = total.Ahead(Desk.Next).FirstOrDefault();
        Board = new HomeBoard(
            total,
            [.. Desk.Campaigns.Select(c => Desk.Series(c, null))],
            next,
            Actions.Next(Planners, Desk))
        {
            Last = ReviewBoard.Of(Desk, null, null).Months.LastOrDefault(m => !m.Provisional),
            Changes = Desk.Once(nameof(Since), Since),
        };
        Goals = [.. GoalSentence.Of(omtm, Desk.Open, Words)];
        if (next?.Forecast is Quantiles forecast)
        {
            Chart = WithFiles(new ChartModel(
                "total",
                Words.Say("chart.summary.fan", SeriesName, Number(forecast.P50), Figures.LongMonth(next.Month), Number(forecast.P10), Number(forecast.P90)),
                // Events are named on the Forecast page; here they would be arrows without a word.
                FanChart.Of(total, Words, Desk.Decimals, HistoryMonths) with { Events = [] })
            {
                Title = Words.Say("chart.title.fan", SeriesName),
                Caption = Words["home.caption"],
            });
        }

        return Page();
    }

    protected override IEnumerable<ChartModel> Charts() => OnGet() is PageResult && Chart is not null ? [Chart] : [];

    // What all campaigns' months ahead have moved by, where every series was forecast a cycle ago.
    private ChangeBoard? Since()
    {
        StoredForecast[] stored = [.. Desk!.Keys.Where(Desk.Stored.ContainsKey).Select(k => Desk.Stored[k])];
        return stored.Length == 0 || Planners.Reading.CycleBefore(stored[0]) is not Month since
            ? null
            : ChangeBoard.Of(since, [.. stored.Select(Planners.Reading.Changes)]);
    }

    /// <summary>The whole page as one sentence that can be read aloud.</summary>
    public string Sentence
    {
        get
        {
            MonthView month = Board!.Next!;
            Quantiles forecast = month.Forecast!;
            string when = Figures.Capital(Figures.LongMonth(month.Month));
            string sure = Words[$"sure.{Standings.ConfidenceOf(forecast)}"];
            string unit = Desk!.Contract.Kpi.Unit;
            if (month.Reference is null)
                return Words.Say("home.sentence.none", when, Number(forecast.P50), unit, Number(forecast.P10), Number(forecast.P90), sure);
            return Words.Say(
                Board.HeldAgainstLastYear ? "home.sentence.lastYear" : "home.sentence.goal",
                when,
                Number(forecast.P50),
                unit,
                Number(month.Reference),
                Difference(month.Gap),
                Figures.ShareDifference(Board.GapShare),
                Words[$"standing.{month.Standing}"],
                sure,
                Number(forecast.P10),
                Number(forecast.P90));
        }
    }

    /// <summary>What the plan brings over all its months, against what was asked for: the title of the chart.</summary>
    public string ChartTitle
    {
        get
        {
            MonthView[] ahead = [.. Board!.Total.Ahead(Board.Next!.Month)];
            bool isWhole = ahead.All(m => m.Reference is not null);
            return Words.Say(
                !isWhole ? "home.chart.none" : Board.HeldAgainstLastYear ? "home.chart.lastYear" : "home.chart.goal",
                ahead.Length,
                Number(ahead.Sum(m => m.Forecast!.P50)),
                Desk!.Contract.Kpi.Unit,
                Number(ahead.Sum(m => m.Reference)));
        }
    }

    public string ActionText => Actions.Text(Board!.Action, Words);

    public string? ActionLink => Board!.Action.Kind switch
    {
        NextActionKind.ApproveTargets or NextActionKind.PublishTargets => "/targets",
        NextActionKind.Nothing when Board.Action.When is null => null,
        _ => "/runs",
    };

    public string ForecastOf(string? campaign) => Url.Page("/Forecast/Forecast", new { campaign })!;
}
