using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Pages;

[Collection(nameof(OpenHouse))]
public partial class EveryPageTests(OpenHouse house)
{
    public static TheoryData<string, string, string> EveryPage
    {
        get
        {
            TheoryData<string, string, string> pages = [];
            foreach (string language in Languages.Known)
            {
                pages.Add("/", language, "home.title");
                pages.Add("/forecast", language, "forecast.title");
                pages.Add("/forecast?campaign=test-drive&market=Lyon", language, "forecast.title");
                pages.Add("/review", language, "review.title");
                pages.Add("/targets", language, "targets.title");
                pages.Add("/runs", language, "runs.title");
                pages.Add("/sources", language, "sources.title");
                pages.Add("/sources?set=leads&market=Lyon", language, "sources.title");
                pages.Add("/import", language, "import.title");
                pages.Add("/evaluate", language, "evaluate.title");
                pages.Add("/relate", language, "relate.title");
                pages.Add("/kpi", language, "kpi.title");
                pages.Add("/omtm", language, "omtm.title");
                pages.Add("/omtm?part=funnel", language, "omtm.title");
                pages.Add("/dictionary", language, "dictionary.title");
                pages.Add("/boards", language, "boards.title");
                pages.Add("/boards?tab=team&edit=true", language, "boards.title");
                pages.Add("/boards?tab=northstar", language, "boards.title");
                pages.Add("/digest?week=now", language, "digest.title");
                pages.Add("/frame", language, "frame.title");
                pages.Add("/frame?step=kpi", language, "frame.title");
                pages.Add("/north-star", language, "star.title");
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task Every_page_opens_in_both_languages_with_its_title_and_its_clock(string path, string language, string title)
    {
        using HttpClient browser = house.Browser(language);

        using HttpResponseMessage answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"<html lang=\"{language}\" ", html, StringComparison.Ordinal);
        Assert.Contains($"<title>{Words.Of(language)[title]} ", html, StringComparison.Ordinal);
        string month = new DateOnly(2026, 11, 1).ToString("MMMM yyyy", CultureInfo.GetCultureInfo(language));
        Assert.Contains(string.Format(CultureInfo.InvariantCulture, Words.Of(language)["layout.clock"], month), html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryPage))]
    public async Task No_page_needs_what_the_content_policy_forbids(string path, string language, string title)
    {
        Assert.NotEmpty(title);
        using HttpClient browser = house.Browser(language);

        string html = await browser.GetStringAsync(new Uri(path, UriKind.Relative));

        Assert.DoesNotMatch(InlineScript(), html);
        Assert.DoesNotMatch(InlineStyle(), html);
        Assert.DoesNotMatch(Handler(), html);
    }

    [Fact]
    public async Task A_language_that_was_picked_is_remembered()
    {
        using HttpClient browser = house.Browser("fr");

        await browser.GetStringAsync(new Uri("/?lang=en", UriKind.Relative));

        Assert.Contains("<html lang=\"en\" ", await browser.GetStringAsync(new Uri("/review", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_wish_pages_are_French()
    {
        using HttpClient browser = house.Browser();

        Assert.Contains("<html lang=\"fr\" ", await browser.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Numbers_on_pages_carry_the_readers_separators(string language)
    {
        using HttpClient browser = house.Browser(language);

        string html = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri("/forecast?campaign=test-drive&market=Lyon", UriKind.Relative)));

        Assert.Contains(1050.ToString("N0", CultureInfo.GetCultureInfo(language)), html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/forecast?campaign=nobody")]
    [InlineData("/forecast?workspace=nobody")]
    [InlineData("/runs?cycle=2020-01")]
    [InlineData("/targets?campaign=test-drive&month=2031-01")]
    [InlineData("/sources?set=nothing")]
    [InlineData("/sources?import=4711")]
    [InlineData("/import?done=4711")]
    [InlineData("/relate?campaign=nobody")]
    [InlineData("/evaluate?market=nowhere")]
    [InlineData("/boards?tab=nowhere")]
    [InlineData("/boards?version=4711")]
    [InlineData("/digest?week=2020-W01")]
    [InlineData("/frame?workspace=nobody")]
    [InlineData("/oops")]
    public async Task What_does_not_exist_is_a_page_that_says_so(string path)
    {
        using HttpClient browser = house.Browser("en");

        using HttpResponseMessage answer = await browser.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(Words.Of("en")["oops.missing.title"], WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_from_a_workspace_is_shown_as_text()
    {
        using HttpClient browser = house.Browser("en");

        string html = await browser.GetStringAsync(new Uri("/forecast?campaign=test-drive&market=Lyon", UriKind.Relative));

        Assert.DoesNotContain("<b>Rail strike</b>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Rail strike&lt;/b&gt;", html, StringComparison.Ordinal);
    }

    [GeneratedRegex("<script(?![^>]*(\\ssrc=|type=\"application/json\"))", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex("<style|\\sstyle=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyle();

    [GeneratedRegex("<[a-z][^>]*\\son[a-z]+=|javascript:|hx-on|hx-vals=.js", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();
}
