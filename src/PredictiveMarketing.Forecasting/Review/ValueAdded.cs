namespace PredictiveMarketing.Forecasting.Review;

/// <summary>What a forecasting step was worth: the error it took away from the step before it.</summary>
/// <param name="Reference">WAPE of the step before, usually seasonal naive.</param>
/// <param name="Forecast">WAPE of the step that is judged.</param>
/// <param name="Points">Reference minus forecast, as a fraction; above 0 the step helped. Null where either is unknown.</param>
public sealed record ValueAdded(double? Reference, double? Forecast, double? Points)
{
    /// <summary>Compares two forecasts on the months that have an actual and both forecasts, so that neither is excused a hard month.</summary>
    /// <exception cref="ArgumentException">The three series have different lengths.</exception>
    public static ValueAdded Of(ReadOnlySpan<double> actual, ReadOnlySpan<double> reference, ReadOnlySpan<double> forecast)
    {
        if (reference.Length != actual.Length || forecast.Length != actual.Length)
            throw new ArgumentException("Actual, reference and forecast must cover the same months.", nameof(forecast));
        double[] shared = new double[actual.Length];
        for (int i = 0; i < shared.Length; i++)
            shared[i] = double.IsFinite(reference[i]) && double.IsFinite(forecast[i]) ? actual[i] : double.NaN;
        double? before = ReviewMeasures.Of(shared, reference).Wape;
        double? after = ReviewMeasures.Of(shared, forecast).Wape;
        return new ValueAdded(before, after, before - after);
    }
}
