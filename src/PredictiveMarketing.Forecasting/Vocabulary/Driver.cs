namespace PredictiveMarketing.Forecasting.Vocabulary;

public enum DriverSource
{
    /// <summary>A channel of the media plan; its value is spend.</summary>
    Media,

    /// <summary>A column of externals.csv: calendar, Covid, price, traffic.</summary>
    External,
}

/// <summary>What may explain leads. <paramref name="KnownAhead"/> is true when its future is decided before the forecast is made.</summary>
public sealed record Driver(string Name, DriverSource Source, bool KnownAhead)
{
    /// <summary>What people expect of its effect: 1 more leads, -1 fewer, 0 nothing said.</summary>
    public int ExpectedSign { get; init; }

    /// <summary>Why a person wants it used although step 3 would drop it; null lets the evidence decide.</summary>
    public string? ForcedBecause { get; init; }
}
