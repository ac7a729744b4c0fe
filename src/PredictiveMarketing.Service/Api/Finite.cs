namespace PredictiveMarketing.Service.Api;

/// <summary>Numbers of an answer: what is not known is null, never NaN, which JSON cannot say.</summary>
public static class Finite
{
    public static double? Of(double? value) => value is double known && double.IsFinite(known) ? known : null;
}
