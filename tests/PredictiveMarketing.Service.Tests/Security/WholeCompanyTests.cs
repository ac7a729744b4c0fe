using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>Whoever sees some markets is neither shown nor judged by what was counted, set or paid for all of them.</summary>
[Collection(nameof(GuardedHouse))]
public partial class WholeCompanyTests(GuardedHouse house)
{
    private const string Here = "workspace=" + GuardedHouse.Workspace;

    /// <summary>More addresses than the site has for one workspace; reaching it would mean that links have no end.</summary>
    private const int MostAddresses = 900;

    [Fact]
    public async Task No_page_list_or_file_holds_a_figure_of_the_whole_company()
    {
        SortedDictionary<string, string> told = await Told("agency", "en");
        Assert.True(told.Count == 0, string.Join("\n", told.Select(t => $"{t.Key}: {t.Value}")));
    }

    [Fact]
    public async Task Written_the_French_way_there_is_none_either() => Assert.Empty(await Told("agency", "fr"));

    [Fact]
    public async Task The_same_walk_finds_them_for_whoever_sees_all_markets()
    {
        SortedDictionary<string, string> told = await Told("viewer", "en");

        foreach (string place in new[]
        {
            "/ ", "/api/v1/omtm ", "/api/v1/objectives ", "/api/v1/objectives/month ", "/api/v1/initiatives ", "/api/v1/omtm/funnel ", "/api/v1/omtm/line ", "/api/v1/north-star ", "/api/v1/north-star/figure ",
            "/api/v1/north-star/history ", "/api/v1/boards/", "/boards", "/omtm?part=objectives", "/omtm?part=initiatives", "/omtm?part=funnel", "/north-star", "/sources?set=external", "/kpi",
        })
        {
            Assert.True(told.Keys.Any(k => $"{k} ".StartsWith(place, StringComparison.Ordinal)), $"{place} shows nothing of it to a viewer: the walk proves nothing there. It found {string.Join(" ", told.Keys)}");
        }
    }

    /// <summary>Own sums beside goals of all markets would be a miss that nobody caused.</summary>
    [Fact]
    public async Task Nothing_of_the_whole_company_judges_some_markets()
    {
        using HttpClient agency = house.Program("agency"), viewer = house.Program("viewer");
        JsonElement own = await agency.GetFromJsonAsync<JsonElement>($"/api/v1/north-star/figure?{Here}"), all = await viewer.GetFromJsonAsync<JsonElement>($"/api/v1/north-star/figure?{Here}");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, "NoFigure"), (own.GetProperty("value").ValueKind, own.GetProperty("goal").ValueKind, own.GetProperty("state").GetString()));
        Assert.Equal(JsonValueKind.Number, all.GetProperty("goal").ValueKind);

        string[] steps = [.. (await agency.GetFromJsonAsync<JsonElement>($"/api/v1/omtm/funnel?{Here}")).GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("what").GetString()!)];
        Assert.Equal(["leads"], steps);
        foreach (string path in new[] { "omtm", "omtm/1", "omtm/reminders", "omtm/line", "omtm/metrics", "omtm/segments", "objectives", "objectives/month", "experiments", "initiatives" })
        {
            using HttpResponseMessage closed = await agency.GetAsync(new Uri($"/api/v1/{path}?{Here}", UriKind.Relative));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, closed.StatusCode));
        }

        Assert.DoesNotContain("ga4_sessions", await agency.GetStringAsync(new Uri($"/kpi?{Here}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("data-state=\"no-permission\"", await agency.GetStringAsync(new Uri($"/omtm?{Here}&part=objectives", UriKind.Relative)), StringComparison.Ordinal);
    }

    // Every route that reads, by itself and with what one would ask it, and from there every address that an answer names.
    private async Task<SortedDictionary<string, string>> Told(string name, string language)
    {
        using HttpClient client = house.Program(name);
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        Queue<string> open = new();
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (KnownRoute route in EveryRoute.Of(house.Services).Where(r => !r.Changes && r.Right is Right.Read or Right.OwnAccount))
        {
            foreach (string question in new[] { Here, $"{Here}&campaign={SmallWorkspace.Campaign}", $"{Here}&campaign={SmallWorkspace.Campaign}&market={GuardedHouse.Own}" })
                Ask($"{route.Address}{(route.Handler is null ? '?' : '&')}{question}");
        }

        foreach (string column in PlantedFigures.Columns)
            Ask($"/sources?{Here}&set=external:{column}");
        foreach (JsonElement board in (await client.GetFromJsonAsync<JsonElement>($"/api/v1/boards?{Here}")).EnumerateArray())
            Ask($"/api/v1/boards/{board.GetProperty("id").GetInt64()}?{Here}");
        SortedDictionary<string, string> told = new(StringComparer.Ordinal);
        while (open.TryDequeue(out string? address))
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            string text = OtherMarketsTests.Text(await answer.Content.ReadAsByteArrayAsync());
            if (PlantedFigures.In(text) is string found)
                told[address.Replace($"?{Here}", "", StringComparison.Ordinal).Replace($"&{Here}", "", StringComparison.Ordinal)] = found;
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                foreach (Match link in Link().Matches(text))
                    Ask(link.Groups[1].Value);
            }
        }

        Assert.InRange(known.Count, 100, MostAddresses);
        return told;

        void Ask(string address)
        {
            string here = address.Split('#')[0];
            if (here.Length > 0 && !Aside().IsMatch(here) && known.Count <= MostAddresses && known.Add(here))
                open.Enqueue(here);
        }
    }

    [GeneratedRegex("(?:href|hx-get|data-url)=\"(/[^\"]*)\"")]
    private static partial Regex Link();

    // What is no page of the workspace: files of the site, and another workspace, language or look.
    [GeneratedRegex("^/(css|js|lib|favicon|sign-)|[?&](lang|theme)=|workspace=(?!guarded)|returnUrl=")]
    private static partial Regex Aside();
}
