using System.Globalization;
using System.Text.RegularExpressions;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Wording;

public partial class WordsTests
{
    [Fact]
    public void Both_languages_say_the_same_things()
    {
        Assert.Equal(Words.Of("fr").Keys.Order(StringComparer.Ordinal), Words.Of("en").Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Both_languages_fill_in_the_same_blanks()
    {
        foreach (string key in Words.Of("fr").Keys)
            Assert.True(Blanks(Words.Of("fr")[key]).SetEquals(Blanks(Words.Of("en")[key])), key);
    }

    [Fact]
    public void No_text_is_empty_and_none_is_left_in_the_other_language()
    {
        foreach ((string key, string text) in Words.Of("fr"))
        {
            Assert.False(string.IsNullOrWhiteSpace(text), key);
            Assert.False(string.IsNullOrWhiteSpace(Words.Of("en")[key]), key);
        }

        // Long sentences that are equal in both lists were never translated.
        Assert.DoesNotContain(Words.Of("fr"), t => t.Value.Length > 25 && t.Value == Words.Of("en")[t.Key]);
    }

    [Fact]
    public void Zero_is_singular_in_French_and_plural_in_English()
    {
        Words words = new();

        Assert.Equal(Words.Of("fr")["targets.count.one"].Replace("{0}", "0", StringComparison.Ordinal), In("fr", () => words.Count("targets.count", 0)));
        Assert.Equal(Words.Of("en")["targets.count.many"].Replace("{0}", "0", StringComparison.Ordinal), In("en", () => words.Count("targets.count", 0)));
        Assert.Equal(Words.Of("en")["targets.count.one"].Replace("{0}", "1", StringComparison.Ordinal), In("en", () => words.Count("targets.count", 1)));
    }

    private static HashSet<string> Blanks(string text) => [.. Blank().Matches(text).Select(m => m.Value)];

    private static T In<T>(string language, Func<T> say)
    {
        (CultureInfo culture, CultureInfo ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Blank();
}
