using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Boards;

/// <summary>B07: the starter set with the figures that a person brings, over the API and on the page; without them n/a with its reason.</summary>
public sealed class BusinessFiguresTests : IDisposable
{
    private readonly FramedHouse house = new();

    public void Dispose() => house.Dispose();

    /// <summary>B07: exactly six KPIs and three conversion variants, n/a before and numbers after the import, with who, when and which row.</summary>
    [Fact]
    public async Task The_six_KPIs_have_numbers_once_sales_and_finance_bring_theirs()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        house.Store.Boards.Propose(FramedHouse.Workspace, StarterBoards.Management);
        long id = house.Store.Boards.All(FramedHouse.Workspace).First(v => v.Board.Kind == BoardKind.Management).Id;
        JsonElement[] before = await Tiles(camille, id);
        Assert.Equal(BoardKpis.Starter.Select(k => k.Key), before.Select(t => t.GetProperty("tile").GetProperty("kpi").GetString()));
        Assert.All(before.Where(t => t.GetProperty("tile").GetProperty("kpi").GetString() is "monthly-recurring-revenue" or "average-revenue-per-user"), t =>
        {
            Assert.Equal(JsonValueKind.Null, t.GetProperty("actual").ValueKind);
            Assert.False(string.IsNullOrWhiteSpace(t.GetProperty("whyNot").GetString()));
        });

        await Bring(camille, "external", "name,market,month,value\n" + Rows(m => $"ga4_users,ALL,{m},20000\n"));
        await Bring(camille, "business", "Mois;MRR;Utilisateurs payants;Nouveaux clients;MQL;SQL\n" + Rows(m => $"{m};3600;120;50;200;50\n"));

        JsonElement[] after = await Tiles(camille, id);
        Assert.All(after, t => Assert.Equal(JsonValueKind.Number, t.GetProperty("actual").ValueKind));
        Assert.Equal((3600m, 30m), (Actual(after, "monthly-recurring-revenue"), Actual(after, "average-revenue-per-user")));
        JsonElement conversion = after.Single(t => t.GetProperty("tile").GetProperty("kpi").GetString() == "conversion");
        Assert.Equal("visitor-to-lead", conversion.GetProperty("variant").GetString());
        Assert.Equal(["mql-to-sql", "lead-to-client"], conversion.GetProperty("others").EnumerateArray().Select(o => o.GetProperty("name").GetString()));
        Assert.Equal(0.25m, conversion.GetProperty("others")[0].GetProperty("value").GetDecimal());
        Assert.Equal(JsonValueKind.Number, conversion.GetProperty("others")[1].GetProperty("value").ValueKind);

        JsonElement story = await camille.GetFromJsonAsync<JsonElement>("/api/v1/lineage?table=externals&key=" + Uri.EscapeDataString($"recurring_revenue|ALL|{SmallWorkspace.Clock.Previous}"));
        Assert.Contains("business", story.ToString(), StringComparison.Ordinal);
        Assert.Contains("Camille", story.ToString() + (await camille.GetStringAsync(new Uri("/api/v1/imports", UriKind.Relative))), StringComparison.Ordinal);

        // None of them becomes a driver by itself: they follow the leads.
        Assert.DoesNotContain(house.Store.DataSets.Open(house.Store.DataSets.Current(FramedHouse.Workspace)!.Id).Contract.Drivers ?? [], d => d.Name == "recurring_revenue");
        string page = WebUtility.HtmlDecode(await (await house.BrowserOf("Camille", "fr")).GetStringAsync(new Uri("/boards", UriKind.Relative)));
        Assert.Contains(Words.Of("fr")["figureSource.externals.csv, recurring_revenue"], page, StringComparison.Ordinal);
        Assert.Matches("3\\s?600", page);
    }

    /// <summary>B06: a target that was reached is marked on the board, in French.</summary>
    [Fact]
    public async Task A_target_that_was_reached_is_marked_on_the_board()
    {
        using HttpClient camille = await house.BrowserOf("Camille", "fr");
        house.Store.Boards.Propose(FramedHouse.Workspace, StarterBoards.Management);
        var key = new PredictiveMarketing.Forecasting.Vocabulary.SeriesKey(SmallWorkspace.Campaign, "Lille");
        Promise[] kept = [new Promise(key, SmallWorkspace.Clock.Previous, TargetOrigin.Goal, 10, 12)];
        house.Store.Celebrations.Celebrate(FramedHouse.Workspace, "test drives", kept);
        house.Store.Celebrations.Celebrate(FramedHouse.Workspace, "test drives", kept);

        string page = WebUtility.HtmlDecode(await camille.GetStringAsync(new Uri("/boards", UriKind.Relative)));

        Assert.Equal(2, page.Split(Words.Of("fr")["boards.won"]).Length);
        Assert.Single(house.Store.Celebrations.List(FramedHouse.Workspace));
    }

    private static string Rows(Func<string, string> row) => string.Concat(Enumerable.Range(1, 14).Select(back => row(SmallWorkspace.Clock.Plus(-back).ToString())));

    private static decimal Actual(JsonElement[] tiles, string kpi) => tiles.Single(t => t.GetProperty("tile").GetProperty("kpi").GetString() == kpi).GetProperty("actual").GetDecimal();

    private static async Task<JsonElement[]> Tiles(HttpClient client, long id) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/api/v1/boards/{id.ToString(CultureInfo.InvariantCulture)}")).GetProperty("tiles").EnumerateArray()];

    private static async Task Bring(HttpClient client, string kind, string text)
    {
        using MultipartFormDataContent form = [];
        form.Add(new StringContent(kind), "kind");
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", kind + ".csv");
        using HttpResponseMessage seen = await client.PostAsync(new Uri("/api/v1/imports/preview", UriKind.Relative), form);
        string answer = await seen.Content.ReadAsStringAsync();
        Assert.True(seen.StatusCode == HttpStatusCode.OK, answer);
        using HttpResponseMessage applied = await client.PostAsJsonAsync("/api/v1/imports/apply", new { token = JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("token").GetString() });
        Assert.Equal(HttpStatusCode.OK, applied.StatusCode);
    }
}
