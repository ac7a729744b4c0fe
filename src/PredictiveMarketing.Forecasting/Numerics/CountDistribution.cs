namespace PredictiveMarketing.Forecasting.Numerics;

/// <summary>
/// How likely each whole number is: negative binomial with a given mean and variance, Poisson where the variance is not larger than the mean
/// (a count without over-dispersion). Terms are taken from their logarithms, so that no first term vanishes.
/// </summary>
internal sealed class CountDistribution
{
    private readonly List<double> cumulative = [];
    private Terms terms;

    /// <param name="mean">0 or more; 0 leaves nothing but zeros.</param>
    public CountDistribution(double mean, double variance) => terms = new Terms(mean, variance);

    /// <summary>The smallest whole number with at least this much probability up to and including it.</summary>
    /// <param name="level">Between 0 and 1; beyond what a double can tell from 1 the tail is cut.</param>
    public double Quantile(double level)
    {
        while ((cumulative.Count == 0 || cumulative[^1] < level) && !terms.Over)
            cumulative.Add((cumulative.Count == 0 ? 0 : cumulative[^1]) + terms.Next());
        int at = cumulative.BinarySearch(level);
        at = at < 0 ? ~at : at;
        // Far out two sums may be the same double: the first of them counts.
        while (at > 0 && at < cumulative.Count && cumulative[at - 1] == cumulative[at])
            at--;
        return Math.Min(at, cumulative.Count - 1);
    }

    /// <summary>
    /// The probability up to a number that need not be whole: every count is spread evenly over the half on either side of it, as in the
    /// continuity correction.
    /// </summary>
    public static double Below(double number, double mean, double variance)
    {
        var terms = new Terms(mean, variance);
        double upTo = number + 0.5;
        double sum = 0;
        for (int k = 0; k <= upTo; k++)
            sum += Math.Min(1, upTo - k) * terms.Next();
        return sum;
    }

    /// <summary>The probabilities of 0, 1, 2 ... one after the other.</summary>
    private struct Terms
    {
        private readonly double mean;
        private readonly double size;
        private double log;
        private int k;

        public Terms(double mean, double variance)
        {
            this.mean = mean;
            size = variance > mean ? mean * mean / (variance - mean) : double.PositiveInfinity;
            log = mean <= 0 ? 0 : double.IsPositiveInfinity(size) ? -mean : -size * Math.Log(1 + (mean / size));
        }

        /// <summary>True when what is left is too little to be seen.</summary>
        public readonly bool Over => mean <= 0 ? k > 0 : k > mean && log < -45;

        public double Next()
        {
            double probability = Math.Exp(log);
            double odds = double.IsPositiveInfinity(size) ? mean : mean * (size + k) / (size + mean);
            k++;
            log += mean <= 0 ? double.NegativeInfinity : Math.Log(odds / k);
            return probability;
        }
    }
}
