using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PredictiveMarketing.Service.Notices;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>An admin says who hears of what, on the page and over the API; nobody else may look.</summary>
[Collection(nameof(OpenHouse))]
public partial class NoticesPageTests(OpenHouse house)
{
    private const string Admin = "Sacha";
    private static readonly Uri Page = new("/notices", UriKind.Relative);

    private static async Task<string> Post(HttpClient browser, string handler, params (string Name, string Value)[] fields)
    {
        string token = OpenHouse.TokenIn(await browser.GetStringAsync(Page));
        using FormUrlEncodedContent form = new([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        using HttpResponseMessage answer = await browser.PostAsync(new Uri($"/notices?handler={handler}", UriKind.Relative), form);
        return WebUtility.HtmlDecode(answer.StatusCode == HttpStatusCode.Redirect
            ? await browser.GetStringAsync(answer.Headers.Location)
            : await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Whoever_does_not_administer_sees_neither_page_nor_lists()
    {
        using HttpClient planner = await house.ApiClient("Camille");

        foreach (string path in (string[])["/notices", "/api/v1/subscriptions", "/api/v1/notices/deliveries", "/api/v1/notices/kinds"])
        {
            using HttpResponseMessage answer = await planner.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using HttpResponseMessage added = await planner.PostAsJsonAsync("/api/v1/subscriptions", new { channel = "email", address = "eve@example.org" });
        Assert.Equal(HttpStatusCode.Forbidden, added.StatusCode);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_page_opens_in_both_languages_without_anything_inline(string language)
    {
        using HttpClient admin = await house.BrowserOf(Admin, language);

        string html = WebUtility.HtmlDecode(await admin.GetStringAsync(Page));

        Assert.Contains($"<h1>{Words.Of(language)["notices.title"]}</h1>", html, StringComparison.Ordinal);
        Assert.Contains(Words.Of(language)["notice.target.published.name"], html, StringComparison.Ordinal);
        Assert.DoesNotMatch(Inline(), html);
    }

    [Fact]
    public async Task A_receiver_on_our_own_network_is_refused_in_words_and_what_was_typed_stays()
    {
        using HttpClient admin = await house.BrowserOf(Admin, "fr");

        string html = await Post(admin, "Add", ("channel", "webhook"), ("to", "https://192.168.1.1/hook"), ("language", "fr"));

        Assert.Contains(Words.Of("fr")["refusal.subscription.private"], html, StringComparison.Ordinal);
        Assert.Contains("value=\"https://192.168.1.1/hook\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhooks_secret_is_shown_once_and_a_rotation_is_ended_by_hand()
    {
        using HttpClient admin = await house.BrowserOf(Admin, "en");

        string first = await Post(admin, "Add", ("channel", "webhook"), ("to", "https://example.org/shown-once?token=hidden"), ("kinds", "board.approved"), ("language", "en"));
        string secret = Secret().Match(first).Value;
        string second = WebUtility.HtmlDecode(await admin.GetStringAsync(Page));
        long id = await IdOf("https://example.org/shown-once");
        string rotated = await Post(admin, "Rotate", ("id", $"{id}"));
        string forgotten = await Post(admin, "Forget", ("id", $"{id}"));

        Assert.True(WebhookSignature.IsSecret(secret));
        Assert.DoesNotMatch(Secret(), second);
        Assert.DoesNotContain("token=hidden", first + second, StringComparison.Ordinal);
        Assert.NotEqual(secret, Secret().Match(rotated).Value);
        Assert.Contains(Words.Of("en")["notices.twoSecrets"], rotated, StringComparison.Ordinal);
        Assert.DoesNotContain(Words.Of("en")["notices.twoSecrets"], forgotten, StringComparison.Ordinal);
        await Post(admin, "Disable", ("id", $"{id}"));
    }

    [Fact]
    public async Task A_test_message_and_what_became_of_it_are_told_in_words()
    {
        using HttpClient admin = await house.BrowserOf(Admin, "fr");
        await Post(admin, "Add", ("channel", "email"), ("to", "direction@example.org"), ("kinds", "board.approved"), ("language", "fr"));
        long id = await IdOf("direction@example.org");

        Assert.Contains("direction@example.org", await Post(admin, "Test", ("id", $"{id}")), StringComparison.Ordinal);

        using HttpClient api = await house.ApiClient(Admin);
        JsonElement delivery = default;
        for (int i = 0; i < 200; i++)
        {
            delivery = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/notices/deliveries?subscription={id}"))[0];
            if (delivery.GetProperty("state").GetString() == "Failed")
                break;
            await Task.Delay(100);
        }

        string html = WebUtility.HtmlDecode(await admin.GetStringAsync(new Uri($"/notices?delivery={delivery.GetProperty("id").GetInt64()}", UriKind.Relative)));
        Assert.Contains(Words.Of("fr")["noticeAnswer.smtp.not-configured"], html, StringComparison.Ordinal);
        Assert.Contains(Words.Of("fr")["notices.noMail"], html, StringComparison.Ordinal);
        string disabled = await Post(admin, "Disable", ("id", $"{id}"));
        Assert.Contains(Words.Of("fr")["deliveryState.Dead"], disabled, StringComparison.Ordinal);
        Assert.Contains(Words.Of("fr")["notices.replay.Disabled"], await Post(admin, "Replay", ("id", $"{delivery.GetProperty("id").GetInt64()}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_points_at_every_field_and_never_says_a_secret_twice()
    {
        using HttpClient api = await house.ApiClient(Admin);

        using HttpResponseMessage wrong = await api.PostAsJsonAsync("/api/v1/subscriptions", new { channel = "slack", address = "http://example.org", kinds = new[] { "made-up" } });
        JsonElement problem = await wrong.Content.ReadFromJsonAsync<JsonElement>();
        using HttpResponseMessage right = await api.PostAsJsonAsync("/api/v1/subscriptions", new { channel = "webhook", address = "https://example.org/api", kinds = new[] { "board.approved" } });
        JsonElement kept = await right.Content.ReadFromJsonAsync<JsonElement>();
        string list = await api.GetStringAsync(new Uri("/api/v1/subscriptions", UriKind.Relative));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(["#/address", "#/kinds"], problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()!).Order());
        Assert.Equal(HttpStatusCode.Created, right.StatusCode);
        Assert.True(WebhookSignature.IsSecret(kept.GetProperty("secret").GetString()!));
        Assert.DoesNotContain("whsec_", list, StringComparison.Ordinal);
        using HttpResponseMessage over = await api.PostAsync(new Uri($"/api/v1/subscriptions/{kept.GetProperty("subscription").GetProperty("id").GetInt64()}/disable", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.OK, over.StatusCode);
    }

    [Fact]
    public async Task An_answer_that_is_remembered_never_holds_a_secret()
    {
        using HttpClient api = await house.ApiClient(Admin);
        api.DefaultRequestHeaders.Add("Idempotency-Key", "remember-me");

        using HttpResponseMessage answer = await api.PostAsJsonAsync("/api/v1/subscriptions", new { channel = "webhook", address = "https://example.org/remembered" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.DoesNotContain("whsec_", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<long> IdOf(string shown)
    {
        using HttpClient api = await house.ApiClient(Admin);
        JsonElement all = await api.GetFromJsonAsync<JsonElement>("/api/v1/subscriptions");
        return all.EnumerateArray().First(s => s.GetProperty("shown").GetString() == shown).GetProperty("id").GetInt64();
    }

    [GeneratedRegex("<style|<script(?![^>]* src=)|\\son[a-z]+=|\\sstyle=")]
    private static partial Regex Inline();

    [GeneratedRegex("whsec_[A-Za-z0-9+/=]+")]
    private static partial Regex Secret();
}
