namespace PredictiveMarketing.Forecasting.Plan;

/// <summary>
/// What experience says of a person's value in the place of the model's. In more than 60,000 adjusted forecasts of four companies, small adjustments
/// cost effort and rarely helped, and upward ones helped less often than downward ones, because hope moves them (Fildes, Goodwin, Lawrence and
/// Nikolopoulos 2009, International Journal of Forecasting 25, 3-23). Advice, never a refusal: the person decides.
/// </summary>
/// <param name="Share">The adjustment over the model's value, signed; null where the model says 0.</param>
/// <param name="IsSmall">Under <see cref="SmallUnder"/>: within what the model's own band cannot tell apart.</param>
/// <param name="IsUpward">Above the model's value.</param>
public sealed record OverrideAdvice(double? Share, bool IsSmall, bool IsUpward)
{
    /// <summary>A share of the model's value. The study calls adjustments small by quartiles of each company; 3 % is our reading of its lowest.</summary>
    public const double SmallUnder = 0.03;

    /// <summary>True where there is something to think over before the value is taken.</summary>
    public bool AsksTwice => IsSmall || IsUpward;

    /// <param name="model">The model's value.</param>
    /// <param name="value">The person's value; the same as the model's asks for nothing.</param>
    public static OverrideAdvice Of(double model, double value)
    {
        double? share = model > 0 ? (value - model) / model : null;
        bool changed = value != model;
        return new OverrideAdvice(share, changed && share is double s && Math.Abs(s) < SmallUnder, changed && value > model);
    }
}
