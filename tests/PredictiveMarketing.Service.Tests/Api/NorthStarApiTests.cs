using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>The north star for programs.</summary>
public sealed class NorthStarApiTests : IDisposable
{
    private const string Root = "/api/v1/north-star";
    private static readonly string[] Criteria = ["measurable", "leadsToRevenue", "reflectsCustomerValue", "actionable", "understandable"];
    private readonly FramedHouse house = new();

    public void Dispose() => house.Dispose();

    /// <summary>F08: 4 whys and a brainstorm -> 409; five -> kept.</summary>
    [Fact]
    public async Task Four_whys_and_a_brainstorm_are_a_conflict_and_five_are_kept()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        Dictionary<string, object?> draft = Whole();
        draft["whys"] = new[] { "1", "2", "3", "4" };

        using HttpResponseMessage early = await camille.PutAsJsonAsync(Root + "/draft", draft);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("northstar.step-order", await FramingApiTests.Rules(early));

        using HttpResponseMessage kept = await camille.PutAsJsonAsync(Root + "/draft", Whole());
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
    }

    /// <summary>F06: what fails is named.</summary>
    [Fact]
    public async Task The_criteria_that_fail_are_named()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        Dictionary<string, object?> draft = Whole();
        draft["criteria"] = Criteria.Select(c => new { criterion = c, met = c != "actionable", evidence = c == "measurable" ? "" : "seen" });

        JsonElement view = await Kept(camille, draft);

        Assert.Equal(["Measurable", "Actionable"], view.GetProperty("failedCriteria").EnumerateArray().Select(c => c.GetString()));
    }

    /// <summary>F07: 20, 15, 12; 0 and 6 are refused.</summary>
    [Fact]
    public async Task Candidates_are_ranked_and_numbers_outside_the_matrix_refused()
    {
        using HttpClient camille = await house.ApiOf("Camille");

        using HttpResponseMessage ranked = await camille.PostAsJsonAsync(Root + "/matrix", new[] { new { name = "a", impact = 4, ease = 3 }, new { name = "b", impact = 5, ease = 4 }, new { name = "c", impact = 3, ease = 5 } });
        Assert.Equal([20, 15, 12], (await ranked.Content.ReadFromJsonAsync<JsonElement[]>())!.Select(c => c.GetProperty("score").GetInt32()));

        using HttpResponseMessage outside = await camille.PostAsJsonAsync(Root + "/matrix", new[] { new { name = "a", impact = 6, ease = 0 } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, outside.StatusCode);
        Assert.Equal(["#/candidates/0/impact", "#/candidates/0/ease"], await FramingApiTests.Pointers(outside));
    }

    /// <summary>F09: two of three -> 422, three -> decided. F11: a second -> 409, a change without a reason -> 422, version 1 stays readable.</summary>
    [Fact]
    public async Task Three_teams_and_a_data_test_decide_and_one_stays_the_only_one()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        using HttpClient dominique = await house.ApiOf("Dominique");
        await Kept(camille, Whole());
        await Agreed("Sales", "Marketing");
        using HttpResponseMessage two = await Decide(dominique, new { });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, two.StatusCode);
        Assert.Contains("#/signOffs/Product", await FramingApiTests.Pointers(two));

        await Agreed("Product");
        using HttpResponseMessage three = await Decide(dominique, new { });
        Assert.Equal(HttpStatusCode.OK, three.StatusCode);

        Dictionary<string, object?> other = Whole();
        (other["chosen"], other["definition"]) = ("test drives", "number of test drives per month");
        await Kept(camille, other);
        await Agreed("Sales", "Marketing", "Product");
        using HttpResponseMessage second = await Decide(dominique, new { });
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        using HttpResponseMessage silent = await Decide(dominique, new { replaces = true });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Contains("#/reason", await FramingApiTests.Pointers(silent));
        using HttpResponseMessage said = await Decide(dominique, new { replaces = true, reason = "NewMarket" });
        Assert.Equal(HttpStatusCode.OK, said.StatusCode);

        JsonElement[] history = (await camille.GetFromJsonAsync<JsonElement[]>(Root + "/history"))!;
        Assert.Equal([2, 1], history.Select(v => v.GetProperty("version").GetInt32()));
        Assert.Equal("requests answered", history[1].GetProperty("iteration").GetProperty("draft").GetProperty("chosen").GetString());
    }

    /// <summary>F09: one person -> one team; a second yes of the same person -> 409 with its finding.</summary>
    [Fact]
    public async Task One_person_cannot_sign_for_two_teams()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        await Kept(camille, Whole());
        await Agreed("Sales");

        using HttpResponseMessage second = await camille.PostAsJsonAsync(Root + "/sign-offs", new { team = "Product", approves = true });

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(["northstar.one-person"], await FramingApiTests.Rules(second));
    }

    /// <summary>F11, C04: an assessment without an active north star -> 409, without a reason -> 422, with one the review moves. B01: its figure with trend and goal.</summary>
    [Fact]
    public async Task The_active_one_has_its_figure_and_is_assessed_again()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        using HttpClient dominique = await house.ApiOf("Dominique");
        using HttpResponseMessage none = await dominique.PostAsJsonAsync(Root + "/reviews", new { note = "Looked" });
        Assert.Equal(HttpStatusCode.Conflict, none.StatusCode);
        using HttpResponseMessage empty = await camille.GetAsync(new Uri(Root + "/figure", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, empty.StatusCode);
        Dictionary<string, object?> whole = Whole();
        (whole["goal"], whole["unit"]) = (12, "requests");
        await Kept(camille, whole);
        await Agreed("Sales", "Marketing", "Product");
        await Decide(dominique, new { });

        using HttpResponseMessage silent = await dominique.PostAsJsonAsync(Root + "/reviews", new { note = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal(["#/note"], await FramingApiTests.Pointers(silent));
        using HttpResponseMessage said = await dominique.PostAsJsonAsync(Root + "/reviews", new { note = "No new market" });
        Assert.Equal(HttpStatusCode.OK, said.StatusCode);
        JsonElement figure = await camille.GetFromJsonAsync<JsonElement>(Root + "/figure");
        Assert.Equal(("pollen", 12m, 13), (figure.GetProperty("column").GetString(), figure.GetProperty("goal").GetDecimal(), figure.GetProperty("trend").GetArrayLength()));
        using HttpResponseMessage bad = await camille.PutAsJsonAsync(Root + "/draft", new Dictionary<string, object?>(whole) { ["goal"] = -1 });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
    }

    /// <summary>F12: five examples, the first without a company.</summary>
    [Fact]
    public async Task Five_examples_are_served()
    {
        using HttpClient camille = await house.ApiOf("Camille");

        JsonElement[] examples = (await camille.GetFromJsonAsync<JsonElement[]>(Root + "/examples"))!;

        Assert.Equal(5, examples.Length);
        Assert.Equal(JsonValueKind.Null, examples[0].GetProperty("company").ValueKind);
    }

    /// <summary>G06: what goes wrong with the active one is said.</summary>
    [Fact]
    public async Task A_north_star_with_nothing_beside_it_is_warned_about()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        using HttpClient dominique = await house.ApiOf("Dominique");
        Dictionary<string, object?> alone = Whole();
        alone["supporting"] = Array.Empty<string>();
        await Kept(camille, alone);
        await Agreed("Sales", "Marketing", "Product");
        await Decide(dominique, new { });

        JsonElement view = await camille.GetFromJsonAsync<JsonElement>(Root);

        Assert.Equal(["northstar.nothing-beside"], view.GetProperty("mistakes").EnumerateArray().Select(m => m.GetProperty("rule").GetString()));
    }

    private static Dictionary<string, object?> Whole() => new()
    {
        ["valueProposition"] = "A test drive this week",
        ["jobs"] = new[] { "Find a car" },
        ["whys"] = new[] { "1", "2", "3", "4", "5" },
        ["candidates"] = new[] { new { name = "requests answered", impact = 5, ease = 4 }, new { name = "test drives", impact = 4, ease = 3 } },
        ["chosen"] = "requests answered",
        ["definition"] = "number of requests answered within 24 hours, per month",
        ["criteria"] = Criteria.Select(c => new { criterion = c, met = true, evidence = "seen" }),
        ["column"] = "pollen",
        ["supporting"] = new[] { "cost per lead" },
    };

    private static async Task<JsonElement> Kept(HttpClient client, Dictionary<string, object?> draft)
    {
        using HttpResponseMessage answer = await client.PutAsJsonAsync(Root + "/draft", draft);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    // Three teams are three people.
    private async Task Agreed(params string[] teams)
    {
        foreach (string team in teams)
        {
            using HttpClient speaker = await house.ApiOf(team switch { "Sales" => "Camille", "Marketing" => "Dominique", _ => "Alex" });
            using HttpResponseMessage answer = await speaker.PostAsJsonAsync(Root + "/sign-offs", new { team, approves = true });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using HttpClient client = await house.ApiOf("Camille");
        using HttpResponseMessage test = await client.PostAsJsonAsync(Root + "/data-test", new { column = "pollen" });
        Assert.Equal(HttpStatusCode.OK, test.StatusCode);
    }

    private static Task<HttpResponseMessage> Decide(HttpClient client, object body) => client.PostAsJsonAsync(Root + "/activate", body);
}
