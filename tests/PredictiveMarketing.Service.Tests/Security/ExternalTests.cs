using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>Another provider says who somebody is; who may come in is decided here.</summary>
[Collection(nameof(GuardedHouse))]
public class ExternalTests(GuardedHouse house)
{
    [Fact]
    public async Task An_invited_person_comes_in_by_their_checked_address_and_then_by_their_subject()
    {
        await using FakeProvider provider = await FakeProvider.Start();
        await using WebApplicationFactory<Program> open = With(provider);
        house.Store.People.Links.Invite(new NewAccount("oda@example.org", "Oda Outside", ["Viewer"]), "test");

        provider.Person = new { sub = "oda-1", email = "oda@example.org", email_verified = true };
        using HttpClient first = Browser(open);
        Assert.Equal("/review", await Come(first, "/review"));
        using HttpResponseMessage page = await first.GetAsync(new Uri("/review", UriKind.Relative));
        Assert.Contains("Oda Outside", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        provider.Person = new { sub = "oda-1", email = "married@example.org", email_verified = true };
        using HttpClient second = Browser(open);
        Assert.Equal("/", await Come(second, "https://example.org/"));
        Assert.Equal(2, provider.Exchanged);
    }

    [Theory]
    [InlineData("stranger@example.org", true)]
    [InlineData("viewer-unchecked@example.org", false)]
    public async Task Whoever_was_not_invited_or_has_an_unchecked_address_reads_why_they_stay_outside(string email, bool isChecked)
    {
        await using FakeProvider provider = await FakeProvider.Start();
        await using WebApplicationFactory<Program> open = With(provider);
        house.Store.People.Links.Invite(new NewAccount("viewer-unchecked@example.org", "Vera Unchecked", ["Viewer"]), "test");
        provider.Person = new { sub = "somebody", email, email_verified = isChecked };
        using HttpClient browser = Browser(open);

        string where = await Come(browser, "/");
        using HttpResponseMessage page = await browser.GetAsync(new Uri(where, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains(Words.Of("en")["signin.notInvited"], WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_nobody_here_asked_for_lets_nobody_in()
    {
        await using FakeProvider provider = await FakeProvider.Start();
        await using WebApplicationFactory<Program> open = With(provider);
        using HttpClient browser = Browser(open);

        using HttpResponseMessage answer = await browser.GetAsync(new Uri("/sign-in/callback?code=stolen&state=made-up", UriKind.Relative));

        Assert.Equal("/sign-in?refused=true", answer.Headers.Location!.OriginalString);
        Assert.Equal(0, provider.Exchanged);
    }

    private WebApplicationFactory<Program> With(FakeProvider provider) => house.WithWebHostBuilder(host =>
    {
        host.UseSetting("external:clientId", "pm");
        host.UseSetting("external:clientSecret", "secret");
        host.UseSetting("external:name", "Example");
        host.UseSetting("external:authorizationEndpoint", $"{provider.Address}/authorize");
        host.UseSetting("external:tokenEndpoint", $"{provider.Address}/token");
        host.UseSetting("external:userInformationEndpoint", $"{provider.Address}/userinfo");
    });

    private static HttpClient Browser(WebApplicationFactory<Program> open)
    {
        HttpClient client = open.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    /// <summary>The whole way round, and where it ends.</summary>
    private static async Task<string> Come(HttpClient browser, string returnUrl)
    {
        using HttpClient outside = new(new HttpClientHandler { AllowAutoRedirect = false });
        using HttpResponseMessage leaving = await browser.GetAsync(new Uri($"/sign-in/external?returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative));
        Assert.Contains("code_challenge=", leaving.Headers.Location!.Query, StringComparison.Ordinal);
        using HttpResponseMessage there = await outside.GetAsync(leaving.Headers.Location);
        using HttpResponseMessage back = await browser.GetAsync(there.Headers.Location);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        return back.Headers.Location!.OriginalString;
    }
}
