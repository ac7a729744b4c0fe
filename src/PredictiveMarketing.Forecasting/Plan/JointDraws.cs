using MathNet.Numerics.Distributions;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Plan;

/// <summary>
/// Draws whole futures of several series at once: every inner origin gets one random weight, shared by all series and months (the idea of the
/// wild bootstrap, Liu 1988), so that errors of one origin stay together; each value is then read from its own calibrated quantiles
/// (a Gaussian copula), so that margins keep their width and totals get theirs.
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
        Directions[] directions = [.. members.Select(m => Directions.Of(m.Intervals, origins))];
        CountDistribution?[][] counts = [.. members.Select(CountsOf)];
        double[] weights = new double[origins.Length];
        double[][][] draws = new double[Count][][];
        for (int d = 0; d < Count; d++)
        {
            for (int o = 0; o < weights.Length; o++)
                weights[o] = dice.NextNormal();
            draws[d] = new double[members.Count][];
            for (int i = 0; i < members.Count; i++)
            {
                IReadOnlyList<ForecastMonth> months = members[i].Forecast.Months;
                draws[d][i] = new double[months.Count];
                for (int s = 0; s < months.Count; s++)
                {
                    double level = Normal.CDF(0, 1, directions[i].Value(s, weights, dice));
                    draws[d][i][s] = counts[i][s]?.Quantile(level) ?? Quantile(months[s].Quantiles, level);
                }
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

    /// <summary>
    /// The seven quantiles of a sum of small counts, as they were drawn: whole numbers, and not moved, for the medians of small counts do not add
    /// up to that of their sum (thirty markets without a lead in most months are not a campaign without leads).
    /// </summary>
    public static Quantiles SummariseCounts(double[] totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        double[] sorted = (double[])totals.Clone();
        Array.Sort(sorted);
        return Quantiles.Ordered([.. Quantiles.Levels.Select(level => sorted[(int)Math.Ceiling(level * sorted.Length) - 1])], nonNegative: true);
    }

    // A small count is drawn from its own distribution: straight lines between whole quantiles would not give its mean.
    private static CountDistribution?[] CountsOf(Member member) =>
        [.. member.Forecast.Months.Select(m => member.Intervals.Counts ? member.Intervals.CountsAround(m.Point, m.Step) : null)];

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

    /// <summary>The inner errors of a series, each step scaled to unit variance, so that they give correlations and the quantiles give widths.</summary>
    private sealed class Directions
    {
        /// <summary>Correlations seen on n inner origins are shrunk towards independence by n / (n + 4): few origins show many by chance.</summary>
        private const double PriorOrigins = 4;

        private readonly double[][] errors;
        private readonly double[] kept;

        private Directions(double[][] errors, double[] kept)
        {
            this.errors = errors;
            this.kept = kept;
        }

        public static Directions Of(IntervalRule intervals, Month[] origins)
        {
            int steps = intervals.Offsets.Count;
            double[][] errors = [.. Enumerable.Range(0, steps).Select(_ => new double[origins.Length])];
            double[] kept = new double[steps];
            for (int s = 0; s < steps; s++)
            {
                double squares = 0;
                int n = 0;
                foreach (OriginErrors draw in intervals.Draws)
                {
                    if (s >= draw.Errors.Count || draw.Errors[s] is not double error)
                        continue;
                    errors[s][Array.BinarySearch(origins, draw.Origin)] = error;
                    squares += error * error;
                    n++;
                }

                if (squares == 0)
                    continue;
                kept[s] = n / (n + PriorOrigins);
                for (int o = 0; o < origins.Length; o++)
                    errors[s][o] /= Math.Sqrt(squares);
            }

            return new Directions(errors, kept);
        }

        /// <summary>A standard normal value of one step, tied to those of other series and steps through the origins' weights.</summary>
        public double Value(int step, double[] weights, SeededRandom dice)
        {
            double own = dice.NextNormal();
            if (step >= errors.Length || kept[step] == 0)
                return own;
            double together = 0;
            for (int o = 0; o < weights.Length; o++)
                together += weights[o] * errors[step][o];
            return (Math.Sqrt(kept[step]) * together) + (Math.Sqrt(1 - kept[step]) * own);
        }
    }
}
