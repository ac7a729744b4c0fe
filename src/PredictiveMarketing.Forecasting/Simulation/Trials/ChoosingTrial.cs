using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation.Trials;

/// <summary>
/// Tries the whole of choosing on a simulated workspace: <c>selected</c> at a few outer origins, nested and out of sample, beside every
/// candidate that never looks at a driver.
/// </summary>
/// <param name="Origins">Number of outer origins, the latest ones, a month apart.</param>
public sealed record ChoosingTrial(TrialSettings Settings, int Origins)
{
    public TrialResult Run(IReadOnlyList<ICandidate> pool)
    {
        FramedQuestion framed = FourSteps.Frame(TrialWorkspace.Draw(Settings), clock: null);
        var bench = new Workbench(framed, seed: 1, pool);
        string[] univariate = [.. pool.Where(c => !c.SeesDrivers).Select(c => c.Name)];
        var wanted = univariate.Append(Backtest.Selected).ToHashSet(StringComparer.Ordinal);
        var rows = new List<BacktestRow>();
        Month last = TrialWorkspace.LastOrigin(Settings);
        foreach (TrainingTable table in framed.Tables)
        {
            for (int back = Origins - 1; back >= 0; back--)
                rows.AddRange(Backtest.Fold(bench, table.Key, last.Plus(-back), window: null, wanted.Contains));
        }

        BacktestRow[] selected = [.. rows.Where(r => r.Model == Backtest.Selected)];
        // A candidate that was refused somewhere has not answered the same question.
        (string Name, double Error)[] without =
        [
            .. univariate.Select(name => (name, Rows: rows.Where(r => r.Model == name).ToArray()))
                .Where(c => c.Rows.Length == selected.Length).Select(c => (c.name, Error(c.Rows))),
        ];
        (string bestName, double bestError) = without.MinBy(c => c.Error);
        return new TrialResult(Settings, selected.Length, Error(selected), bestName, bestError, Coverage.Of(selected, Settings.Horizon));
    }

    private static double Error(BacktestRow[] rows) => rows.Sum(r => Math.Abs(r.Actual - r.Point)) / rows.Length;
}

/// <summary>What one trial found; errors are mean absolute errors in leads, pooled over series, origins and horizons.</summary>
/// <param name="Forecasts">Number of forecasts behind each error.</param>
/// <param name="BestWithout">The best candidate without drivers, known only in hindsight.</param>
/// <param name="Coverage">Of <c>selected</c>, per horizon from 1.</param>
public sealed record TrialResult(
    TrialSettings Settings, int Forecasts, double SelectedError, string BestWithout, double BestError, IReadOnlyList<Coverage> Coverage)
{
    /// <summary>Below 1 the choice did better than the best candidate without drivers.</summary>
    public double Ratio => SelectedError / BestError;
}

/// <summary>How often a band held what came.</summary>
public readonly record struct Coverage(int Forecasts, int Held80, int Held95)
{
    public double Share80 => (double)Held80 / Forecasts;

    public double Share95 => (double)Held95 / Forecasts;

    public static Coverage operator +(Coverage a, Coverage b) => new(a.Forecasts + b.Forecasts, a.Held80 + b.Held80, a.Held95 + b.Held95);

    public static Coverage Add(Coverage left, Coverage right) => left + right;

    internal static IReadOnlyList<Coverage> Of(IReadOnlyList<BacktestRow> rows, int horizon) =>
    [
        .. Enumerable.Range(1, horizon).Select(h => rows.Where(r => r.Horizon == h).ToArray())
            .Select(r => new Coverage(r.Length, r.Count(x => x.Quantiles.Covers80(x.Actual)), r.Count(x => x.Quantiles.Covers95(x.Actual)))),
    ];
}
