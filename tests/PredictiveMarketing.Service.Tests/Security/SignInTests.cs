using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>The way in: where it leads, what it leaves in the browser, and how often it can be tried.</summary>
[Collection(nameof(GuardedHouse))]
public class SignInTests(GuardedHouse house)
{
    [Theory]
    [InlineData("/review?market=Lyon", "/review?market=Lyon")]
    [InlineData("https://example.org/", "/")]
    [InlineData("//example.org/", "/")]
    [InlineData("/\\example.org", "/")]
    [InlineData("/%2F/example.org", "/%2F/example.org")]
    [InlineData("/%5Cexample.org", "/%5Cexample.org")]
    [InlineData("/／example.org", "/%EF%BC%8Fexample.org")]
    [InlineData("\t//example.org", "/")]
    [InlineData("/\n/example.org", "/")]
    [InlineData("", "/")]
    public async Task Whoever_signs_in_lands_on_a_page_of_ours(string asked, string expected)
    {
        using HttpClient browser = house.Browser();

        using HttpResponseMessage answer = await GuardedHouse.SignIn(browser, "viewer", GuardedHouse.Password, asked);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Whoever_is_sent_to_sign_in_comes_back_to_the_page()
    {
        using HttpClient browser = house.Browser();

        using HttpResponseMessage answer = await browser.GetAsync(new Uri("/review?campaign=test-drive", UriKind.Relative));

        Assert.Equal("/sign-in?returnUrl=%2Freview%3Fcampaign%3Dtest-drive", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Htmx_is_told_to_leave_the_page_for_the_sign_in()
    {
        using HttpClient browser = house.Browser();
        browser.DefaultRequestHeaders.Add("HX-Request", "true");

        using HttpResponseMessage answer = await browser.GetAsync(new Uri("/runs", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.GetValues("HX-Redirect").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_https_the_session_cookie_is_for_this_host_alone_and_out_of_reach_of_scripts()
    {
        using HttpClient browser = house.Browser();

        using HttpResponseMessage answer = await GuardedHouse.SignIn(browser, "viewer", GuardedHouse.Password);

        string cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.Contains(Cookies.Session, StringComparison.Ordinal) && !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("__Host-pm-session=", cookie, StringComparison.Ordinal);
        Assert.All(new[] { "secure", "httponly", "samesite=lax", "path=/" }, flag => Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Transport_security_is_promised_over_https_only_whatever_a_stranger_says_of_the_call()
    {
        using HttpClient encrypted = house.Browser();
        using HttpClient plain = house.Browser("http://localhost");
        plain.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        plain.DefaultRequestHeaders.Add("X-Forwarded-Host", "example.org");
        plain.DefaultRequestHeaders.Add("Forwarded", "proto=https;host=example.org");

        using HttpResponseMessage over = await encrypted.GetAsync(new Uri("/sign-in", UriKind.Relative));
        using HttpResponseMessage spoofed = await GuardedHouse.SignIn(plain, "viewer", GuardedHouse.Password);

        Assert.Equal("max-age=31536000; includeSubDomains", over.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.False(spoofed.Headers.Contains("Strict-Transport-Security"));
        Assert.Contains(spoofed.Headers.GetValues("Set-Cookie"), c => c.StartsWith("pm-session=", StringComparison.Ordinal) && !c.Contains("secure", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("/", spoofed.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Signing_in_again_opens_a_new_session_and_ends_the_one_that_the_browser_came_with()
    {
        using HttpClient browser = await house.SignedIn("guest2");
        Account guest = house.Store.People.Accounts.Named("guest2")!;
        long first = Assert.Single(house.Store.People.Sessions.Of(guest.Id)).Id;

        using HttpResponseMessage again = await GuardedHouse.SignIn(browser, "guest2", GuardedHouse.Password);

        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.NotEqual(first, Assert.Single(house.Store.People.Sessions.Of(guest.Id)).Id);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_does_not_help_either()
    {
        for (int i = 0; i < AccountBook.MostFailures; i++)
        {
            using HttpClient guessing = house.Browser();
            using HttpResponseMessage wrong = await GuardedHouse.SignIn(guessing, "guest3", $"a wrong password {i}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        using HttpClient browser = house.Browser();
        using HttpResponseMessage right = await GuardedHouse.SignIn(browser, "guest3", GuardedHouse.Password);
        using HttpResponseMessage unknown = await GuardedHouse.SignIn(browser, "nobody at all", GuardedHouse.Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
        Assert.Equal(Fault(await unknown.Content.ReadAsStringAsync()), Fault(await right.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_in_the_store()
    {
        using HttpClient browser = await house.SignedIn("guest4");
        using FormUrlEncodedContent form = new([new("__RequestVerificationToken", OpenHouse.TokenIn(await browser.GetStringAsync(new Uri("/account", UriKind.Relative))))]);

        using HttpResponseMessage answer = await browser.PostAsync(new Uri("/sign-out", UriKind.Relative), form);

        Assert.Equal("/sign-in", answer.Headers.Location!.OriginalString);
        Assert.Empty(house.Store.People.Sessions.Of(house.Store.People.Accounts.Named("guest4")!.Id));
    }

    [Fact]
    public async Task A_key_made_on_the_account_page_is_shown_once_and_carries_what_was_ticked()
    {
        using HttpClient browser = await house.SignedIn("analyst");
        string page = await browser.GetStringAsync(new Uri("/account", UriKind.Relative));
        using FormUrlEncodedContent form = new([new("__RequestVerificationToken", OpenHouse.TokenIn(page)), new("name", "nightly report"), new("rights", "Read"), new("days", "30")]);
        using HttpResponseMessage made = await browser.PostAsync(new Uri("/account?handler=Key", UriKind.Relative), form);
        string html = await made.Content.ReadAsStringAsync();
        string key = html[html.IndexOf("pm_", StringComparison.Ordinal)..].Split('<')[0];

        Assert.Equal([nameof(Right.Read)], house.Store.People.Keys.Find(key)!.Key.Rights);
        Assert.DoesNotContain(key, await browser.GetStringAsync(new Uri("/account", UriKind.Relative)), StringComparison.Ordinal);
        using FormUrlEncodedContent more = new([new("__RequestVerificationToken", OpenHouse.TokenIn(html)), new("name", "too much"), new("rights", "PublishTargets"), new("days", "30")]);
        using HttpResponseMessage refused = await browser.PostAsync(new Uri("/account?handler=Key", UriKind.Relative), more);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    /// <summary>H01: a key can be narrowed to a group of markets; then it sees those and changes nothing, whatever rights were ticked.</summary>
    [Fact]
    public async Task A_key_of_a_group_of_markets_sees_those_and_no_group_that_is_not_there_is_taken()
    {
        using HttpClient browser = await house.SignedIn("planner");
        string page = await browser.GetStringAsync(new Uri("/account", UriKind.Relative));
        Assert.Contains("<option value=\"south\">south</option>", page, StringComparison.Ordinal);
        string token = OpenHouse.TokenIn(page);

        using HttpResponseMessage unknown = await Make("north");
        using HttpResponseMessage made = await Make("south");
        string html = await made.Content.ReadAsStringAsync();
        string key = html[html.IndexOf("pm_", StringComparison.Ordinal)..].Split('<')[0];
        using HttpClient program = house.Browser("http://localhost");
        program.DefaultRequestHeaders.Authorization = new("Bearer", key);
        JsonElement targets = await program.GetFromJsonAsync<JsonElement>($"/api/v1/targets?workspace={GuardedHouse.Workspace}");
        using HttpResponseMessage changed = await program.PostAsJsonAsync($"/api/v1/targets/{targets[0].GetProperty("id").GetInt64()}/override?workspace={GuardedHouse.Workspace}", new { value = 700, reason = "a reason" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.All(targets.EnumerateArray(), t => Assert.Equal(GuardedHouse.Own, t.GetProperty("key").GetProperty("market").GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, changed.StatusCode);
        using HttpClient agency = await house.SignedIn("agency");
        Assert.DoesNotContain("name=\"group\"", await agency.GetStringAsync(new Uri("/account", UriKind.Relative)), StringComparison.Ordinal);

        async Task<HttpResponseMessage> Make(string group)
        {
            using FormUrlEncodedContent form = new([new("__RequestVerificationToken", token), new("name", "southern report"), new("rights", "Read"), new("rights", "Override"), new("days", "30"), new("group", group)]);
            return await browser.PostAsync(new Uri("/account?handler=Key", UriKind.Relative), form);
        }
    }

    [Fact]
    public async Task An_account_page_ends_no_session_and_no_key_of_somebody_else()
    {
        Account other = house.Store.People.Accounts.Named("guest5")!;
        string session = house.Store.People.Sessions.Open(other.Id, "theirs");
        string key = house.Store.People.Keys.Make(other.Id, new NewKey("theirs", ["Read"], null, TimeSpan.FromDays(1)), "test");
        using HttpClient browser = await house.SignedIn("planner");
        string token = OpenHouse.TokenIn(await browser.GetStringAsync(new Uri("/account", UriKind.Relative)));

        Assert.Equal(HttpStatusCode.NotFound, await Post("End", house.Store.People.Sessions.Find(session)!.Session));
        Assert.Equal(HttpStatusCode.NotFound, await Post("Revoke", house.Store.People.Keys.Find(key)!.Key.Id));
        Assert.NotNull(house.Store.People.Sessions.Find(session));
        Assert.NotNull(house.Store.People.Keys.Find(key));

        async Task<HttpStatusCode> Post(string handler, long id)
        {
            using FormUrlEncodedContent form = new([new("__RequestVerificationToken", token), new("id", $"{id}")]);
            using HttpResponseMessage answer = await browser.PostAsync(new Uri($"/account?handler={handler}", UriKind.Relative), form);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Somebody_invited_sets_a_password_by_the_link_once()
    {
        using HttpClient admin = await house.SignedIn("admin");
        using FormUrlEncodedContent form = new(
        [
            new("__RequestVerificationToken", OpenHouse.TokenIn(await admin.GetStringAsync(new Uri("/people", UriKind.Relative)))),
            new("name", "invited@example.org"), new("display", "Irène Invitée"), new("roles", "Viewer"),
        ]);
        using HttpResponseMessage invited = await admin.PostAsync(new Uri("/people?handler=Invite", UriKind.Relative), form);
        string html = WebUtility.HtmlDecode(await invited.Content.ReadAsStringAsync());
        int at = html.IndexOf("https://localhost/sign-in?link=", StringComparison.Ordinal);
        Assert.True(at > 0, html);
        Uri link = new(html[at..].Split('<')[0]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Set("password1234"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Set("short"));
        Assert.Equal(HttpStatusCode.Redirect, await Set("seven boats under the bridge"));
        using HttpClient late = house.Browser();
        using HttpResponseMessage gone = await late.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains(Words.Of("en")["refusal.people.link-gone"], WebUtility.HtmlDecode(await gone.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        async Task<HttpStatusCode> Set(string password)
        {
            using HttpClient browser = house.Browser();
            using FormUrlEncodedContent chosen = new([new("__RequestVerificationToken", OpenHouse.TokenIn(await browser.GetStringAsync(link))), new("password", password), new("again", password)]);
            using HttpResponseMessage answer = await browser.PostAsync(new Uri(link.PathAndQuery + "&handler=Link", UriKind.Relative), chosen);
            return answer.StatusCode;
        }
    }

    private static string Fault(string html) => html[html.IndexOf("id=\"fault\"", StringComparison.Ordinal)..].Split("</div>")[0];
}
