using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>The forecasts of every candidate on the inner folds of a series, beside the actuals that are known on the outer cutoff.</summary>
/// <param name="Origins">Inner origins, oldest first.</param>
/// <param name="Actuals">Origin by step; NaN where the month lies after the outer origin or is missing.</param>
/// <param name="Forecasts">Candidate by origin by step; null where the candidate was refused.</param>
internal sealed record FoldTable(IReadOnlyList<Month> Origins, double[][] Actuals, double[]?[][] Forecasts)
{
    /// <summary>At most this many inner folds, the latest ones.</summary>
    public const int MostFolds = 12;

    public int Count => Origins.Count;

    public static FoldTable Of(Workbench bench, SeriesKey key, Cutoff cutoff)
    {
        KnownTable table = bench.Table(key, cutoff);
        IReadOnlyList<Month> origins = InnerOrigins(table.Count, cutoff);
        double[][] actuals = [.. origins.Select(o => Enumerable.Range(1, cutoff.Steps).Select(step => At(table, o.Plus(step))).ToArray())];
        double[]?[][] forecasts = [.. bench.Pool.Select(c => origins.Select(o => bench.Forecast(c, key, cutoff.At(o))).ToArray())];
        return new FoldTable(origins, actuals, forecasts);
    }

    /// <summary>Monthly origins before a cutoff, oldest first: the latest 12 that leave max(12, half of the months) to train on.</summary>
    /// <param name="months">Months of history on the cutoff.</param>
    public static IReadOnlyList<Month> InnerOrigins(int months, Cutoff cutoff) =>
        [.. Enumerable.Range(1, Math.Max(0, Math.Min(MostFolds, months - Math.Max(12, months / 2)))).Reverse().Select(back => cutoff.Origin.Plus(-back))];

    /// <summary>
    /// Mean absolute error of a candidate over the folds up to <paramref name="until"/>, later folds and nearer months weighing more; NaN when it was
    /// not scored on every fold.
    /// </summary>
    /// <param name="known">Only actuals up to this month are looked at.</param>
    /// <param name="only">Which folds to look at; all when empty.</param>
    public double Error(double[]?[] forecasts, int until, Month known, ReadOnlySpan<bool> only = default)
    {
        double sum = 0, weights = 0;
        for (int f = 0; f < until; f++)
        {
            if (!only.IsEmpty && !only[f])
                continue;
            double[]? forecast = forecasts[f];
            if (forecast is null)
                return double.NaN;
            double recency = Recency(until - 1 - f);
            for (int s = 0; s < forecast.Length; s++)
            {
                // Errors grow with the step: without its own weight the farthest month would decide.
                double weight = recency / SpreadOfErrors.UsualGrowth(s);
                double y = Actuals[f][s];
                if (double.IsNaN(y) || Origins[f].Plus(s + 1) > known)
                    continue;
                sum += weight * Math.Abs(y - forecast[s]);
                weights += weight;
            }
        }

        return weights == 0 ? double.NaN : sum / weights;
    }

    /// <summary>On how many of the first folds each candidate had the smallest error; equal errors go to the first of the pool.</summary>
    public int[] Wins(int until, Month known)
    {
        int[] wins = new int[Forecasts.Length];
        for (int f = 0; f < until; f++)
        {
            int best = -1;
            double least = double.PositiveInfinity;
            for (int c = 0; c < Forecasts.Length; c++)
            {
                double error = FoldError(Forecasts[c][f], f, known);
                if (error < least)
                    (best, least) = (c, error);
            }

            if (best >= 0)
                wins[best]++;
        }

        return wins;
    }

    /// <summary>Mean absolute error of a forecast made at one fold; NaN when nothing could be scored.</summary>
    public double FoldError(double[]? forecast, int f, Month known)
    {
        double sum = 0;
        int n = 0;
        for (int s = 0; forecast is not null && s < forecast.Length; s++)
        {
            if (double.IsNaN(Actuals[f][s]) || Origins[f].Plus(s + 1) > known)
                continue;
            sum += Math.Abs(Actuals[f][s] - forecast[s]);
            n++;
        }

        return n == 0 ? double.NaN : sum / n;
    }

    // The latest folds are trained on about as many months as the forecast that matters; the first on half as many.
    private static double Recency(int age) => Math.Pow(0.8, age);

    private static double At(KnownTable table, Month month)
    {
        int i = month - table.First;
        return i >= 0 && i < table.Count ? table.Leads[i] : double.NaN;
    }
}
