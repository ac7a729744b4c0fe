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

    [Theory]
    [InlineData(DriverUse.Keep, 0.2, 0.01, "driverReason.clear")]
    [InlineData(DriverUse.Keep, 0.2, 0.30, "driverReason.weak")]
    [InlineData(DriverUse.Keep, -0.2, 0.30, "driverReason.possible")]
    [InlineData(DriverUse.Drop, 0.0, 0.90, "driverReason.none")]
    public void A_driver_is_praised_no_more_than_its_evidence_allows(DriverUse use, double gain, double p, string key)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Words words = new();

        string told = words.Because(new DriverEvidence("tv", use, gain, p, 1, KnownAhead: true, 24, "in the library's words"));

        Assert.Equal(words.Say(key, 24, p.ToString("N3", CultureInfo.CurrentCulture)), told);
    }

    [GeneratedRegex("Reason\\.Of\\(\\s*\"([a-z.\\-]+)\"[^;]*")]
    private static partial Regex ReasonCode();

    [GeneratedRegex("\\{([a-z]+)\\}")]
    private static partial Regex Blank();
}
