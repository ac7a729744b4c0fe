using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>A person decides. Each test works on a month of its own, so that they do not disturb each other.</summary>
[Collection(nameof(OpenHouse))]
public partial class TargetsFlowTests(OpenHouse house)
{
    private static readonly Uri November = new($"/targets?workspace={OpenHouse.People}&campaign=test-drive&month=2026-11", UriKind.Relative);

    [Fact]
    public async Task A_month_is_approved_and_published_on_its_page()
    {
        using HttpClient browser = await house.BrowserOf("Dominique", "en");
        string drafts = await browser.GetStringAsync(November);
        Assert.Equal(3, TickBox().Count(drafts));

        string approved = await Decide(browser, drafts, "Approve");
        Assert.Contains("3 targets approved.", approved, StringComparison.Ordinal);
        string published = await Decide(browser, approved, "Publish");

        Assert.Contains("3 targets published.", published, StringComparison.Ordinal);
        Assert.Equal(0, TickBox().Count(published));
        JsonElement stands = await house.Browser().GetFromJsonAsync<JsonElement>($"/api/v1/targets?workspace={OpenHouse.People}&month=2026-11");
        Assert.All(stands.EnumerateArray(), t => Assert.Equal("Published", t.GetProperty("state").GetString()));
        double sum = stands.EnumerateArray().Where(t => !t.GetProperty("isTotal").GetBoolean()).Sum(t => t.GetProperty("p50").GetDouble());
        Assert.Equal(sum, stands.EnumerateArray().Single(t => t.GetProperty("isTotal").GetBoolean()).GetProperty("p50").GetDouble());
    }

    /// <summary>H01: who can decide nothing is given nothing to tick or to type, and is told who decides.</summary>
    [Fact]
    public async Task Who_may_not_decide_reads_what_waits_and_who_decides()
    {
        using HttpClient sacha = await house.BrowserOf("Sacha", "en");

        string page = WebUtility.HtmlDecode(await sacha.GetStringAsync(new Uri($"/targets?workspace={OpenHouse.People}&campaign=test-drive&month=2027-01", UriKind.Relative)));

        Assert.Contains(Words.Of("en")["targets.mayDecide"], page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"reason\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"checkbox\"", page, StringComparison.Ordinal);
    }

    /// <summary>H01 over the API: an override without a reason -> 422.</summary>
    [Fact]
    public async Task Over_the_API_a_wrong_state_is_409_a_missing_reason_422_and_an_unknown_target_404()
    {
        using HttpClient client = await house.ApiClient("Dominique");
        long[] ids = await Ids(client, "2026-12");

        Assert.Equal(409, await Post(client, "publish", new { ids }));
        Assert.Equal(422, await Post(client, "reject", new { ids }));
        Assert.Equal(422, await Post(client, "approve", new { ids, who = "Ada" }));
        Assert.Equal(422, await Post(client, "approve", new { }));
        Assert.Equal(404, await Post(client, "approve", new { ids = new[] { 987654321 } }));
        Assert.Equal(200, await Post(client, "approve", new { ids, who = "Dominique" }));
        Assert.Equal(200, await Post(client, "publish", new { ids }));
        Assert.Equal(409, await Post(client, "reject", new { ids, reason = "too late" }));
    }

