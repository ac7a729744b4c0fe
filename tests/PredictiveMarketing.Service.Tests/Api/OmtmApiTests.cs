using System.Net.Http.Json;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>The team's metric over the API: the rules of the library with their status codes and field pointers. Each test has teams of its own.</summary>
[Collection(nameof(OpenHouse))]
public class OmtmApiTests(OpenHouse house)
{
    private const string Where = $"?workspace={OpenHouse.Policy}";

    private static Dictionary<string, object?> Draft(string team) => new()
    {
        ["team"] = team,
        ["metric"] = "visitor conversion",
        ["country"] = "Germany",
        ["stages"] = new[] { "Acquisition" },
        ["serves"] = new[] { 1 },
        ["staff"] = 300,
        ["goal"] = "Visitor conversion in Germany ≥ 3.5 % by 2027-02-28",
        ["baseline"] = 2.9,
        ["achievable"] = "Austria has 3.6 % with the same site.",
        ["realistic"] = "One developer for 20 days is planned.",
        ["relevant"] = "Every point is 80 more qualified leads a month.",
        ["start"] = "2026-12-01",
        ["months"] = 3,
    };

    /// <summary>F21, F24.</summary>
    [Fact]
    public async Task Two_teams_have_two_metrics_and_a_second_active_metric_of_a_team_is_409()
    {
        using HttpClient client = await house.ApiClient();
        Assert.Equal((200, 200), (await Activate(client, Draft("api-one")), await Activate(client, Draft("api-two"))));
        Assert.Equal(409, await Activate(client, Draft("api-one")));

        JsonElement all = await client.GetFromJsonAsync<JsonElement>($"/api/v1/omtm{Where}");
        JsonElement mine = all.EnumerateArray().Single(o => o.GetProperty("team").GetString() == "api-two");
        Assert.Equal(("Active", "visitor conversion, Germany", "2027-03-01"), (mine.GetProperty("state").GetString(), mine.GetProperty("label").GetString(), mine.GetProperty("ends").GetString()));
    }

