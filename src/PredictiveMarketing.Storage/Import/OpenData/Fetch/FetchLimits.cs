namespace PredictiveMarketing.Storage.Import.OpenData.Fetch;

/// <summary>How much a fetch may cost.</summary>
/// <param name="Bytes">Of the content once unpacked, so that a small archive of nothing cannot fill the disk.</param>
/// <param name="Time">For the whole fetch, redirects included.</param>
/// <param name="Redirects">Each goes through the same checks as the first address.</param>
public sealed record FetchLimits(long Bytes, TimeSpan Time, int Redirects)
{
    /// <summary>256 MiB, five minutes, five redirects.</summary>
    public static FetchLimits Usual { get; } = new(256L << 20, TimeSpan.FromMinutes(5), 5);
}

/// <summary>What to fetch.</summary>
/// <param name="Url">As a person wrote it.</param>
/// <param name="KnownTag">The ETag of the copy at hand: where it is still the newest, nothing is sent.</param>
public sealed record FetchQuestion(string Url, string? KnownTag = null);

/// <summary>What came.</summary>
/// <param name="From">The address that answered, after redirects; null when the first one was refused.</param>
/// <param name="Bytes">Received once unpacked.</param>
/// <param name="IsUnchanged">The copy at hand is still the newest; nothing was received.</param>
public sealed record Fetched(Uri? From, string? ContentType, string? Tag, long Bytes, bool IsUnchanged, IReadOnlyList<Forecasting.Vocabulary.Finding> Findings)
{
    /// <summary>False: what was received is a part of something and must be thrown away.</summary>
    public bool IsWhole => Findings.All(f => f.Severity != Forecasting.Vocabulary.Severity.Error);

    /// <summary>The last part of the address: <c>compact.csv</c>.</summary>
    public string FileName => From?.Segments[^1].Trim('/') is { Length: > 0 } name ? Uri.UnescapeDataString(name) : "fetched.csv";
}
