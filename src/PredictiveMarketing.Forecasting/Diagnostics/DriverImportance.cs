using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Diagnostics;

/// <summary>
/// What a driver is worth to a candidate out of sample, on the inner folds: errors with the driver disturbed over errors with it as it was.
/// 1 means that it does not matter, 1.3 that errors grow by 30 % without it, below 1 that it does harm.
/// </summary>
/// <param name="Permuted">
/// The months to forecast of one fold take the driver's values from another fold's, by a permutation with a seed, averaged over repeats (Breiman
/// 2001; as a ratio, Fisher, Rudin and Dominici 2019). What was fitted and what carries over from history stay; null when nothing can be scored.
/// </param>
/// <param name="Scatter">Standard deviation of that ratio over the repeats.</param>
/// <param name="Dropped">The candidate fitted anew on every fold without the driver; null for families that share one fit across series.</param>
/// <param name="Folds">Folds in which the candidate had the driver.</param>
public sealed record DriverImportance(string Driver, double? Permuted, double? Scatter, double? Dropped, int Folds)
{
    private const int Repeats = 20;

    /// <summary>Every driver that the candidate met on the inner folds of a series, the weightiest first.</summary>
    public static IReadOnlyList<DriverImportance> Of(Workbench bench, ICandidate candidate, SeriesKey key, Cutoff cutoff)
    {
        ArgumentNullException.ThrowIfNull(bench);
        ArgumentNullException.ThrowIfNull(candidate);
        Fold[] folds = [.. Fold.All(bench, candidate, key, cutoff)];
        string[] drivers = [.. folds.SelectMany(f => f.Table.Drivers).Select(d => d.Name).Distinct().Order(StringComparer.Ordinal)];
        double usual = Error(folds, f => f.Model.Forecast(f.Table));
        return
        [
            .. drivers.Select(driver => Of(bench.Seed, candidate, folds, driver, usual))
                .OrderByDescending(d => d.Permuted ?? 0).ThenBy(d => d.Driver, StringComparer.Ordinal),
        ];
    }

    private static DriverImportance Of(int seed, ICandidate candidate, Fold[] folds, string driver, double usual)
    {
        Fold[] with = [.. folds.Where(f => f.Has(driver))];
        if (!(usual > 0))
            return new DriverImportance(driver, null, null, null, with.Length);
        double[] ratios = new double[Repeats];
        SeededRandom dice = new SeededRandom((ulong)seed).Fork($"importance/{candidate.Name}/{driver}");
        for (int r = 0; r < Repeats; r++)
        {
            int[] order = Shuffled(with.Length, dice);
            var swapped = new Dictionary<Fold, KnownTable>();
            for (int i = 0; i < with.Length; i++)
                swapped[with[i]] = with[i].WithHorizonOf(with[order[i]], driver);
            ratios[r] = Error(folds, f => f.Model.Forecast(swapped.GetValueOrDefault(f, f.Table))) / usual;
        }

        double mean = ratios.Sum() / Repeats;
        double? dropped = candidate is LocalCandidate local
            ? ModelDiagnostics.Number(Error(folds, f => f.Has(driver) ? Without(local, f.Table, driver) : f.Model.Forecast(f.Table)) / usual)
            : null;
        return new DriverImportance(driver, mean, Math.Sqrt(ratios.Sum(x => (x - mean) * (x - mean)) / (Repeats - 1)), dropped, with.Length);
    }

    private static double[]? Without(LocalCandidate candidate, KnownTable table, string driver)
    {
        KnownTable less = table.With([.. table.Drivers.Where(d => d.Name != driver)]);
        return candidate.Fit(less).Model?.Forecast(less);
    }

    /// <summary>Mean absolute error over all months that can be scored; NaN when a fold gives no forecast.</summary>
    private static double Error(Fold[] folds, Func<Fold, double[]?> forecast)
    {
        double sum = 0;
        int n = 0;
        foreach (Fold fold in folds)
        {
            double[]? points = forecast(fold);
            for (int s = 0; s < fold.Actuals.Length; s++)
            {
                if (double.IsNaN(fold.Actuals[s]))
                    continue;
                sum += Math.Abs(fold.Actuals[s] - (points?[s] ?? double.NaN));
                n++;
            }
        }

        return n == 0 ? double.NaN : sum / n;
    }

    private static int[] Shuffled(int count, SeededRandom dice)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = 0; i < count - 1; i++)
        {
            int j = i + dice.NextInt(count - i);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    /// <summary>One inner fold: the table as known there, the model fitted to it and what came.</summary>
    private sealed class Fold(KnownTable table, LeadModel model, double[] actuals)
    {
        public KnownTable Table => table;

        public LeadModel Model => model;

        public double[] Actuals => actuals;

        public static IEnumerable<Fold> All(Workbench bench, ICandidate candidate, SeriesKey key, Cutoff cutoff)
        {
            FoldTable folds = bench.Folds(key, cutoff);
            for (int f = 0; f < folds.Count; f++)
            {
                Cutoff inner = cutoff.At(folds.Origins[f]);
                if (bench.Fit(candidate, key, inner).Model is { } model)
                    yield return new Fold(bench.Table(key, inner), model, folds.Actuals[f]);
            }
        }

        public bool Has(string driver) => table.Drivers.Any(d => d.Name == driver);

        public KnownTable WithHorizonOf(Fold other, string driver)
        {
            ReadOnlySpan<double> ahead = other.Table.Drivers.First(d => d.Name == driver).Values.AsSpan(other.Table.Count);
            KnownDriver[] drivers = [.. table.Drivers];
            int at = Array.FindIndex(drivers, d => d.Name == driver);
            double[] values = [.. drivers[at].Values];
            ahead.CopyTo(values.AsSpan(table.Count));
            drivers[at] = drivers[at] with { Values = values };
            return table.With(drivers);
        }
    }
}
