using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Charts;

/// <summary>History, and the forecast as a fan: its middle, eight chances in ten, and nineteen in twenty.</summary>
public static class FanChart
{
    public static ChartData Of(SeriesView series, Words words, int decimals, int? historyMonths = null)
    {
        MonthView[] months = [.. series.Months];
        if (historyMonths is int kept)
        {
            int ahead = months.Count(m => m.Actual is null);
            months = [.. months.TakeLast(kept + ahead)];
        }

        List<ChartLine> lines =
        [
            new(words["chart.actual"], "actual", Values(months, m => m.Provisional ? null : m.Actual)),
        ];
        if (months.Any(m => m.Provisional))
            lines.Add(new(words["chart.provisional"], "provisional", Values(months, m => m.Provisional ? m.Actual : null)));
        lines.Add(new(words["chart.forecast"], "forecast", Values(months, m => m.Forecast?.P50)));
        lines.Add(new(words["chart.lastYear"], "lastYear", Values(months, m => m.Forecast is null ? null : m.LastYear)));
        if (months.Any(m => m.Goal is not null))
            lines.Add(new(words["chart.goal"], "goal", Values(months, m => m.Goal)));
        return new ChartData(
            ChartData.Labels(months.Select(m => m.Month)),
            lines,
            [
                new(words["chart.band95"], 95, Values(months, m => m.Forecast?.P025), Values(months, m => m.Forecast?.P975)),
                new(words["chart.band80"], 80, Values(months, m => m.Forecast?.P10), Values(months, m => m.Forecast?.P90)),
            ],
            EventsOn(series, months, words),
            Shade(months),
            decimals);
    }

    private static double?[] Values(MonthView[] months, Func<MonthView, double?> pick) => [.. months.Select(m => ChartData.Known(pick(m)))];

    private static ChartEvent[] EventsOn(SeriesView series, MonthView[] months, Words words)
    {
        Dictionary<Month, int> places = months.Select((m, i) => (m.Month, i)).ToDictionary(p => p.Month, p => p.i);
        return
        [
            .. series.Events
                .Where(e => places.ContainsKey(e.Month))
                .GroupBy(e => (e.Month, e.Kind, e.Comment))
                .Select(g => new ChartEvent(places[g.Key.Month], words.Say("chart.event", words.Name("event", g.Key.Kind), g.Key.Comment))),
        ];
    }

    private static ChartShade? Shade(MonthView[] months)
    {
        int first = Array.FindIndex(months, m => m.Provisional);
        return first < 0 ? null : new ChartShade(first, Array.FindLastIndex(months, m => m.Provisional));
    }
}
