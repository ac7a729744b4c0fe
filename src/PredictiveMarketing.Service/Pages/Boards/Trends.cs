using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Service.Charts;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Pages.Boards;

/// <summary>A trend as it leaves its tile: the months of the sparkline with what came and what was aimed at, shares in percent.</summary>
public static class Trends
{
    private const string Percent = "%";

    /// <summary>The unit of a KPI's numbers in a file, and how many decimals say something.</summary>
    public static (string? Unit, int Decimals) UnitOf(KpiUnit unit, string currency) => unit switch
    {
        KpiUnit.Share => (Percent, 1),
        KpiUnit.Money or KpiUnit.MoneyPerMonth => (currency, 2),
        KpiUnit.Seconds => ("s", 0),
        KpiUnit.Ratio => (null, 2),
        _ => (null, 0),
    };

    public static ChartData Of(IReadOnlyList<TrendPoint> trend, (string? Unit, int Decimals) unit, Words words)
    {
        ArgumentNullException.ThrowIfNull(trend);
        ArgumentNullException.ThrowIfNull(words);
        ChartLine line(string word, string look, Func<TrendPoint, decimal?> pick) => new(
            unit.Unit is null ? words[word] : words.Say("boards.inUnit", words[word], unit.Unit),
            look,
            [.. trend.Select(p => ChartData.Known((double?)(pick(p) * (unit.Unit == Percent ? 100 : 1))))]);
        ChartLine actual = line("boards.actual", "actual", p => p.Value), target = line("boards.target", "goal", p => p.Target);
        return ChartData.Spark(ChartData.Labels(trend.Select(p => p.Month)), trend.Any(p => p.Target is not null) ? [actual, target] : [actual], unit.Decimals);
    }
}
