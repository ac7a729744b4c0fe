using System.Text.RegularExpressions;

namespace PredictiveMarketing.HouseRules.Tests.Rules;

/// <summary>What no committed text may say: where somebody's machine keeps things, who it talks to, and what is left for later.</summary>
internal static partial class CommittedText
{
    private static readonly string[] Binary = [".png", ".xlsx", ".ico", ".woff2", ".db"];

    public static IReadOnlyList<string> PlaceBreaches(Repository repository) =>
        [.. Search(repository, "", [AbsolutePath()], "is somebody's own machine"),
            // A test of what the service refuses has to name such hosts.
            .. Search(repository, "", [PrivateHost()], "is somebody's own machine").Where(b => !b.StartsWith("tests/PredictiveMarketing.Service.Tests/", StringComparison.Ordinal))];

    public static IReadOnlyList<string> LeftOverBreaches(Repository repository) =>
        Search(repository, "", [LeftOver()], "is work left undone: do it, or write an issue");

    public static IReadOnlyList<string> SkippedTestBreaches(Repository repository) =>
        Search(repository, "tests", [SkippedTest()], "skips a test for good; only missing data may skip, in an attribute's constructor");

    /// <summary>A reproducible build writes '/_/' where the compiler's folder was: a path from there exists on no machine.</summary>
    public static IReadOnlyList<string> CompilerPathBreaches(Repository repository) =>
        Search(repository, "", [CompilerPath()], "is not a folder in a reproducible build; walk up from AppContext.BaseDirectory");

    private static List<string> Search(Repository repository, string under, Regex[] patterns, string why)
    {
        var breaches = new List<string>();
        foreach (string path in repository.Files(under).Where(f => !Binary.Contains(Path.GetExtension(f)) && !f.StartsWith("tests/PredictiveMarketing.HouseRules.Tests/", StringComparison.Ordinal)))
        {
            int row = 0;
            foreach (string line in repository.Read(path).Split('\n'))
            {
                row++;
                breaches.AddRange(patterns.SelectMany(p => p.Matches(line)).Select(m => $"{path}, line {row}: '{m.Value}' {why}"));
            }
        }

        return breaches;
    }

    [GeneratedRegex(@"(?<![\w.~$})/\]-])/(home|root|Users|work|mnt|srv)/\w+|\b[A-Za-z]:\\\\?Users\\")]
    private static partial Regex AbsolutePath();

    [GeneratedRegex(@"https?://(?!localhost\b)([A-Za-z][\w-]*(?=[:/])|[\w.-]+\.(local|lan|corp|internal|intranet)\b|(10|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+)")]
    private static partial Regex PrivateHost();

    [GeneratedRegex(@"\[CallerFilePath\]")]
    private static partial Regex CompilerPath();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex LeftOver();

    [GeneratedRegex(@"\b(Fact|Theory)\s*\([^)]*\bSkip\s*=|\b(test|it|describe)\.skip\b")]
    private static partial Regex SkippedTest();
}
