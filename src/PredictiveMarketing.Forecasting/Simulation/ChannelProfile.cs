namespace PredictiveMarketing.Forecasting.Simulation;

internal enum Flighting
{
    /// <summary>On air every month, with pushes and cuts.</summary>
    AlwaysOn,

    /// <summary>On air in some months only, most often around the trade events.</summary>
    Bursts,
}

/// <summary>What is typical of a channel: how it is bought and how it works.</summary>
/// <param name="NationalShare">Share of a campaign's leads that national lines bring on average; 0 when never bought nationally.</param>
/// <param name="LocalShare">The same for the lines of a market.</param>
/// <param name="CostPerLead">What a lead costs on average, in euros; sets the budgets.</param>
/// <param name="CostPerThousand">Price of a thousand impressions in the first month, in euros.</param>
/// <param name="ClickRate">Clicks per impression; 0 where nothing can be clicked.</param>
/// <param name="CarryOver">See <see cref="MediaResponse.CarryOver"/>.</param>
/// <param name="Half">Half saturation, as a multiple of the average pressure.</param>
/// <param name="Slope">See <see cref="MediaResponse.Slope"/>.</param>
/// <param name="Wobble">Standard deviation of the logarithm of the monthly budget.</param>
/// <param name="OnAir">Share of months on air, for bursts.</param>
internal sealed record ChannelProfile(
    string Name,
    double NationalShare,
    double LocalShare,
    double CostPerLead,
    double CostPerThousand,
    double ClickRate,
    double CarryOver,
    double Half,
    double Slope,
    Flighting Flighting,
    double Wobble,
    double OnAir)
{
    /// <summary>All channels together never bring more than this share of the leads.</summary>
    private const double MostMedia = 0.48;

    private static readonly ChannelProfile[] Known =
    [
        new("search", 0.075, 0.035, 42, 22, 0.045, 0.10, 1.6, 1.1, Flighting.AlwaysOn, 0.22, 1),
        new("social", 0.045, 0.020, 65, 8, 0.012, 0.25, 1.5, 1.3, Flighting.AlwaysOn, 0.32, 1),
        new("display", 0.015, 0, 110, 4, 0.003, 0.20, 1.2, 1.3, Flighting.AlwaysOn, 0.35, 1),
        new("video", 0.050, 0, 140, 14, 0.005, 0.40, 1.4, 1.4, Flighting.Bursts, 0.35, 0.50),
        new("tv", 0.130, 0, 190, 11, 0, 0.50, 1.6, 1.5, Flighting.Bursts, 0.30, 0.40),
        new("radio", 0.035, 0.015, 120, 7, 0, 0.30, 1.3, 1.4, Flighting.Bursts, 0.35, 0.42),
        new("ooh", 0.020, 0.010, 160, 6, 0, 0.40, 1.3, 1.4, Flighting.Bursts, 0.30, 0.35),
        new("dealer", 0, 0.035, 55, 9, 0.006, 0.20, 1.4, 1.2, Flighting.AlwaysOn, 0.32, 1),
    ];

    /// <summary>The first <paramref name="count"/> channels; after the eighth the names come round again as <c>search-2</c>.</summary>
    public static IReadOnlyList<ChannelProfile> Take(int count)
    {
        ChannelProfile[] taken =
        [
            .. Enumerable.Range(0, count).Select(i => i < Known.Length
                ? Known[i]
                : Known[i % Known.Length] with { Name = $"{Known[i % Known.Length].Name}-{(i / Known.Length) + 1}" }),
        ];
        double scale = Math.Min(1, MostMedia / taken.Sum(c => c.NationalShare + c.LocalShare));
        return [.. taken.Select(c => c with { NationalShare = c.NationalShare * scale, LocalShare = c.LocalShare * scale })];
    }
}
