namespace PredictiveMarketing.Forecasting.Evaluate.Levels;

/// <summary>How far each part of a log series may reasonably go: standard deviations of normal priors, which shrink what few months cannot tell.</summary>
/// <param name="Slope">Growth a month.</param>
/// <param name="Season">Of the two waves that last a year; of waves that are k times shorter, divided by k to the power of 1.5: seasons are smooth.</param>
/// <param name="Side">Values that must lie on both sides of a step.</param>
internal sealed record LevelPrior(double Slope, double Season, int Side)
{
    /// <summary>Growth of some 4 % a year, seasons of some 15 %.</summary>
    public static LevelPrior Leads { get; } = new(0.003, 0.12, Side: 6) { Memories = [0, 0.3] };

    /// <summary>Prices grow steadily and have a weak season.</summary>
    public static LevelPrior Prices { get; } = new(0.004, 0.05, Side: 3);

    /// <summary>Shares of a month's noise that may stay for the next one.</summary>
    public IReadOnlyList<double> Memories { get; init; } = [0];

    /// <summary>How likely the noise is before a value is seen, as a log: usually 6 % of a monthly series, seldom under 3 or over 12. Keeps two years with many drivers from being explained without noise.</summary>
    public static double LogOfNoise(double deviation)
    {
        double unusual = Math.Log(deviation / 0.06) / 0.7;
        return -0.5 * unusual * unusual;
    }
}
