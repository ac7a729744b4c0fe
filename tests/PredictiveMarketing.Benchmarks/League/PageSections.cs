namespace PredictiveMarketing.Benchmarks.League;

/// <summary>A page of which some sections are written by commands.</summary>
internal static class PageSections
{
    /// <summary>The page with a section under a heading of the second level: replaced where it is, added at the end where it is not.</summary>
    public static string With(string page, string title, string body)
    {
        string text = page.TrimEnd() + "\n";
        string heading = $"\n## {title}\n";
        int at = text.IndexOf(heading, StringComparison.Ordinal);
        if (at < 0)
            return $"{text}{heading}\n{body}";
        int next = text.IndexOf("\n## ", at + heading.Length, StringComparison.Ordinal);
        string after = next < 0 ? "" : text[next..];
        return $"{text[..at]}{heading}\n{body}{after}";
    }
}
