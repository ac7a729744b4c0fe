using System.Text.RegularExpressions;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>What a page says is in the wording files, so that both languages say it.</summary>
public partial class NoTextInPagesTests
{
    private static readonly string Source = Sources.Of("PredictiveMarketing.Service");

    public static TheoryData<string> EveryView =>
        [.. Directory.EnumerateFiles(Path.Combine(Source, "Pages"), "*.cshtml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Source, f))];

    [Theory]
    [MemberData(nameof(EveryView))]
    public void A_page_holds_no_words_of_its_own(string view)
    {
        string text = File.ReadAllText(Path.Combine(Source, view));
        string[] spoken = [.. TextBetweenTags().Matches(text).Select(m => m.Groups[1].Value.Trim()).Where(t => Word().IsMatch(WithoutCode(t)))];
        string[] named = [.. SpokenAttribute().Matches(text).Select(m => m.Groups[1].Value).Where(t => Word().IsMatch(WithoutCode(t)))];

        Assert.Empty(spoken);
        Assert.Empty(named);
    }

    [Fact]
    public void Every_key_that_is_written_out_in_a_page_or_in_code_exists()
    {
        string[] used =
        [
            .. Directory.EnumerateFiles(Source, "*.cs*", SearchOption.AllDirectories)
                .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
                .SelectMany(f => Key().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)),
        ];

        Assert.True(used.Length > 100, "the search for keys found too few of them to be believed");
        Assert.Empty(used.Where(key => !Words.Of("fr").ContainsKey(key)).Distinct());
    }

    // Razor expressions, and what stands in braces of code blocks, are not text.
    private static string WithoutCode(string text) => Expression().Replace(text, " ");

    [GeneratedRegex(@">([^<>@{}\[\]]*[A-Za-zÀ-ÿ]{2,}[^<>@{}();=\[\]]*)</(?:h\d|p|th|td|a|span|button|label|dt|dd|li|summary|small|strong|div|caption|option|title)>")]
    private static partial Regex TextBetweenTags();

    [GeneratedRegex("(?:aria-label|title|alt|placeholder)=\"([^\"@]*)\"")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(@"@\([^)]*\)|@[\w.\[\]""]+")]
    private static partial Regex Expression();

    [GeneratedRegex("[A-Za-zÀ-ÿ]{2,}")]
    private static partial Regex Word();

    [GeneratedRegex("""\b(?:W|Words|words)(?:\[|\.Say\(\s*)"([a-zA-Z.\-]+)"[\],)]""")]
    private static partial Regex Key();
}
