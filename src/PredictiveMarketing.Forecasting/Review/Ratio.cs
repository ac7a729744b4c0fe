namespace PredictiveMarketing.Forecasting.Review;

/// <summary>Division that knows when there is no answer.</summary>
public static class Ratio
{
    /// <summary>Null, shown as n/a, when the denominator is zero or either side is not a finite number.</summary>
    public static double? Of(double numerator, double denominator) =>
        denominator == 0 || !double.IsFinite(numerator) || !double.IsFinite(denominator) ? null : numerator / denominator;
}
