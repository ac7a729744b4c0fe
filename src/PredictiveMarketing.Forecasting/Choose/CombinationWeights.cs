using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Relate;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// Weights of the members of a combination, learned in two layers. Inside each of the two voices, what the leads say alone and what the drivers say,
/// a member weighs by the inverse square of its error (Bates and Granger 1969); between the voices the errors of the two combined voices decide,
/// starting from a stated prior. Both layers are shrunk to their prior by n / (n + 4) on n folds, because weights learned from few folds are mostly
/// noise (Smith and Wallis 2009).
/// </summary>
internal static class CombinationWeights
{
    private const double Power = 2;

    private const double ShrinkFolds = 4;

    /// <summary>At this level, over all drivers that were looked at, step 3's evidence for a driver counts as clear.</summary>
    private const double ClearEvidence = 0.1;

    /// <summary>The last value, the mean and the straight line are benchmarks in the contest, not members: they cost accuracy in the pool.</summary>
    private static readonly string[] Outside = ["naive", "mean", "drift"];

    public static bool MayJoin(ICandidate candidate) => !Outside.Contains(candidate.Name, StringComparer.Ordinal);

    /// <summary>
    /// What the leads say alone weighs this much before any fold is scored: a quarter where step 3 found clear evidence for a driver, a third where
    /// it kept one without (Bonferroni over the drivers), and two thirds where it kept none and the regressions are left without their drivers.
    /// </summary>
    public static double Prior(DriverReview review)
    {
        int looked = review.Drivers.Count(d => d.PValue is not null);
        DriverEvidence[] kept = [.. review.Drivers.Where(d => d.IsUsed)];
        if (kept.Length == 0)
            return 2.0 / 3;
        return kept.Any(d => d.PValue * looked < ClearEvidence) ? 0.25 : 1.0 / 3;
    }

    /// <param name="evidence">What the folds say of each candidate.</param>
    /// <param name="prior">Share of what the leads say alone before any fold is scored.</param>
    /// <param name="voiceError">Error of a combination with these weights on the folds; NaN where there is none.</param>
    /// <returns>One weight per candidate of the pool, adding up to 1; 0 for candidates outside or refused.</returns>
    public static double[] Learn(IReadOnlyList<ICandidate> pool, Evidence evidence, double prior, ReadOnlySpan<bool> available, Func<double[], double> voiceError)
    {
        double[] leads = Voice(pool, evidence, available, seesDrivers: false);
        double[] drivers = Voice(pool, evidence, available, seesDrivers: true);
        double share = leads.Sum() <= 0 ? 0 : drivers.Sum() <= 0 ? 1 : Share(prior, voiceError(leads), voiceError(drivers), evidence.Folds);
        for (int c = 0; c < leads.Length; c++)
            leads[c] = (share * leads[c]) + ((1 - share) * drivers[c]);
        return leads;
    }

    private static double Share(double prior, double leadsError, double driversError, int folds)
    {
        if (!double.IsFinite(leadsError) || !double.IsFinite(driversError) || leadsError + driversError <= 0)
            return prior;
        double leads = prior * driversError * driversError;
        double drivers = (1 - prior) * leadsError * leadsError;
        return Shrunk(leads / (leads + drivers), prior, folds);
    }

    private static double[] Voice(IReadOnlyList<ICandidate> pool, Evidence evidence, ReadOnlySpan<bool> available, bool seesDrivers)
    {
        double[] weights = new double[pool.Count];
        double sum = 0;
        int members = 0;
        for (int c = 0; c < pool.Count; c++)
        {
            if (!available[c] || pool[c].SeesDrivers != seesDrivers || !MayJoin(pool[c]))
                continue;
            members++;
            weights[c] = double.IsNaN(evidence.LogErrors[c]) ? 0 : Math.Exp(-Power * evidence.LogErrors[c]);
            sum += weights[c];
        }

        for (int c = 0; c < pool.Count && members > 0; c++)
        {
            bool member = available[c] && pool[c].SeesDrivers == seesDrivers && MayJoin(pool[c]);
            weights[c] = member ? Shrunk(sum > 0 ? weights[c] / sum : 1.0 / members, 1.0 / members, evidence.Folds) : 0;
        }

        return weights;
    }

    private static double Shrunk(double learned, double prior, int folds) => ((folds * learned) + (ShrinkFolds * prior)) / (folds + ShrinkFolds);
}
