using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Ga4.Live;

/// <summary>What to fetch from a GA4 property.</summary>
/// <param name="Property">Its number, digits only.</param>
public sealed record Ga4Question(string Property, Month First, Month Last)
{
    /// <summary>The dimension that tells markets apart: <c>region</c>, <c>country</c>, <c>customEvent:...</c>; null when the property is one market.</summary>
    public string? MarketDimension { get; init; } = "region";

    /// <summary>Rows per page; the Data API allows 250,000.</summary>
    public int PageSize { get; init; } = 100_000;

    /// <summary>
    /// Three reports that do not overlap: users of channels cannot be added up to users, so users have a report of their own;
    /// key events are told apart by name, because one of them may be the lead itself.
    /// </summary>
    internal IReadOnlyList<Ga4Report> Reports =>
    [
        new(Dimensions("sessionDefaultChannelGroup"), ["sessions", "engagedSessions", "averageSessionDuration", "bounceRate", "screenPageViews"]),
        new(Dimensions(), ["totalUsers", "newUsers"]),
        new(Dimensions("newVsReturning"), ["totalUsers"]),
        new(Dimensions("eventName"), ["keyEvents"]),
    ];

    private string[] Dimensions(params string[] more) => ["yearMonth", .. MarketDimension is { } market ? [market] : Array.Empty<string>(), .. more];
}

/// <summary>One report: at most 9 dimensions and 10 metrics, names of the Data API.</summary>
internal sealed record Ga4Report(IReadOnlyList<string> Dimensions, IReadOnlyList<string> Metrics);

/// <summary>What came back.</summary>
/// <param name="Report">All pages of all reports as one JSON array, ready to be kept and imported; null when anything is missing. Quotas are left out, so that the same data have the same hash.</param>
/// <param name="FileName">Name for the receptacle.</param>
public sealed record Ga4Fetch(ReadOnlyMemory<byte>? Report, string FileName, IReadOnlyList<Finding> Findings);

/// <summary>Where the Data API is. Only tests name other places than Google's.</summary>
/// <param name="Token">Replaces the address in the key file.</param>
public sealed record Ga4Places(Uri Api, Uri? Token)
{
    public static Ga4Places Google { get; } = new(new Uri("https://analyticsdata.googleapis.com/"), null);
}
