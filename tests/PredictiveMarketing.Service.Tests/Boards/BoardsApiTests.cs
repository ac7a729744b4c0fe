using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Boards;

/// <summary>B03, B04, G08: boards over the API, by people with different rights.</summary>
[Collection(nameof(OpenHouse))]
public sealed class BoardsApiTests(OpenHouse house)
{
    private const string Space = "?workspace=" + OpenHouse.Policy;
    private static readonly object Answered = new { what = "qualified leads", why = "they become sales", who = "Ana", whenItFalls = "move budget", lookedAt = "on Mondays" };

    private static object Tile(string kpi = "leads", string owner = "Ana", object? answers = null, string block = "Results") => new { block, kpi, owner, answers = answers ?? Answered };

    private static async Task<HttpResponseMessage> Save(HttpClient client, string kind, string team, int basedOn, params object[] tiles) =>
        await client.PutAsJsonAsync(new Uri($"/api/v1/boards/{kind}{Space}", UriKind.Relative), new { team, basedOn, tiles });

    private static async Task<HttpResponseMessage> Step(HttpClient client, string verb, long id, string? feedback = null) =>
        await client.PostAsJsonAsync(new Uri($"/api/v1/boards/{verb}{Space}", UriKind.Relative), new { id, feedback });

    private static async Task<HttpStatusCode> Look(HttpClient client, long id)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri($"/api/v1/boards/{id}{Space}", UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>B03, B04: 422 points at what is wrong, and nothing is kept.</summary>
    [Fact]
    public async Task A_board_that_breaks_a_rule_is_answered_with_422_and_its_field()
    {
        using HttpClient camille = await house.ApiClient("Camille");
        object four = new { what = "leads", why = "", who = "Ana", whenItFalls = "act", lookedAt = "Mondays" };
        (object[] Tiles, string Kind, string Rule, string Pointer)[] wrong =
        [
            ([Tile(owner: "")], "Team", "board.owner-missing", "#/tiles/0/owner"),
            ([Tile(), Tile(owner: "Bo", answers: four)], "Team", "board.answers-missing", "#/tiles/1/answers"),
            ([.. Enumerable.Range(0, 60).Select(i => Tile(owner: $"member {i}"))], "Team", "board.too-many", "#/tiles"),
            ([Tile("unique-visitors", block: "Funnel"), Tile("emails-sent")], "Management", "board.activity", "#/tiles/1/kpi"),
            ([Tile("cost-per-lead", block: "Costs")], "Management", "board.first-block", "#/tiles"),
        ];
        foreach ((object[] tiles, string kind, string rule, string pointer) in wrong)
        {
            using HttpResponseMessage answer = await Save(camille, kind, kind == "Team" ? "Rules" : "", 0, tiles);
            JsonElement mistake = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Equal((rule, pointer), (mistake.GetProperty("rule").GetString(), mistake.GetProperty("pointer").GetString()));
        }
    }

    /// <summary>B03: more than ten KPIs are kept with a warning, and so is vanity on a team's board.</summary>
    [Fact]
    public async Task A_board_that_may_be_kept_and_should_be_shorter_is_answered_with_that_advice()
    {
        using HttpClient camille = await house.ApiClient("Camille");

        using HttpResponseMessage crowded = await Save(camille, "Team", "Long", 0, [.. Enumerable.Range(0, 11).Select(i => Tile(owner: $"member {i}")), Tile("followers")]);
        using HttpResponseMessage fine = await Save(camille, "Team", "Fine", 0, Tile());

        Assert.Equal([("board.vanity", "#/tiles/11/kpi"), ("board.many", "#/tiles")], await Advice(crowded));
        Assert.Empty(await Advice(fine));

        static async Task<IEnumerable<(string?, string?)>> Advice(HttpResponseMessage answer)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            JsonElement board = await answer.Content.ReadFromJsonAsync<JsonElement>();
            return board.GetProperty("advice").EnumerateArray().Select(m => (m.GetProperty("rule").GetString(), m.GetProperty("pointer").GetString()));
        }
    }

