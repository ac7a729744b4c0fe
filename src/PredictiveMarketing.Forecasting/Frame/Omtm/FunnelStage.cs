namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>The six stages of the pirate funnel, in the order decided for the product.</summary>
public enum FunnelStage
{
    Awareness,
    Acquisition,
    Activation,
    Revenue,
    Retention,
    Referral,
}

/// <summary>How many came to a step of the journey. A stage may have several steps: clicks, then visits.</summary>
/// <param name="What">What is counted: <c>impressions</c>, <c>leads</c>; a code of ours or a person's own words.</param>
/// <param name="Count">Null where it is not known.</param>
/// <param name="Before">The same count in the period of comparison, a year earlier; null where it is not known.</param>
/// <param name="Source">Where the count comes from: a file and its column, or who typed it.</param>
public sealed record FunnelCount(FunnelStage Stage, string What, double? Count, double? Before, string Source);

/// <summary>From one step to the next.</summary>
/// <param name="Rate">A fraction; null unless both counts are known and the first is above zero.</param>
/// <param name="UsualRate">The same rate in the period of comparison.</param>
public sealed record FunnelPassage(FunnelCount From, FunnelCount To, double? Rate, double? UsualRate)
{
    /// <summary>The part that is lost: 200 to 20 loses 0.9. Negative where the later step is fed from elsewhere too.</summary>
    public double? DropOff => 1 - Rate;

    /// <summary>The rate beside its usual one: 0.8 is a fifth below.</summary>
    public double? AgainstUsual => UsualRate > 0 ? Rate / UsualRate : null;
}

/// <summary>By what the bottleneck was found.</summary>
public enum BottleneckBasis
{
    /// <summary>Nothing can be said.</summary>
    None,

    /// <summary>The passage that fell furthest below its own rate a year earlier.</summary>
    BelowUsual,

    /// <summary>The passage that loses the largest part.</summary>
    LargestLoss,
}
