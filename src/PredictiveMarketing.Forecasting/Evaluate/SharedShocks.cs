using MathNet.Numerics.Statistics;

namespace PredictiveMarketing.Forecasting.Evaluate;

/// <summary>What the markets of a campaign have in common of that which trend, season and drivers leave: national noise does not average out over them.</summary>
/// <param name="Share">Of the residual variance; 0 at least. Null with a single market, where nobody can tell.</param>
/// <param name="Error">Standard error of the share where markets have nothing in common.</param>
/// <param name="Markets">How many there are.</param>
internal sealed record SharedShocks(double? Share, double Error, int Markets)
{
    /// <summary>What is taken with a single market: shocks are partly national in most countries, and a campaign of many markets would have to reckon with them.</summary>
    public const double WhereUnknown = 0.25;

    /// <summary>Months that several series must have in common.</summary>
    private const int Fewest = 12;

    /// <summary>What is more than independent markets show by chance.</summary>
    public double? Evident => Share is double share ? Math.Max(0, share - Error) : null;

    /// <summary>Variance of the sum against that of independent series (Kish 1965).</summary>
    public double Inflation => 1 + ((Markets - 1) * (Evident ?? 0));

    /// <summary>
    /// The mean rank correlation of two markets' residuals, or of their monthly changes where that is larger: shocks may wander, and a step that is not quite taken out
    /// may hide them. Of ranks, so that no month counts for more than one.
    /// </summary>
    /// <param name="residuals">Of the same months.</param>
    public static SharedShocks Of(IReadOnlyList<double[]> residuals)
    {
        if (residuals.Count < 2 || residuals[0].Length <= Fewest)
            return new SharedShocks(null, 0, residuals.Count);
        double[][] changes = [.. residuals.Select(r => (double[])[.. r.Skip(1).Zip(r, (now, before) => now - before)])];
        double share = Math.Max(Alike(residuals, (a, b) => Correlation.Spearman(a, b)), Alike(changes, (a, b) => Correlation.Spearman(a, b)));
        double pairs = changes.Length * (changes.Length - 1) / 2.0;
        return new SharedShocks(Math.Clamp(share, 0, 1), 1 / Math.Sqrt(changes[0].Length * pairs), residuals.Count);
    }

    /// <summary>Mean of a likeness over all pairs of series; pairs without one count as unlike.</summary>
    public static double Alike(IReadOnlyList<double[]> series, Func<double[], double[], double> likeness)
    {
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < series.Count; a++)
        {
            for (int b = a + 1; b < series.Count; b++)
            {
                double one = likeness(series[a], series[b]);
                sum += double.IsFinite(one) ? one : 0;
                pairs++;
            }
        }

        return pairs == 0 ? 0 : sum / pairs;
    }
}
