using System.Globalization;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Backtests;

/// <summary>One model's accuracy over all folds.</summary>
internal sealed record ModelAccuracy(string Model, int Forecasts, double? Wape, double? RelativeToSeasonalNaive, double? Coverage80, double? Coverage95);

/// <summary>Prints what a backtest found.</summary>
internal static class BacktestSummary
{
    public static void Print(Terminal terminal, BacktestPlan plan, IReadOnlyList<BacktestRow> rows)
    {
        IReadOnlyList<ModelAccuracy> table = Of(rows);
        if (terminal.Json)
        {
            terminal.Document(new { verb = "backtest", workspace = plan.Workspace, file = plan.Output, rows = rows.Count, drivers = plan.AsPlanned ? "as-planned" : "delivered", accuracy = table });
            return;
        }

        terminal.Table(
            ["model", "forecasts", "WAPE", "x seasonal naive", "in 80 % band", "in 95 % band"],
            [
                .. table.Select(a => (IReadOnlyList<string>)
                [
                    a.Model, a.Forecasts.ToString(CultureInfo.InvariantCulture), Percent(a.Wape), Ratio(a.RelativeToSeasonalNaive), Percent(a.Coverage80), Percent(a.Coverage95),
                ]),
            ]);
        terminal.Line($"{rows.Count} rows written to {plan.Output}");
    }

    public static IReadOnlyList<ModelAccuracy> Of(IReadOnlyList<BacktestRow> rows)
    {
        BacktestRow[] scored = [.. rows.Where(r => !double.IsNaN(r.Actual))];
        var baseline = scored.Where(r => r.Model == "seasonal-naive").ToDictionary(r => (r.Key, r.Origin, r.Horizon), r => Math.Abs(r.Actual - r.Point));
        return
        [
            .. scored.GroupBy(r => r.Model).Select(model =>
            {
                double error = 0, actual = 0, own = 0, naive = 0;
                int n = 0, in80 = 0, in95 = 0;
                foreach (BacktestRow row in model)
                {
                    double e = Math.Abs(row.Actual - row.Point);
                    error += e;
                    actual += Math.Abs(row.Actual);
                    n++;
                    in80 += row.Quantiles.Covers80(row.Actual) ? 1 : 0;
                    in95 += row.Quantiles.Covers95(row.Actual) ? 1 : 0;
                    if (baseline.TryGetValue((row.Key, row.Origin, row.Horizon), out double b))
                    {
                        own += e;
                        naive += b;
                    }
                }

                return new ModelAccuracy(model.Key, n, actual > 0 ? error / actual : null, naive > 0 ? own / naive : null, (double)in80 / n, (double)in95 / n);
            }).OrderBy(a => a.Wape ?? double.PositiveInfinity).ThenBy(a => a.Model, StringComparer.Ordinal),
        ];
    }

    private static string Percent(double? share) => share is double s ? s.ToString("P1", CultureInfo.InvariantCulture) : "n/a";

    private static string Ratio(double? ratio) => ratio is double r ? r.ToString("0.000", CultureInfo.InvariantCulture) : "n/a";
}
