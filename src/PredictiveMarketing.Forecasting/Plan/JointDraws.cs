using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Plan;

/// <summary>
/// Draws whole futures of several series at once. The errors of one inner origin stay together over series and months (an empirical copula:
/// Clark et al. 2004, the Schaake shuffle), each value taken from its own calibrated quantiles, so that margins keep their width and totals get theirs.
/// </summary>
public static class JointDraws
{
    /// <summary>Number of futures: the 2.5 % quantile then rests on 50 draws.</summary>
    public const int Count = 2000;

    /// <summary>A series as it enters the draws.</summary>
    public sealed record Member(PlanForecast Forecast, IntervalRule Intervals);

    /// <returns>Draw by member by step.</returns>
    public static double[][][] Of(IReadOnlyList<Member> members, int seed, string label)
    {
        ArgumentNullException.ThrowIfNull(members);
        var dice = new SeededRandom((ulong)seed).Fork("totals").Fork(label);
        Month[] origins = [.. members.SelectMany(m => m.Intervals.Draws.Select(d => d.Origin)).Distinct().Order()];
        Ranks[] ranks = [.. members.Select(m => Ranks.Of(m.Intervals))];
        double[][][] draws = new double[Count][][];
        for (int d = 0; d < Count; d++)
        {
            Month? origin = origins.Length == 0 ? null : origins[dice.NextInt(origins.Length)];
            draws[d] = new double[members.Count][];
            for (int i = 0; i < members.Count; i++)
            {
                IReadOnlyList<ForecastMonth> months = members[i].Forecast.Months;
                draws[d][i] = new double[months.Count];
                for (int s = 0; s < months.Count; s++)
                    draws[d][i][s] = Quantile(months[s].Quantiles, ranks[i].Probability(origin, s, dice));
            }
        }

        return draws;
    }

    /// <summary>The seven quantiles of a sum, moved so that its median is the sum of the medians.</summary>
    public static Quantiles Summarise(double[] totals, double median, bool nonNegative)
    {
        ArgumentNullException.ThrowIfNull(totals);
        double[] sorted = (double[])totals.Clone();
        Array.Sort(sorted);
        double[] values = [.. Quantiles.Levels.Select(level => At(sorted, level))];
        double shift = median - values[3];
        for (int q = 0; q < values.Length; q++)
            values[q] += shift;
        values[3] = median;
        return Quantiles.Ordered(values, nonNegative);
    }

    private static double At(double[] sorted, double level)
    {
        double at = level * (sorted.Length - 1);
        int below = (int)at;
        return sorted[below] + ((at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }

    // Straight lines between the seven quantiles; beyond them the outermost line goes on.
    private static double Quantile(Quantiles q, double p)
    {
        double[] values = q.ToArray();
        IReadOnlyList<double> levels = Quantiles.Levels;
        int k = 0;
        while (k < levels.Count - 2 && p > levels[k + 1])
            k++;
        return values[k] + ((values[k + 1] - values[k]) * (p - levels[k]) / (levels[k + 1] - levels[k]));
    }

    /// <summary>Where each inner error stood among those of its series and step.</summary>
    private sealed class Ranks(Dictionary<Month, (int Rank, int Of)[]> byOrigin)
    {
        public static Ranks Of(IntervalRule intervals)
        {
            var byOrigin = new Dictionary<Month, (int, int)[]>();
            int steps = intervals.Offsets.Count;
            foreach (OriginErrors origin in intervals.Draws)
                byOrigin[origin.Origin] = new (int, int)[steps];
            for (int s = 0; s < steps; s++)
            {
                (Month Origin, double Error)[] sorted =
                [
                    .. intervals.Draws.Where(d => s < d.Errors.Count && d.Errors[s] is not null)
                        .Select(d => (d.Origin, d.Errors[s]!.Value)).OrderBy(d => d.Value).ThenBy(d => d.Origin),
                ];
                for (int r = 0; r < sorted.Length; r++)
                    byOrigin[sorted[r].Origin][s] = (r, sorted.Length);
            }

            return new Ranks(byOrigin);
        }

        /// <summary>A probability from the rank's own bin, or from anywhere when this origin has no error there.</summary>
        public double Probability(Month? origin, int step, SeededRandom dice)
        {
            double u = dice.NextDouble();
            if (origin is not Month o || !byOrigin.TryGetValue(o, out (int Rank, int Of)[]? ranks) || step >= ranks.Length || ranks[step].Of < 2)
                return u;
            return (ranks[step].Rank + u) / ranks[step].Of;
        }
    }
}