    /// <summary>G08: a board that is not approved does not exist for others, until it is.</summary>
    [Fact]
    public async Task A_board_goes_from_draft_to_review_to_everybody()
    {
        using HttpClient camille = await house.ApiClient("Camille"), alex = await house.ApiClient("Alex"), dominique = await house.ApiClient("Dominique"), sacha = await house.ApiClient("Sacha");
        using HttpResponseMessage saved = await Save(camille, "Team", "Way", 0, Tile());
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        long id = (await saved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

        Assert.Equal(HttpStatusCode.OK, await Look(camille, id));
        Assert.Equal(HttpStatusCode.OK, await Look(dominique, id));
        Assert.Equal(HttpStatusCode.NotFound, await Look(alex, id));
        Assert.Equal(HttpStatusCode.NotFound, await Look(sacha, id));

        Assert.Equal(HttpStatusCode.Conflict, (await Step(dominique, "approve", id, "fine")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Step(camille, "review", id)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Step(camille, "approve", id, "fine")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Step(dominique, "approve", id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await Look(sacha, id));
        Assert.Equal(HttpStatusCode.OK, (await Step(dominique, "approve", id, "Clear and short")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, await Look(alex, id));
        Assert.Equal(HttpStatusCode.OK, await Look(sacha, id));
    }

    [Fact]
    public async Task Two_drafts_on_the_same_version_are_a_conflict_and_an_old_tag_is_refused()
    {
        using HttpClient camille = await house.ApiClient("Camille");
        using HttpResponseMessage first = await Save(camille, "Team", "Late", 0, Tile());
        long id = (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

        Assert.Equal(HttpStatusCode.Conflict, (await Save(camille, "Team", "Late", 0, Tile("cost-per-lead"))).StatusCode);
        using HttpResponseMessage read = await camille.GetAsync(new Uri($"/api/v1/boards/{id}{Space}", UriKind.Relative));
        camille.DefaultRequestHeaders.Remove("If-Match");
        camille.DefaultRequestHeaders.Add("If-Match", "\"another\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Save(camille, "Team", "Late", 1, Tile("cost-per-lead"))).StatusCode);
        camille.DefaultRequestHeaders.Remove("If-Match");
        camille.DefaultRequestHeaders.Add("If-Match", read.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await Save(camille, "Team", "Late", 1, Tile("cost-per-lead"))).StatusCode);
    }

    /// <summary>K11, B08: what has no source is null with its reason, and definition, formula, source and date are there.</summary>
    [Fact]
    public async Task A_figure_without_a_source_is_null_and_says_why()
    {
        using HttpClient camille = await house.ApiClient("Camille");
        using HttpResponseMessage saved = await Save(camille, "Team", "Figures", 0, Tile(), Tile("monthly-recurring-revenue"));
        long id = (await saved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

        JsonElement tiles = (await camille.GetFromJsonAsync<JsonElement>($"/api/v1/boards/{id}{Space}")).GetProperty("tiles");

        Assert.True(tiles[0].GetProperty("actual").GetDecimal() > 0);
        Assert.Equal("2026-10-31", tiles[0].GetProperty("asOf").GetString());
        Assert.Equal(13, tiles[0].GetProperty("trend").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, tiles[1].GetProperty("actual").ValueKind);
        Assert.Equal(("NoFigure", "monthly fee: not given"), (tiles[1].GetProperty("state").GetString(), tiles[1].GetProperty("whyNot").GetString()));
    }

    /// <summary>C01: a workspace whose clock stands in November has the digest of the last week that is over, and weeks that are none are told so.</summary>
    [Fact]
    public async Task A_digest_is_read_by_its_week()
    {
        using HttpClient sacha = await house.ApiClient("Sacha");
        JsonElement list = await Until(() => sacha.GetFromJsonAsync<JsonElement>($"/api/v1/digests{Space}"), l => l.GetArrayLength() > 0);
        string week = list[0].GetProperty("week").GetString()!;

        JsonElement digest = await sacha.GetFromJsonAsync<JsonElement>($"/api/v1/digests/{week}{Space}");

        Assert.Equal(6, digest.GetProperty("content").GetProperty("figures").GetArrayLength());
        Assert.Equal(week, digest.GetProperty("content").GetProperty("week").GetString());
        Assert.Equal(list.GetArrayLength(), list.EnumerateArray().Select(d => d.GetProperty("week").GetString()).Distinct().Count());
        using HttpResponseMessage none = await sacha.GetAsync(new Uri($"/api/v1/digests/2026-W54{Space}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        using HttpResponseMessage missing = await sacha.GetAsync(new Uri($"/api/v1/digests/2020-W01{Space}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> isThere)
    {
        for (int i = 0; ; i++)
        {
            T answer = await ask();
            if (isThere(answer) || i == 150)
                return answer;
            await Task.Delay(200);
        }
    }
}
