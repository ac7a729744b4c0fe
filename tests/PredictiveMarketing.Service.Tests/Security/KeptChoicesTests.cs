using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>Whatever the service leaves in a browser is out of reach of scripts, other sites and, over https, of the domain's other hosts.</summary>
[Collection(nameof(GuardedHouse))]
public class KeptChoicesTests(GuardedHouse house)
{
    private const string Host = "leads.example.org";

    [Fact]
    public async Task Over_https_every_cookie_is_for_this_host_alone_encrypted_and_out_of_reach_of_scripts()
    {
        await using WebApplicationFactory<Program> open = Reached();

        Dictionary<string, string> kept = await Visit(open, $"https://{Host}");

        Assert.Equal(["__Host-pm-antiforgery", "__Host-pm-language", "__Host-pm-session", "__Host-pm-theme", "__Host-pm-told", "__Host-pm-workspace"], kept.Keys.Order(StringComparer.Ordinal));
        Assert.All(kept.Values, cookie =>
        {
            Assert.All(new[] { "secure", "httponly", "path=/" }, flag => Assert.Contains(flag, Flags(cookie)));
            Assert.Contains(Flags(cookie), flag => flag is "samesite=lax" or "samesite=strict");
            Assert.DoesNotContain(Flags(cookie), flag => flag.StartsWith("domain", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task On_ones_own_machine_without_https_they_are_kept_all_the_same_and_still_out_of_reach()
    {
        Dictionary<string, string> kept = await Visit(house, "http://localhost");

        Assert.Equal(["pm-antiforgery", "pm-language", "pm-session", "pm-theme", "pm-told", "pm-workspace"], kept.Keys.Order(StringComparer.Ordinal));
        Assert.All(kept.Values, cookie =>
        {
            Assert.All(new[] { "httponly", "path=/" }, flag => Assert.Contains(flag, Flags(cookie)));
            Assert.DoesNotContain("secure", Flags(cookie));
        });
    }

    [Fact]
    public async Task What_was_chosen_is_remembered_over_https()
    {
        using HttpClient browser = await house.SignedIn("viewer");

        await browser.GetStringAsync(new Uri($"/?lang=fr&theme=dark&workspace={GuardedHouse.Foreign}", UriKind.Relative));
        string page = await browser.GetStringAsync(new Uri("/account", UriKind.Relative));

        Assert.Contains("<html lang=\"fr\" data-bs-theme=\"dark\">", page, StringComparison.Ordinal);
        Assert.Contains(GuardedHouse.Foreign, await browser.GetStringAsync(new Uri("/runs", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_https_a_cookie_that_a_neighbour_of_the_domain_could_plant_is_not_read()
    {
        using HttpClient browser = await house.SignedIn("viewer");
        using HttpRequestMessage call = new(HttpMethod.Get, "/account");
        call.Headers.Add("Cookie", "pm-theme=dark; pm-session=planted");

        using HttpResponseMessage answer = await browser.SendAsync(call);

        Assert.Contains("data-bs-theme=\"auto\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Signs in, chooses everything that can be chosen, and does something that is told of on the next page.</summary>
    private static async Task<Dictionary<string, string>> Visit(WebApplicationFactory<Program> open, string address)
    {
        using HttpClient browser = open.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new Uri(address) });
        Dictionary<string, string> kept = new(StringComparer.Ordinal);
        using (HttpResponseMessage page = Note(await browser.GetAsync(new Uri("/sign-in", UriKind.Relative))))
        {
            using FormUrlEncodedContent form = new([new("__RequestVerificationToken", OpenHouse.TokenIn(await page.Content.ReadAsStringAsync())), new("name", "admin"), new("password", GuardedHouse.Password)]);
            using HttpResponseMessage signedIn = Note(await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form));
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        }

        using (HttpResponseMessage chosen = Note(await browser.GetAsync(new Uri($"/people?lang=en&theme=dark&workspace={GuardedHouse.Workspace}", UriKind.Relative))))
        {
            using FormUrlEncodedContent form = new([new("__RequestVerificationToken", OpenHouse.TokenIn(await chosen.Content.ReadAsStringAsync())), new("group", "told"), new("markets", GuardedHouse.Own)]);
            using HttpResponseMessage told = Note(await browser.PostAsync(new Uri("/people?handler=Group", UriKind.Relative), form));
            Assert.Equal(HttpStatusCode.Redirect, told.StatusCode);
        }

        return kept;

        HttpResponseMessage Note(HttpResponseMessage answer)
        {
            foreach (string cookie in answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) ? set : [])
            {
                if (!cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
                    kept[cookie[..cookie.IndexOf('=', StringComparison.Ordinal)]] = cookie;
            }

            return answer;
        }
    }

    private static string[] Flags(string cookie) => [.. cookie.Split(';').Skip(1).Select(f => f.Trim().ToLowerInvariant())];

    // As behind a proxy that speaks https for it.
    private WebApplicationFactory<Program> Reached() => house.WithWebHostBuilder(host =>
    {
        host.UseSetting("hosts", Host);
        host.UseSetting("proxies", "10.0.0.2");
    });
}
