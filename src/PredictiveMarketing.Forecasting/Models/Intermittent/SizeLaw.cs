namespace PredictiveMarketing.Forecasting.Models.Intermittent;

/// <summary>How the leads of months that have any spread around their mean: the shares seen in history, smallest first.</summary>
internal sealed class SizeLaw
{
    private readonly double[] relative;

    private SizeLaw(double[] relative) => this.relative = relative;

    /// <summary>Variance of a size over the square of its mean.</summary>
    public double Spread => relative.Length < 2 ? 0 : relative.Sum(x => (x - 1) * (x - 1)) / (relative.Length - 1);

    public static SizeLaw Of(ReadOnlySpan<double> leads)
    {
        var sizes = new List<double>();
        foreach (double y in leads)
        {
            if (y > 0)
                sizes.Add(y);
        }

        sizes.Sort();
        double mean = sizes.Count == 0 ? 1 : sizes.Average();
        return new SizeLaw([.. sizes.Select(y => y / mean)]);
    }

    /// <summary>
    /// The median of a month, which is what the absolute error asks for: none where leads come in at most half of all months; else the size that,
    /// with the empty months below it, leaves half of the chance on either side.
    /// </summary>
    public double Median(double chance, double size)
    {
        if (chance <= 0.5 || relative.Length == 0)
            return 0;
        double level = 1 - (0.5 / Math.Min(1, chance));
        // Straight lines between the middles of the ranks (Hazen), so that one more month never makes it jump by a whole lead.
        double at = Math.Clamp((level * relative.Length) - 0.5, 0, relative.Length - 1);
        int below = (int)at;
        return size * (relative[below] + ((at - below) * (relative[Math.Min(below + 1, relative.Length - 1)] - relative[below])));
    }
}
