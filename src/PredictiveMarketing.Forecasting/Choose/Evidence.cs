using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>What the inner folds say of each candidate: its error relative to the others on the same folds.</summary>
/// <param name="LogErrors">Logarithm of a candidate's error over the mean error of the pool; 0 is an average member, NaN one that was never scored.</param>
/// <param name="Folds">Folds behind it.</param>
internal sealed record Evidence(double[] LogErrors, int Folds)
{
    /// <summary>An error this much smaller than the pool's is not told from a smaller one: a perfect score does not take all.</summary>
    private const double Smallest = 1e-3;

    /// <summary>What other series say counts for as many folds as this when they are many, for half as many when they are five.</summary>
    private const double BorrowedFolds = 12;

    private const double SeriesForHalf = 5;

    /// <summary>The evidence of one series on its first folds.</summary>
    public static Evidence Of(FoldTable folds, IReadOnlyList<ICandidate> pool, int until, Month known)
    {
        double[] logs = new double[pool.Count];
        Array.Fill(logs, double.NaN);
        int[] always = [.. Enumerable.Range(0, pool.Count).Where(c => CombinationWeights.MayJoin(pool[c]) && !double.IsNaN(folds.Error(folds.Forecasts[c], until, known)))];
        if (always.Length == 0)
            return new Evidence(logs, until);
        for (int c = 0; c < pool.Count; c++)
        {
            // A candidate that was refused on some folds is compared with the others on the rest, and believed in part.
            bool[] scored = [.. folds.Forecasts[c].Take(until).Select(f => f is not null)];
            int n = scored.Count(s => s);
            if (n == 0)
                continue;
            double pools = always.Average(a => folds.Error(folds.Forecasts[a], until, known, scored));
            double own = folds.Error(folds.Forecasts[c], until, known, scored);
            if (!double.IsNaN(own) && pools > 0)
                logs[c] = Math.Log(Math.Max(own / pools, Smallest)) * n / until;
        }

        return new Evidence(logs, until);
    }

    /// <summary>The mean over series, each counting the same.</summary>
    public static Evidence Mean(IReadOnlyList<Evidence> series, int candidates)
    {
        double[] logs = new double[candidates];
        for (int c = 0; c < candidates; c++)
        {
            double[] seen = [.. series.Select(s => s.LogErrors[c]).Where(x => !double.IsNaN(x))];
            logs[c] = seen.Length == 0 ? double.NaN : seen.Average();
        }

        return new Evidence(logs, series.Count);
    }

    /// <summary>Adds what the other series of the workspace say: the fewer folds of its own a series has, the more it listens.</summary>
    /// <param name="workspace">The mean over all series; its folds are the number of series.</param>
    public Evidence Borrowing(Evidence workspace)
    {
        double others = workspace.Folds - 1;
        if (others <= 0)
            return this;
        double borrowed = BorrowedFolds * others / (others + SeriesForHalf);
        double[] logs = [.. LogErrors.Select((own, c) => Blend(own, workspace.LogErrors[c], borrowed))];
        return new Evidence(logs, Math.Max(Folds, (int)borrowed / 2));
    }

    private double Blend(double own, double others, double borrowed) =>
        double.IsNaN(others) ? own
        : double.IsNaN(own) ? (Folds == 0 ? others : own)
        : ((Folds * own) + (borrowed * others)) / (Folds + borrowed);
}