    /// <summary>H01.</summary>
    [Fact]
    public async Task An_override_needs_a_reason_keeps_the_models_value_beside_it_and_is_approved_by_somebody_else()
    {
        using HttpClient client = await house.ApiClient();
        JsonElement lyon = await Market(client, "2027-01", "Lyon");
        long id = lyon.GetProperty("id").GetInt64();
        double model = lyon.GetProperty("modelP50").GetDouble();

        Assert.Equal(422, await PostTo(client, $"/api/v1/targets/{id}/override", new { value = model + 10 }));
        Assert.Equal(422, await PostTo(client, $"/api/v1/targets/{id}/override", new { reason = "new dealer" }));
        Assert.Equal(200, await PostTo(client, $"/api/v1/targets/{id}/override", new { value = model + 10, reason = "new dealer" }));

        JsonElement after = await Market(client, "2027-01", "Lyon");
        Assert.Equal(model + 10, after.GetProperty("p50").GetDouble());
        Assert.Equal(model, after.GetProperty("modelP50").GetDouble());
        Assert.Equal("new dealer", after.GetProperty("overrideReason").GetString());
        Assert.Equal("Draft", after.GetProperty("state").GetString());
        JsonElement total = await Market(client, "2027-01", "ALL");
        JsonElement lille = await Market(client, "2027-01", "Lille");
        Assert.Equal(total.GetProperty("p50").GetDouble(), after.GetProperty("p50").GetDouble() + lille.GetProperty("p50").GetDouble());

        // Four eyes: whoever wrote the value cannot approve it, another person can.
        long[] ids = [after.GetProperty("id").GetInt64()];
        using HttpResponseMessage own = await client.PostAsJsonAsync("/api/v1/targets/approve", new { ids });
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        Assert.Contains("targets.own", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpClient dominique = await house.ApiClient("Dominique");
        Assert.Equal(200, await Post(dominique, "approve", new { ids }));
        Assert.Equal("Approved", (await Market(client, "2027-01", "Lyon")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Where_the_contract_says_so_targets_are_published_without_a_person()
    {
        using HttpClient client = house.Browser();

        JsonElement targets = await client.GetFromJsonAsync<JsonElement>($"/api/v1/targets?workspace={OpenHouse.Policy}");

        Assert.Equal((SmallWorkspace.Markets.Count + 1) * SmallWorkspace.Horizon, targets.GetArrayLength());
        Assert.All(targets.EnumerateArray(), t => Assert.Equal("Published", t.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_decision_on_a_page_that_is_out_of_date_changes_nothing()
    {
        using HttpClient browser = house.Browser("en");
        string page = await browser.GetStringAsync(November);
        using FormUrlEncodedContent form = new(
        [
            new("__RequestVerificationToken", OpenHouse.TokenIn(await browser.GetStringAsync(new Uri($"/targets?workspace={OpenHouse.People}&campaign=test-drive&month=2027-01", UriKind.Relative)))),
            new("newest", "1"), new("ids", "1"),
        ]);

        using HttpResponseMessage answer = await browser.PostAsync(new Uri($"{November}&handler=Approve", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(Words.Of("en")["refusal.changed"], WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.NotEmpty(page);
    }

    /// <summary>H01: advice comes before the override, never instead of it.</summary>
    [Fact]
    public async Task A_small_or_upward_override_is_asked_for_twice_with_the_evidence_and_a_bold_downward_one_once()
    {
        using HttpClient browser = house.Browser("en");
        Uri february = new($"/targets?workspace={OpenHouse.People}&campaign=test-drive&month=2027-01", UriKind.Relative);
        JsonElement lille = await Market(browser, "2027-01", "Lille");
        double model = lille.GetProperty("modelP50").GetDouble();
        string up = Math.Round(model * 1.01).ToString(System.Globalization.CultureInfo.GetCultureInfo("en"));

        (HttpStatusCode asked, string evidence) = await Override(browser, february, lille, up, "a hunch", sure: false);
        Assert.Equal(HttpStatusCode.OK, asked);
        Assert.Contains("Fildes", evidence, StringComparison.Ordinal);
        Assert.Equal(lille.GetProperty("p50").GetDouble(), (await Market(browser, "2027-01", "Lille")).GetProperty("p50").GetDouble());

        (HttpStatusCode taken, _) = await Override(browser, february, lille, up, "a hunch", sure: true);
        Assert.Equal(HttpStatusCode.Redirect, taken);
        JsonElement after = await Market(browser, "2027-01", "Lille");
        Assert.Equal(model, after.GetProperty("modelP50").GetDouble());

        string down = Math.Round(model * 0.8).ToString(System.Globalization.CultureInfo.GetCultureInfo("en"));
        (HttpStatusCode once, _) = await Override(browser, february, after, down, "dealer closes", sure: false);
        Assert.Equal(HttpStatusCode.Redirect, once);

        (HttpStatusCode silent, _) = await Override(browser, february, await Market(browser, "2027-01", "Lille"), up, "", sure: true);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent);
    }

    /// <summary>H01: both doors hold a value to the same rules, and the API says what the page says.</summary>
    [Fact]
    public async Task A_value_that_no_count_can_have_is_refused_at_both_doors_and_advice_comes_through_both()
    {
        using HttpClient client = await house.ApiClient();
        using HttpClient browser = house.Browser("en");
        Uri january = new($"/targets?workspace={OpenHouse.People}&campaign=test-drive&month=2027-01", UriKind.Relative);
        JsonElement lyon = await Market(client, "2027-01", "Lyon");
        Uri door = new($"/api/v1/targets/{lyon.GetProperty("id").GetInt64()}/override?workspace={OpenHouse.People}", UriKind.Relative);

        foreach ((double value, string typed, string rule) in new[] { (-500.0, "-500", "targets.negative"), (12.4, "12.4", "targets.whole") })
        {
            using HttpResponseMessage refused = await client.PostAsJsonAsync(door, new { value, reason = "a hunch" });
            JsonElement mistake = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
            Assert.Equal((HttpStatusCode.UnprocessableEntity, rule, "#/value"), (refused.StatusCode, mistake.GetProperty("rule").GetString(), mistake.GetProperty("pointer").GetString()));
            (HttpStatusCode status, string page) = await Override(browser, january, lyon, typed, "a hunch", sure: true);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains(Words.Of("en")[$"refusal.{rule}"], WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }

        using HttpResponseMessage taken = await client.PostAsJsonAsync(door, new { value = Math.Round(lyon.GetProperty("modelP50").GetDouble() * 1.01), reason = "a hunch" });
        JsonElement answer = await taken.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.GetProperty("advice").GetProperty("isSmall").GetBoolean() && answer.GetProperty("advice").GetProperty("isUpward").GetBoolean());
        Assert.Contains(answer.GetProperty("changed").EnumerateArray(), t => t.GetProperty("key").GetProperty("market").GetString() == "Lyon" && t.GetProperty("state").GetString() == "Draft");
    }

    [Fact]
    public async Task No_form_of_the_page_asks_for_a_name_and_the_history_says_who_did_what()
    {
        using HttpClient browser = house.Browser("en");

        string page = await browser.GetStringAsync(November);

        Assert.DoesNotContain("name=\"who\"", page, StringComparison.Ordinal);
        Assert.Contains("pm-timeline-drafted", page, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Text)> Override(HttpClient browser, Uri page, JsonElement target, string value, string reason, bool sure)
    {
        using FormUrlEncodedContent form = new(
        [
            new("__RequestVerificationToken", OpenHouse.TokenIn(await browser.GetStringAsync(page))),
            new("id", target.GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new("value", value), new("reason", reason), new("sure", sure ? "true" : "false"),
        ]);
        using HttpResponseMessage answer = await browser.PostAsync(new Uri($"{page}&handler=Override", UriKind.Relative), form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private static async Task<string> Decide(HttpClient browser, string page, string verb)
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("__RequestVerificationToken", OpenHouse.TokenIn(page)),
            new("newest", Newest().Match(page).Groups[1].Value),
            .. TickBox().Matches(page).Select(m => new KeyValuePair<string, string>("ids", m.Groups[1].Value)),
        ];
        using FormUrlEncodedContent form = new(fields);
        using HttpResponseMessage answer = await browser.PostAsync(new Uri($"{November}&handler={verb}", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await browser.GetStringAsync(answer.Headers.Location);
    }

    private static async Task<long[]> Ids(HttpClient client, string month)
    {
        JsonElement targets = await client.GetFromJsonAsync<JsonElement>($"/api/v1/targets?workspace={OpenHouse.People}&month={month}");
        return [.. targets.EnumerateArray().Select(t => t.GetProperty("id").GetInt64())];
    }

    private static async Task<JsonElement> Market(HttpClient client, string month, string market)
    {
        JsonElement targets = await client.GetFromJsonAsync<JsonElement>($"/api/v1/targets?workspace={OpenHouse.People}&month={month}&market={market}");
        return Assert.Single(targets.EnumerateArray());
    }

    private static Task<int> Post(HttpClient client, string verb, object body) => PostTo(client, $"/api/v1/targets/{verb}", body);

    private static async Task<int> PostTo(HttpClient client, string path, object body)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync(path, body);
        if (!answer.IsSuccessStatusCode)
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        return (int)answer.StatusCode;
    }

    [GeneratedRegex("name=\"ids\" value=\"(\\d+)\"")]
    private static partial Regex TickBox();

    [GeneratedRegex("name=\"newest\" value=\"(\\d+)\"")]
    private static partial Regex Newest();
}
