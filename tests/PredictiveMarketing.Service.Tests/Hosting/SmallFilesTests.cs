using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Hosting;

/// <summary>What a page makes a browser fetch: compressed, kept, and no chart library where there is no chart.</summary>
[Collection(nameof(OpenHouse))]
public partial class SmallFilesTests(OpenHouse house)
{
    private const int MostScript = 300 * 1024;

    [Theory]
    [InlineData("/targets", false)]
    [InlineData("/runs", false)]
    [InlineData("/dictionary", false)]
    [InlineData("/", true)]
    [InlineData("/forecast", true)]
    public async Task The_chart_library_is_named_only_where_a_chart_is(string path, bool named)
    {
        using HttpClient browser = house.Browser();

        string page = await browser.GetStringAsync(new Uri($"{path}?workspace={OpenHouse.People}", UriKind.Relative));

        Assert.Equal(named, page.Contains("echarts", StringComparison.Ordinal));
        Assert.DoesNotMatch(ScriptOfCharts(), page);
    }

    [Fact]
    public async Task All_scripts_but_the_chart_library_are_under_300_KiB_compressed()
    {
        using HttpClient browser = house.Browser();
        int bytes = 0;
        foreach (string script in new[] { "/lib/htmx.min.js", "/js/site.js", "/js/charts.js", "/js/chart-kinds.js" })
            bytes += (await Compressed(browser, script)).Length;

        Assert.InRange(bytes, 1, MostScript);
    }

    [Fact]
    public async Task Style_sheets_come_as_brotli_and_read_back_as_they_are_but_pages_are_never_compressed()
    {
        using HttpClient browser = house.Browser();
        byte[] sheet = await Compressed(browser, "/lib/tabler.min.css");
        using MemoryStream packed = new(sheet);
        using BrotliStream unpacked = new(packed, CompressionMode.Decompress);
        using StreamReader text = new(unpacked);
        using HttpRequestMessage call = new(HttpMethod.Get, $"/?workspace={OpenHouse.People}");
        call.Headers.AcceptEncoding.ParseAdd("br");
        using HttpResponseMessage page = await browser.SendAsync(call);

        Assert.Contains("--tblr-", await text.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_file_whose_address_names_its_content_is_kept_and_the_others_are_asked_for_again()
    {
        using HttpClient browser = house.Browser();
        string page = await browser.GetStringAsync(new Uri("/runs", UriKind.Relative));
        string versioned = Sheet().Match(page).Groups[1].Value;
        using HttpResponseMessage kept = await browser.GetAsync(new Uri(versioned, UriKind.Relative));
        using HttpResponseMessage asked = await browser.GetAsync(new Uri("/css/site.css", UriKind.Relative));

        Assert.Contains("immutable", kept.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(asked.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task The_theme_is_chosen_by_a_link_remembered_by_a_cookie_and_left_to_the_system_until_then()
    {
        using HttpClient browser = house.Browser();

        string system = await browser.GetStringAsync(new Uri("/runs", UriKind.Relative));
        string dark = await browser.GetStringAsync(new Uri("/runs?theme=dark", UriKind.Relative));
        string remembered = await browser.GetStringAsync(new Uri("/targets", UriKind.Relative));
        string nonsense = await browser.GetStringAsync(new Uri("/targets?theme=%22onload", UriKind.Relative));

        Assert.Contains("data-bs-theme=\"auto\"", system, StringComparison.Ordinal);
        Assert.Contains("data-bs-theme=\"dark\"", dark, StringComparison.Ordinal);
        Assert.Contains("data-bs-theme=\"dark\"", remembered, StringComparison.Ordinal);
        Assert.Contains("data-bs-theme=\"dark\"", nonsense, StringComparison.Ordinal);
    }

    private static async Task<byte[]> Compressed(HttpClient browser, string path)
    {
        using HttpRequestMessage call = new(HttpMethod.Get, path);
        call.Headers.AcceptEncoding.ParseAdd("br");
        using HttpResponseMessage answer = await browser.SendAsync(call);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("br", answer.Content.Headers.ContentEncoding);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    [GeneratedRegex("<script[^>]+echarts")]
    private static partial Regex ScriptOfCharts();

    [GeneratedRegex("href=\"(/css/tokens\\.css\\?v=[^\"]+)\"")]
    private static partial Regex Sheet();
}
