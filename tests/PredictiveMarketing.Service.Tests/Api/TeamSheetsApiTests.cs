using System.Net.Http.Json;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>F13, F14, F15, F18, F23, F28, F30, F31 over the API.</summary>
[Collection(nameof(OpenHouse))]
public class TeamSheetsApiTests(OpenHouse house)
{
    private const string Where = $"?workspace={OpenHouse.Policy}";

    /// <summary>F13.</summary>
    [Theory]
    [InlineData("fr", "+5,0 % sur notre étoile polaire en un mois.")]
    [InlineData("en", "+5.0% on our north star metric in one month.")]
    public async Task From_1000_to_1050_is_said_in_the_callers_language(string language, string sentence)
    {
        using HttpClient client = house.Browser(language);
        JsonElement impact = await client.GetFromJsonAsync<JsonElement>("/api/v1/omtm/impact?before=1000&after=1050&months=1");
        Assert.Equal(sentence, impact.GetProperty("sentence").GetString()!.Replace('\u00A0', ' ').Replace('\u202F', ' '));
        Assert.Equal("Unknown", (await client.GetFromJsonAsync<JsonElement>("/api/v1/omtm/impact?before=0&after=5")).GetProperty("direction").GetString());
    }

    /// <summary>F14.</summary>
    [Fact]
    public async Task An_initiative_without_contribution_stays_below_the_cut_line_whatever_the_budget()
    {
        using HttpClient client = await house.ApiClient();
        Assert.Equal(200, await Post(client, "/api/v1/initiatives", new { name = "API poster", contribution = 0, cost = 0 }));
        Assert.Equal(200, await Post(client, "/api/v1/initiatives", new { name = "API search", contribution = 40, cost = 30, evidence = "test of May" }));
        Assert.Equal(409, await Post(client, "/api/v1/initiatives", new { name = "api SEARCH", contribution = 1, cost = 1, evidence = "again" }));
        Assert.Equal(422, await Post(client, "/api/v1/initiatives", new { name = "", cost = -1 }));
        foreach (decimal? amount in (decimal?[])[null, 1000, 10])
        {
            Assert.Equal(200, await Post(client, "/api/v1/initiatives/budget", new { amount }));
            JsonElement ranking = await client.GetFromJsonAsync<JsonElement>($"/api/v1/initiatives{Where}");
            string Reason(string name) => ranking.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("initiative").GetProperty("name").GetString() == name).GetProperty("reason").GetString()!;
            Assert.Equal(("NoContribution", amount == 10 ? "OverBudget" : "Funded"), (Reason("API poster"), Reason("API search")));
        }
    }

    /// <summary>F15.</summary>
    [Fact]
    public async Task A_hundred_customers_are_four_segments_and_no_name_comes_back()
    {
        using HttpClient client = await house.ApiClient();
        var customers = Enumerable.Range(1, 100).Select(i => new { customer = $"secret-{i}", contribution = i }).ToArray();
        Assert.Equal(200, await Post(client, "/api/v1/omtm/segments", new { customers }));
        JsonElement segments = await client.GetFromJsonAsync<JsonElement>($"/api/v1/omtm/segments{Where}");
        Assert.Equal([25, 25, 25, 25], segments.EnumerateArray().Select(s => s.GetProperty("customers").GetInt32()));
        Assert.Equal(("Reward", "WinBack"), (segments[0].GetProperty("action").GetString(), segments[3].GetProperty("action").GetString()));
        Assert.DoesNotContain("secret", segments.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(422, await Post(client, "/api/v1/omtm/segments", new { customers = customers.Take(3) }));
    }

    /// <summary>F18, F28.</summary>
    [Fact]
    public async Task A_set_that_misses_retention_and_words_is_kept_with_its_warnings()
    {
        using HttpClient client = await house.ApiClient();
        object romi = new { name = "romi", type = "Performance", dimension = "Acquisition", nature = "Quantitative" };
        object visits = new { name = "visits", type = "Performance", dimension = "Engagement", nature = "Quantitative" };
        using HttpResponseMessage answer = await client.PostAsJsonAsync($"/api/v1/omtm/metrics{Where}", new { metrics = new[] { romi, visits } });
        JsonElement coverage = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["Retention"], coverage.GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal(["metrics.missing-retention", "metrics.quantitative-only"], coverage.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("rule").GetString()));
        Assert.Equal(422, await Post(client, "/api/v1/omtm/metrics", new { metrics = new[] { new { name = "romi", type = "Cost", dimension = "Acquisition", nature = "Quantitative" } } }));
    }

    /// <summary>F23.</summary>
    [Fact]
    public async Task The_paint_shop_holds_back_the_line_and_nine_in_ten_are_lost_from_200_to_20()
    {
        using HttpClient client = await house.ApiClient();
        foreach (int engines in (int[])[20, 40])
        {
            using HttpResponseMessage answer = await client.PostAsJsonAsync($"/api/v1/omtm/line{Where}", new { stations = new[] { new { station = "engines", capacity = engines }, new { station = "paint", capacity = 10 } } });
            JsonElement line = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal((10, "paint"), (line.GetProperty("throughput").GetDouble(), line.GetProperty("bottlenecks")[0].GetString()));
        }

        Assert.Equal(200, await Post(client, "/api/v1/omtm/funnel", new { steps = new[] { new { stage = "Revenue", what = "orders", count = 200 }, new { stage = "Retention", what = "second orders", count = 20 } } }));
        JsonElement funnel = await client.GetFromJsonAsync<JsonElement>($"/api/v1/omtm/funnel{Where}");
        JsonElement last = funnel.GetProperty("passages").EnumerateArray().Last();
        Assert.Equal(0.9, last.GetProperty("dropOff").GetDouble(), 12);
        Assert.Contains(funnel.GetProperty("steps").EnumerateArray(), s => s.GetProperty("what").GetString() == "leads" && s.GetProperty("count").GetDouble() > 0);
        using HttpResponseMessage refused = await client.PostAsJsonAsync($"/api/v1/omtm/funnel{Where}", new { steps = new[] { new { stage = "Revenue", what = "orders", count = -1 } } });
        Assert.Equal("#/steps/0/count", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    /// <summary>F30.</summary>
    [Fact]
    public async Task An_objective_of_one_of_three_templates_has_its_monthly_steps_and_gives_the_goal_of_the_month()
    {
        using HttpClient client = await house.ApiClient();
        Assert.Equal(["Leads", "Sales", "Traffic"], (await client.GetFromJsonAsync<JsonElement>("/api/v1/objectives/templates")).EnumerateArray().Select(t => t.GetProperty("kind").GetString()));
        Assert.Equal(422, await Post(client, "/api/v1/objectives", new { kind = "Traffic", first = "2026-12", months = 6, now = 100, goal = 160 }));
        object sound = new { kind = "Traffic", first = "2026-12", months = 6, now = 100, goal = 160, successAt = 160, failureBelow = 130 };
        using HttpResponseMessage set = await client.PostAsJsonAsync($"/api/v1/objectives{Where}", sound);
        JsonElement objective = await set.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([110.0, 120, 130, 140, 150, 160], objective.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetDouble()));
        Assert.Equal(409, await Post(client, "/api/v1/objectives", sound));
        JsonElement month = await client.GetFromJsonAsync<JsonElement>($"/api/v1/objectives/month{Where}&month=2027-02");
        Assert.Equal(130, month.EnumerateArray().Single(g => g.GetProperty("kind").GetString() == "Traffic").GetProperty("value").GetDouble());
        Assert.Equal(200, await Post(client, $"/api/v1/objectives/{objective.GetProperty("id").GetInt64()}/close", new { result = 129, note = "strike" }));
        JsonElement closed = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/objectives{Where}")).EnumerateArray().First(o => o.GetProperty("kind").GetString() == "Traffic");
        Assert.Equal("Failure", closed.GetProperty("outcome").GetString());
    }

    /// <summary>F31.</summary>
    [Theory]
    [InlineData("NewSales", 200, 220, true)]
    [InlineData("NewSales", 200, 219, false)]
    [InlineData("Pipeline", 1000, 1050, true)]
    [InlineData("Pipeline", 1000, 1049, false)]
    public async Task A_success_indicator_is_met_or_not(string kind, int before, int after, bool met)
    {
        using HttpClient client = await house.ApiClient();
        using HttpResponseMessage answer = await client.PostAsJsonAsync("/api/v1/objectives/indicators/check", new { kind, before, after });
        Assert.Equal(met, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("met").GetBoolean());
    }

    private static async Task<int> Post(HttpClient client, string path, object body)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync(path + Where, body);
        return (int)answer.StatusCode;
    }
}
