using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>An agency sees its own markets: no page, list, export or sum tells it anything about another one.</summary>
[Collection(nameof(GuardedHouse))]
public class OtherMarketsTests(GuardedHouse house)
{
    [Fact]
    public async Task No_route_names_a_market_that_is_not_the_agencys()
    {
        using HttpClient agency = house.Program("agency");
        List<string> told = [];
        int answered = 0;
        foreach (KnownRoute route in EveryRoute.Of(house.Services).Where(r => !r.Changes && r.Right == Right.Read))
        {
            foreach (string question in new[] { "", $"workspace={GuardedHouse.Workspace}", $"workspace={GuardedHouse.Workspace}&campaign={SmallWorkspace.Campaign}&market={GuardedHouse.Own}" })
            {
                using HttpResponseMessage answer = await agency.GetAsync(new Uri($"{route.Address}{(route.Handler is null ? '?' : '&')}{question}", UriKind.Relative));
                answered += answer.IsSuccessStatusCode ? 1 : 0;
                string text = Text(await answer.Content.ReadAsByteArrayAsync());
                if (text.Contains(GuardedHouse.Other, StringComparison.Ordinal) || text.Contains(GuardedHouse.Foreign, StringComparison.Ordinal))
                    told.Add($"{route.Name} {question}");
            }
        }

        Assert.True(answered > 30, $"only {answered} answers: too few to be believed");
        Assert.Empty(told);
    }

    [Theory]
    [InlineData("/api/v1/forecast?workspace=guarded&market=Lille")]
    [InlineData("/api/v1/review?workspace=guarded&campaign=test-drive&market=Lille")]
    [InlineData("/api/v1/targets?workspace=guarded&market=Lille")]
    [InlineData("/api/v1/targets?workspace=pm-foreign")]
    [InlineData("/api/v1/runs?workspace=pm-foreign")]
    [InlineData("/api/v1/sources?workspace=pm-foreign")]
    [InlineData("/api/v1/dictionary?workspace=pm-foreign")]
    [InlineData("/api/v1/lineage?workspace=guarded&table=leads&key=test-drive%7CLille%7C2026-03")]
    [InlineData("/forecast?workspace=guarded&market=Lille")]
    [InlineData("/review?workspace=guarded&market=Lille")]
    [InlineData("/relate?workspace=guarded&market=Lille")]
    [InlineData("/evaluate?workspace=guarded&market=Lille")]
    [InlineData("/targets?workspace=pm-foreign")]
    public async Task What_is_another_markets_does_not_exist(string path)
    {
        using HttpClient agency = house.Program("agency");
        using HttpClient viewer = house.Program("viewer");

        Assert.Equal(HttpStatusCode.NotFound, await Status(agency));
        Assert.True(await Status(viewer) is HttpStatusCode.OK or HttpStatusCode.NotFound);

        async Task<HttpStatusCode> Status(HttpClient client)
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Targets_of_other_markets_and_totals_over_them_are_not_there()
    {
        using HttpClient agency = house.Program("agency");
        using HttpClient viewer = house.Program("viewer");
        JsonElement[] all = [.. (await viewer.GetFromJsonAsync<JsonElement>("/api/v1/targets?workspace=guarded")).EnumerateArray()];
        JsonElement[] own = [.. (await agency.GetFromJsonAsync<JsonElement>("/api/v1/targets?workspace=guarded")).EnumerateArray()];

        Assert.Equal(3 * SmallWorkspace.Horizon, all.Length);
        Assert.Equal(SmallWorkspace.Horizon, own.Length);
        Assert.All(own, t => Assert.Equal(GuardedHouse.Own, MarketOf(t)));
        foreach (JsonElement target in all)
        {
            using HttpResponseMessage one = await agency.GetAsync(new Uri($"/api/v1/targets/{target.GetProperty("id").GetInt64()}?workspace=guarded", UriKind.Relative));
            Assert.Equal(MarketOf(target) == GuardedHouse.Own ? HttpStatusCode.OK : HttpStatusCode.NotFound, one.StatusCode);
        }
    }

    [Fact]
    public async Task A_total_over_the_agencys_markets_is_theirs_alone()
    {
        using HttpClient agency = house.Program("agency");
        using HttpClient viewer = house.Program("viewer");

        double total = await Next(agency, "");
        double own = await Next(viewer, "&campaign=test-drive&market=Lyon");
        double all = await Next(viewer, "&campaign=test-drive");

        Assert.Equal(own, total);
        Assert.NotEqual(all, total);

        static async Task<double> Next(HttpClient client, string which)
        {
            JsonElement forecast = await client.GetFromJsonAsync<JsonElement>($"/api/v1/forecast?workspace=guarded{which}");
            return forecast.GetProperty("months").EnumerateArray().First(m => m.GetProperty("month").GetString() == "2026-12").GetProperty("forecast").GetProperty("p50").GetDouble();
        }
    }

    private static string MarketOf(JsonElement target) => target.GetProperty("key").GetProperty("market").GetString()!;

    // A workbook is a ZIP of XML.
    internal static string Text(byte[] answer)
    {
        if (answer.Length < 2 || answer[0] != 'P' || answer[1] != 'K')
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(answer));
        using ZipArchive workbook = new(new MemoryStream(answer));
        return string.Concat(workbook.Entries.Select(e => new StreamReader(e.Open()).ReadToEnd()));
    }
}
