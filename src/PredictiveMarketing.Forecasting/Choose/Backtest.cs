using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>One forecast of a backtest beside what came.</summary>
/// <param name="Origin">Last month that was known; the last months before it may still have been maturing.</param>
/// <param name="Horizon">Months after the origin, from 1.</param>
/// <param name="Actual">NaN where no final leads exist.</param>
public sealed record BacktestRow(SeriesKey Key, string Model, Month Origin, Month Month, int Horizon, double Actual, double Point, Quantiles Quantiles);

/// <summary>Honest accuracy: every forecast is made from a physical copy of what was known at its origin, choosing included.</summary>
public static class Backtest
{
    public const string Selected = "selected";
    public const string Combination = "combination";

    /// <summary>Where a fold with a given origin starts: leads still maturing at the origin are hidden, other data is not.</summary>
    /// <param name="window">At most this many months before the origin are used; null means all.</param>
    public static Cutoff CutoffAt(FramingContract contract, Month origin, int? window)
    {
        ArgumentNullException.ThrowIfNull(contract);
        int maturing = contract.LabelPolicy.MaturationMonths;
        return new Cutoff(window is int w ? origin.Plus(1 - w) : Month.Of(1, 1), origin.Plus(-maturing), origin, maturing + contract.HorizonMonths);
    }

    /// <summary>All methods' forecasts for one series at one origin; <c>selected</c> is always there when the series has any lead.</summary>
    /// <param name="wanted">Which methods to report; null means all.</param>
    public static IReadOnlyList<BacktestRow> Fold(Workbench bench, SeriesKey key, Month origin, int? window, Func<string, bool>? wanted = null)
    {
        ArgumentNullException.ThrowIfNull(bench);
        Cutoff cutoff = CutoffAt(bench.Framed.Contract, origin, window);
        TrainingTable series = bench.Framed.Table(key);
        if (series.Leads.First > cutoff.Origin)
            return [];
        var rows = new List<BacktestRow>();
        foreach (string method in (string[])[Selected, .. bench.Pool.Select(c => c.Name), Combination])
        {
            if (wanted is not null && !wanted(method))
                continue;
            if (Points(bench, method, key, cutoff) is not { } points)
                continue;
            IntervalRule intervals = bench.Intervals(method, key, cutoff, points);
            for (int step = origin - cutoff.Origin + 1; step <= cutoff.Steps; step++)
            {
                Month month = cutoff.Origin.Plus(step);
                Quantiles quantiles = intervals.Around(points[step - 1], step, bench.Framed.Contract.Kpi.NonNegative);
                rows.Add(new BacktestRow(key, method, origin, month, month - origin, series.Leads[month], points[step - 1], quantiles));
            }
        }

        return rows;
    }

    /// <summary>The latest origins whose next month has final leads, oldest first: what the review replays.</summary>
    public static IReadOnlyList<Month> ReplayOrigins(FramedQuestion framed, SeriesKey key, int count)
    {
        ArgumentNullException.ThrowIfNull(framed);
        TrainingTable table = framed.Table(key);
        int maturing = framed.Contract.LabelPolicy.MaturationMonths;
        Month earliest = table.Leads.First.Plus(maturing + framed.Contract.Gates.MinimumMonths - 1);
        return [.. Month.Range(Month.Later(earliest, framed.Cutoff.Origin.Plus(-count)), framed.Cutoff.Origin.Previous)];
    }

    /// <summary>Origins spread evenly over a series: round(linspace(first, last, count)), duplicates dropped.</summary>
    public static IReadOnlyList<Month> SpreadOrigins(TrainingTable table, int count, int minimumTraining)
    {
        ArgumentNullException.ThrowIfNull(table);
        int first = minimumTraining;
        int last = table.Leads.Count - 1;
        if (last < first)
            return [];
        return
        [
            .. Enumerable.Range(0, count)
                .Select(i => count == 1 ? last : first + ((last - first) * i / (count - 1.0)))
                .Select(at => table.Leads.First.Plus((int)Math.Round(at, MidpointRounding.ToEven) - 1))
                .Distinct(),
        ];
    }

    /// <summary>The point forecast of a method; null when it has none.</summary>
    internal static double[]? Points(Workbench bench, string method, SeriesKey key, Cutoff cutoff) =>
        Combined.Of([.. bench.Pool.Select(c => bench.Forecast(c, key, cutoff))], bench.Weights(method, key, cutoff));
}
