using System.Globalization;
using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Wording;

public sealed partial class ReasonsTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;

    [Fact]
    public void Every_candidate_has_a_name_in_the_readers_words() =>
        Assert.All(Candidates.All.Select(c => c.Name).Append(Backtest.Combination), name => Assert.Contains($"candidate.{name}", Words.Of("fr").Keys));

    [Fact]
    public void Every_reason_that_the_choice_can_give_has_its_sentence_with_its_blanks()
    {
        string choose = Path.Combine(Sources.Of("PredictiveMarketing.Forecasting"), "Choose/WhyChosen.cs");
        Match[] reasons = [.. ReasonCode().Matches(File.ReadAllText(choose)).Cast<Match>()];

        Assert.True(reasons.Length >= 9, "too few reasons were found to be believed");
        foreach (Match reason in reasons)
        {
            string text = Words.Of("en")[$"reason.{reason.Groups[1].Value}"];
            foreach (Match blank in Blank().Matches(text).Cast<Match>())
                Assert.Contains($"(\"{blank.Groups[1].Value}\",", reason.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_reason_is_told_with_the_readers_numbers_and_names()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");

        string told = new Words().Because(Reason.Of("choose.single", ("candidate", "ridge"), ("error", "12.5"), ("combination", "1450.25")));

        Assert.Contains("régression ridge", told, StringComparison.Ordinal);
        Assert.Contains("12,5", told, StringComparison.Ordinal);
        Assert.Contains(1450.3.ToString("N1", CultureInfo.CurrentCulture), told, StringComparison.Ordinal);
        Assert.DoesNotContain("{", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_about_a_driver_has_a_sentence_in_both_languages_and_no_blank_stays_open()
    {
        string source = File.ReadAllText(Path.Combine(Sources.Of("PredictiveMarketing.Forecasting"), "Relate/RelateStep.cs"));
        string[] codes = [.. DriverCode().Matches(source).Select(m => m.Groups[1].Value)];
        Assert.True(codes.Length >= 12, $"only {codes.Length} codes were found in the source");
        foreach (string culture in (string[])["fr", "en"])
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Words words = new();
            foreach (string code in codes)
            {
                string told = words.Because(new DriverEvidence("tv", DriverUse.Keep, 0.2, 0.01, 1, KnownAhead: true, 24, "in the library's words") { Code = code });
                Assert.DoesNotContain("driverReason", told, StringComparison.Ordinal);
                Assert.DoesNotContain("{", told, StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex("Code = \"([a-z-]+)\"")]
    private static partial Regex DriverCode();

    [GeneratedRegex("Reason\\.Of\\(\\s*\"([a-z.\\-]+)\"[^;]*")]
    private static partial Regex ReasonCode();

    [GeneratedRegex("\\{([a-z]+)\\}")]
    private static partial Regex Blank();
}
