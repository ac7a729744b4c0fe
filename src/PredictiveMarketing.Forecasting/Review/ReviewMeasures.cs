namespace PredictiveMarketing.Forecasting.Review;

/// <summary>
/// Predicted against actual in five numbers. Shares are fractions (0.05 is 5 %); null where a denominator is zero or
/// no month has both values, never 0, infinity or NaN.
/// </summary>
/// <param name="Months">Months that have both an actual and a forecast.</param>
/// <param name="Wape">Sum of absolute errors over the sum of absolute actuals.</param>
/// <param name="Mape">Mean of the months' own relative errors; null when an actual is zero.</param>
/// <param name="Bias">Sum of errors (forecast minus actual) over the sum of absolute actuals: above 0 promises too much.</param>
/// <param name="TrackingSignal">Sum of errors over the mean absolute error: how many typical errors lie on one side.</param>
public sealed record ReviewMeasures(int Months, double? Wape, double? Mape, double? Bias, double? TrackingSignal)
{
    /// <summary>A forecast whose tracking signal is further from 0 than this leans to one side and wants a look.</summary>
    public const double DefaultAlarm = 4.0;

    /// <summary>Tells that the forecast leans to one side, however small its errors are.</summary>
    public bool Alarms => TrackingSignal is double signal && Math.Abs(signal) > DefaultAlarm;

    /// <summary>Measures the months in which both values are known; NaN stands for unknown.</summary>
    /// <exception cref="ArgumentException">The two series have different lengths.</exception>
    public static ReviewMeasures Of(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        if (actual.Length != forecast.Length)
            throw new ArgumentException($"{actual.Length} actuals cannot be compared with {forecast.Length} forecasts.", nameof(forecast));
        int months = 0;
        double level = 0, error = 0, absolute = 0, relative = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            if (!double.IsFinite(actual[i]) || !double.IsFinite(forecast[i]))
                continue;
            double miss = forecast[i] - actual[i];
            months++;
            level += Math.Abs(actual[i]);
            error += miss;
            absolute += Math.Abs(miss);
            relative += Math.Abs(miss) / Math.Abs(actual[i]);
        }

        return new ReviewMeasures(
            months,
            Wape: Ratio.Of(absolute, level),
            Mape: Ratio.Of(relative, months),
            Bias: Ratio.Of(error, level),
            TrackingSignal: Ratio.Of(error * months, absolute));
    }
}