    /// <summary>F17, F20, F21, F22: 422 with a pointer to the field.</summary>
    [Theory]
    [InlineData("stages", "[\"Activation\",\"Revenue\"]", "#/stages", "omtm.stage-two")]
    [InlineData("serves", "[]", "#/serves", "omtm.north-star-missing")]
    [InlineData("months", "1", "#/months", "omtm.months")]
    [InlineData("months", "5", "#/months", "omtm.months")]
    [InlineData("country", "null", "#/segment", "omtm.segment-missing")]
    [InlineData("goal", "\"Rétention\"", "#/goal", "smart.time-bound")]
    [InlineData("realistic", "null", "#/realistic", "smart.realistic")]
    [InlineData("relevant", "null", "#/relevant", "smart.relevant")]
    public async Task A_draft_that_breaks_a_rule_is_kept_and_not_activated(string field, string value, string place, string rule)
    {
        using HttpClient client = await house.ApiClient();
        Dictionary<string, object?> draft = Draft("api-broken");
        draft[field] = JsonSerializer.Deserialize<JsonElement>(value);

        using HttpResponseMessage drafted = await client.PostAsJsonAsync($"/api/v1/omtm{Where}", draft);
        long id = (await drafted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        using HttpResponseMessage refused = await client.PostAsync(new Uri($"/api/v1/omtm/{id}/activate{Where}", UriKind.Relative), null);
        JsonElement problem = await refused.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal((200, 422), ((int)drafted.StatusCode, (int)refused.StatusCode));
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Contains(problem.GetProperty("errors").EnumerateArray(), e => e.GetProperty("pointer").GetString() == place && e.GetProperty("rule").GetString() == rule);
    }

    /// <summary>F20, F22.</summary>
    [Fact]
    public async Task Two_three_and_four_months_pass_and_a_start_up_needs_no_segment()
    {
        using HttpClient client = await house.ApiClient();
        foreach (int months in (int[])[2, 3, 4])
        {
            Dictionary<string, object?> draft = Draft($"api-{months}-months");
            (draft["months"], draft["staff"], draft["country"]) = (months, 49, null);
            Assert.Equal(200, await Activate(client, draft));
        }
    }

    /// <summary>F17.</summary>
    [Fact]
    public async Task A_goal_is_checked_without_being_written()
    {
        using HttpClient client = await house.ApiClient();
        Dictionary<string, object?> draft = Draft("api-never");
        draft["goal"] = "Rétention";
        JsonElement bare = await Json(await client.PostAsJsonAsync($"/api/v1/omtm/check{Where}", draft));
        draft["goal"] = "7-day retention of freemium customers ≥ 40 % by 2027-02-28";
        JsonElement full = await Json(await client.PostAsJsonAsync($"/api/v1/omtm/check{Where}", draft));

        Assert.False(bare.GetProperty("smart").GetProperty("isSmart").GetBoolean());
        Assert.True(full.GetProperty("smart").GetProperty("isSmart").GetBoolean());
        Assert.True(full.GetProperty("mayStart").GetBoolean());
        Assert.DoesNotContain((await client.GetFromJsonAsync<JsonElement>($"/api/v1/omtm{Where}")).EnumerateArray(), o => o.GetProperty("team").GetString() == "api-never");
    }

    /// <summary>C04, F20: renewed and closed.</summary>
    [Fact]
    public async Task A_renewed_metric_is_not_reminded_of_and_a_closed_one_keeps_its_result()
    {
        using HttpClient client = await house.ApiClient();
        Dictionary<string, object?> ending = Draft("api-ending");
        ending["start"] = "2026-09-02";
        long id = await Id(client, ending);
        Assert.Equal(200, await Post(client, $"/api/v1/omtm/{id}/activate{Where}", new { }));
        bool Reminded(JsonElement due) => due.EnumerateArray().Any(r => r.GetProperty("team").GetString() == "api-ending");
        // The workspace's clock stands in November: its day is today's where it is that month, else the first.
        bool before = Reminded(await client.GetFromJsonAsync<JsonElement>($"/api/v1/omtm/reminders{Where}"));
        JsonElement renewed = await Json(await client.PostAsJsonAsync(
            $"/api/v1/omtm/{id}/renew{Where}", new { months = 2, goal = "Visitor conversion in Germany ≥ 4 % by 2027-01-20", result = 3.4, reason = "close" }));
        Assert.Equal("Active", renewed.GetProperty("state").GetString());
        Assert.False(Reminded(await client.GetFromJsonAsync<JsonElement>($"/api/v1/omtm/reminders{Where}")));
        Assert.Equal(OmtmDay.IsNear, before);

        long next = renewed.GetProperty("id").GetInt64();
        Assert.Equal(409, await Post(client, $"/api/v1/omtm/{id}/close{Where}", new { result = 3.4, learned = "The old version is over." }));
        Assert.Equal(422, await Post(client, $"/api/v1/omtm/{next}/close{Where}", new { result = 4.1 }));
        Assert.Equal(200, await Post(client, $"/api/v1/omtm/{next}/close{Where}", new { result = 4.1, learned = "Shorter forms work." }));
        JsonElement closed = await client.GetFromJsonAsync<JsonElement>($"/api/v1/omtm/{next}{Where}");
        Assert.True(closed.GetProperty("goalReached").GetBoolean());
        Assert.Equal(404, await Post(client, $"/api/v1/omtm/{next}/close?workspace={OpenHouse.People}", new { learned = "not theirs" }));
    }

    /// <summary>F25.</summary>
    [Fact]
    public async Task Of_ten_experiments_four_are_ranked()
    {
        using HttpClient client = await house.ApiClient();
        long id = await Id(client, Draft("api-backlog"));
        string[] answers = ["Direct", "Indirect", "None", "Direct", "Indirect", "None", "Direct", "Indirect", "None", "Direct"];
        for (int i = 0; i < answers.Length; i++)
            Assert.Equal(200, await Post(client, $"/api/v1/experiments{Where}", new { omtm = id, name = $"try {i}", hypothesis = "because", contributes = answers[i], impact = 1 + (i % 5), ease = 3 }));

        JsonElement backlog = await client.GetFromJsonAsync<JsonElement>($"/api/v1/experiments{Where}&omtm={id}");
        Assert.Equal((4, 6), (backlog.GetProperty("ranked").GetArrayLength(), backlog.GetProperty("setAside").GetArrayLength()));
        long aside = backlog.GetProperty("setAside")[0].GetProperty("id").GetInt64(), first = backlog.GetProperty("ranked")[0].GetProperty("id").GetInt64();
        Assert.Equal(409, await Post(client, $"/api/v1/experiments/{aside}/start{Where}", new { note = "all the same" }));
        Assert.Equal(422, await Post(client, $"/api/v1/experiments/{first}/start{Where}", new { }));
        Assert.Equal(200, await Post(client, $"/api/v1/experiments/{first}/start{Where}", new { note = "A/B test" }));
        Assert.Equal(200, await Post(client, $"/api/v1/experiments/{first}/finish{Where}", new { note = "It worked.", effect = 0.4 }));
        Assert.Equal(422, await Post(client, $"/api/v1/experiments{Where}", new { omtm = id, name = "x", hypothesis = "y", contributes = "Direct", impact = 0, ease = 6 }));
    }

    private static async Task<int> Activate(HttpClient client, Dictionary<string, object?> draft) => await Post(client, $"/api/v1/omtm/{await Id(client, draft)}/activate{Where}", new { });

    private static async Task<long> Id(HttpClient client, Dictionary<string, object?> draft) => (await Json(await client.PostAsJsonAsync($"/api/v1/omtm{Where}", draft))).GetProperty("id").GetInt64();

    private static async Task<int> Post(HttpClient client, string path, object body)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync(path, body);
        return (int)answer.StatusCode;
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    private static class OmtmDay
    {
        private static readonly DateOnly Real = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).DateTime);

        /// <summary>The metric under test ends on 2 December 2026.</summary>
        public static bool IsNear => Real is { Year: 2026, Month: 11, Day: >= 18 };
    }
}
