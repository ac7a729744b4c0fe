using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Desk;

/// <summary>Where a month stands against its goal, or against last year without one.</summary>
public enum Standing
{
    Unknown,

    /// <summary>The middle of the forecast reaches the goal.</summary>
    OnTrack,

    /// <summary>The middle misses the goal, which is still inside the band of eight chances in ten.</summary>
    AtRisk,

    /// <summary>The goal is above the band: less than one chance in ten.</summary>
    Behind,
}

/// <summary>How wide the band is for its level.</summary>
public enum Confidence
{
    Unknown,
    High,
    Medium,
    Low,
}

public static class Standings
{
    // Half the P10-P90 band over the middle: within 10 % a plan needs no margin, beyond 25 % it needs a second plan.
    private const double HighWithin = 0.10;
    private const double MediumWithin = 0.25;

    public static Standing Of(Quantiles forecast, double reference) =>
        forecast.P50 >= reference ? Standing.OnTrack
        : forecast.P90 >= reference ? Standing.AtRisk
        : Standing.Behind;

    public static Confidence ConfidenceOf(Quantiles? forecast)
    {
        if (forecast is null || forecast.P50 <= 0)
            return Confidence.Unknown;
        return ((forecast.P90 - forecast.P10) / 2 / forecast.P50) switch
        {
            <= HighWithin => Confidence.High,
            <= MediumWithin => Confidence.Medium,
            _ => Confidence.Low,
        };
    }
}
