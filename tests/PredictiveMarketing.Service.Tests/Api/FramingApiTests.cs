using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>F01 to F05, F10, F26, F27: step 1 for programs.</summary>
public sealed class FramingApiTests : IDisposable
{
    private readonly FramedHouse house = new();

    public void Dispose() => house.Dispose();

    /// <summary>F01: train without an approved frame -> 409, 0 model files; signed, it may run.</summary>
    [Fact]
    public async Task A_workspace_whose_framing_is_a_draft_is_not_trained_until_it_is_signed()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        using HttpResponseMessage refused = await camille.PostAsync(new Uri("/api/v1/runs", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(["framing.draft"], await Rules(refused));
        using HttpResponseMessage retried = await camille.PostAsync(new Uri("/api/v1/runs/1/retry", UriKind.Relative), null);
        Assert.Equal(["framing.draft"], await Rules(retried));
        Assert.Empty(Directory.Exists(house.Models) ? Directory.GetFiles(house.Models, "*", SearchOption.AllDirectories) : []);

        using HttpResponseMessage saved = await camille.PutAsJsonAsync("/api/v1/framing", FramedHouse.Sound());
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        JsonElement draft = await saved.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Draft", draft.GetProperty("state").GetString());
        Assert.False(draft.GetProperty("trainable").GetBoolean());

        using HttpClient dominique = await house.ApiOf("Dominique");
        using HttpResponseMessage signed = await dominique.PostAsJsonAsync("/api/v1/framing/sign", new { hash = draft.GetProperty("hash").GetString(), rationale = "The regions asked for it" });
        Assert.Equal(HttpStatusCode.OK, signed.StatusCode);
        JsonElement contract = await signed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("Signed", "Dominique"), (contract.GetProperty("state").GetString(), contract.GetProperty("signed").GetProperty("who").GetString()));
        using HttpResponseMessage runs = await camille.PostAsync(new Uri("/api/v1/runs", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Accepted, runs.StatusCode);
    }

    /// <summary>F26: approve with an empty rationale -> 422, pointing at it.</summary>
    [Fact]
    public async Task A_signature_without_a_rationale_is_refused_at_its_field()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        await camille.PutAsJsonAsync("/api/v1/framing", FramedHouse.Sound());
        using HttpClient dominique = await house.ApiOf("Dominique");

        using HttpResponseMessage answer = await dominique.PostAsJsonAsync("/api/v1/framing/sign", new { rationale = "" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("#/rationale", await Pointers(answer));
    }

    /// <summary>F27: a KPI without an area -> 422 where it is to be signed, and a pointer where it is checked.</summary>
    [Fact]
    public async Task A_framing_without_an_area_is_kept_as_a_draft_and_not_signed()
    {
        Dictionary<string, object?> draft = FramedHouse.Sound();
        Dictionary<string, object?> details = FramedHouse.Details();
        details.Remove("area");
        draft["details"] = details;
        using HttpClient camille = await house.ApiOf("Camille");

        using HttpResponseMessage check = await camille.PostAsJsonAsync("/api/v1/framing/check", draft);
        JsonElement[] findings = (await check.Content.ReadFromJsonAsync<JsonElement[]>())!;
        Assert.Contains(findings, f => f.GetProperty("rule").GetString() == "framing.area-missing" && f.GetProperty("pointer").GetString() == "#/details/area");

        await camille.PutAsJsonAsync("/api/v1/framing", draft);
        using HttpClient dominique = await house.ApiOf("Dominique");
        using HttpResponseMessage sign = await dominique.PostAsJsonAsync("/api/v1/framing/sign", new { rationale = "because" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sign.StatusCode);
        Assert.Contains("#/details/area", await Pointers(sign));
    }

    [Fact]
    public async Task A_draft_that_somebody_changed_meanwhile_is_not_overwritten()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        using HttpResponseMessage read = await camille.GetAsync(new Uri("/api/v1/framing", UriKind.Relative));
        string tag = read.Headers.ETag!.ToString();
        Dictionary<string, object?> later = FramedHouse.Sound();
        later["horizonMonths"] = 5;

        Assert.Equal(HttpStatusCode.OK, await Put(camille, FramedHouse.Sound(), tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Put(camille, later, tag));
    }

    [Fact]
    public async Task Who_may_not_sign_does_not_sign()
    {
        using HttpClient camille = await house.ApiOf("Camille");

        using HttpResponseMessage answer = await camille.PostAsJsonAsync("/api/v1/framing/sign", new { rationale = "because" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Signing_what_is_not_there_is_a_conflict()
    {
        using HttpClient dominique = await house.ApiOf("Dominique");

        using HttpResponseMessage answer = await dominique.PostAsJsonAsync("/api/v1/framing/sign", new { rationale = "because" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(["framing.nothing-to-sign"], await Rules(answer));
    }

    /// <summary>F03, F04: what would count is told before any file is there.</summary>
    [Fact]
    public async Task Ten_events_are_seven_leads_and_five_technical_errors_change_nothing()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        object asked = new
        {
            definition = new { version = 1, events = new[] { "stock request", "vehicle request" } },
            policy = new { maturationMonths = 0, exclusionCodes = new[] { "SEPA" } },
            events = new object[] { new { @event = "stock request", count = 4 }, new { @event = "vehicle request", count = 3 }, new { @event = "newsletter", count = 3 }, new { @event = "stock request", code = "sepa", count = 5 } },
        };

        using HttpResponseMessage answer = await camille.PostAsJsonAsync("/api/v1/framing/leads/try", asked);

        JsonElement counted = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((7, 3, 5), (counted.GetProperty("qualified").GetInt32(), counted.GetProperty("otherEvents").GetInt32(), counted.GetProperty("excluded").GetInt32()));
    }

    /// <summary>F02: the line that is out of scope is listed, and the digital share follows.</summary>
    [Fact]
    public async Task A_scope_lists_what_it_leaves_out()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        Dictionary<string, object?> draft = FramedHouse.Sound();
        draft["scope"] = new { campaigns = Array.Empty<string>(), channels = new[] { "search" } };
        await camille.PutAsJsonAsync("/api/v1/framing", draft);

        JsonElement scope = await camille.GetFromJsonAsync<JsonElement>("/api/v1/framing/scope");

        Assert.Equal(0, scope.GetProperty("inside").GetInt32());
        Assert.All(scope.GetProperty("outOfScope").EnumerateArray(), l => Assert.Equal("radio", l.GetProperty("channel").GetString()));
        Assert.NotEmpty(scope.GetProperty("outOfScope").EnumerateArray());
    }

    /// <summary>F05, F10: names and definitions are judged.</summary>
    [Theory]
    [InlineData("/api/v1/metrics/kind?name=followers", "kind", "Vanity")]
    [InlineData("/api/v1/metrics/kind?name=bounce%20rate", "kind", "Actionable")]
    public async Task A_name_is_judged(string address, string field, string expected)
    {
        using HttpClient camille = await house.ApiOf("Camille");

        Assert.Equal(expected, (await camille.GetFromJsonAsync<JsonElement>(address)).GetProperty(field).GetString());
    }

    /// <summary>F10: vague is said, a count is accepted.</summary>
    [Theory]
    [InlineData("customer%20satisfaction", 1)]
    [InlineData("number%20of%20recommendations", 0)]
    [InlineData("score%20%3E%208%2F10", 0)]
    public async Task A_definition_is_judged(string text, int findings)
    {
        using HttpClient camille = await house.ApiOf("Camille");

        Assert.Equal(findings, (await camille.GetFromJsonAsync<JsonElement[]>($"/api/v1/metrics/definition?text={text}"))!.Length);
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_by_its_field()
    {
        using HttpClient camille = await house.ApiOf("Camille");

        using HttpResponseMessage answer = await camille.PutAsJsonAsync("/api/v1/framing", new { horizonMonths = "six" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["#/horizonMonths"], await Pointers(answer));
    }

    [Fact]
    public async Task A_framing_before_any_data_is_written_under_a_name_of_its_own()
    {
        using HttpClient camille = await house.ApiOf("Camille");

        using HttpResponseMessage saved = await camille.PutAsJsonAsync("/api/v1/framing?name=not-yet", new { need = "Know it" });

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal("not-yet", (await camille.GetFromJsonAsync<JsonElement>("/api/v1/framing?name=not-yet")).GetProperty("workspace").GetString());
        Assert.Equal("framed", (await camille.GetFromJsonAsync<JsonElement>("/api/v1/framing")).GetProperty("workspace").GetString());
    }

    internal static async Task<string[]> Rules(HttpResponseMessage answer) => [.. Errors(await answer.Content.ReadFromJsonAsync<JsonElement>()).Select(e => e.GetProperty("rule").GetString()!)];

    internal static async Task<string[]> Pointers(HttpResponseMessage answer) => [.. Errors(await answer.Content.ReadFromJsonAsync<JsonElement>()).Select(e => e.GetProperty("pointer").GetString()!)];

    private static IEnumerable<JsonElement> Errors(JsonElement problem) => problem.GetProperty("errors").EnumerateArray().Where(e => e.GetProperty("severity").GetString() == "Error");

    private static async Task<HttpStatusCode> Put(HttpClient client, Dictionary<string, object?> draft, string tag)
    {
        using HttpRequestMessage request = new(HttpMethod.Put, "/api/v1/framing") { Content = JsonContent.Create(draft) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        using HttpResponseMessage answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
