using System.Net;
using System.Net.Http.Json;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.People;

/// <summary>A newcomer on a machine without accounts is let in, sees why, and can be a second person.</summary>
[Collection(nameof(OpenHouse))]
public class DemoSessionTests(OpenHouse house)
{
    [Fact]
    public async Task A_newcomer_is_let_in_and_told_why()
    {
        using HttpClient browser = house.Browser("en");

        string html = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri("/", UriKind.Relative)));

        Assert.Contains("</span>Camille</span>", html, StringComparison.Ordinal);
        Assert.Contains(Words.Of("en")["demo.badge"], html, StringComparison.Ordinal);
        Assert.Contains(Words.Of("en")["demo.why"], html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_person_of_the_demo_holds_other_rights()
    {
        using HttpClient dominique = await house.BrowserOf("Dominique", "en");
        using HttpClient camille = house.Browser("en");

        Assert.Contains("</span>Dominique</span>", await dominique.GetStringAsync(new Uri("/review", UriKind.Relative)), StringComparison.Ordinal);
        using HttpResponseMessage import = await dominique.GetAsync(new Uri("/import", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, import.StatusCode);
        Assert.Contains(Words.Of("en")["oops.forbidden.title"], WebUtility.HtmlDecode(await import.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using HttpResponseMessage own = await camille.GetAsync(new Uri("/import", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task A_missing_right_is_a_problem_to_a_program()
    {
        using HttpClient camille = await house.ApiClient();

        using HttpResponseMessage answer = await camille.PostAsJsonAsync("/api/v1/targets/publish", new { ids = new[] { 1 } });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(nameof(Right.PublishTargets), await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/review?market=Lyon", "/review?market=Lyon")]
    [InlineData("https://example.org/", "/")]
    [InlineData("//example.org/", "/")]
    [InlineData("/\\example.org", "/")]
    [InlineData("/\t/example.org", "/")]
    [InlineData("/\r\nSet-Cookie: a=b", "/")]
    [InlineData("/a\\b", "/")]
    [InlineData("/review?market=Évreux", "/review?market=%C3%89vreux")]
    [InlineData("/／example.org", "/%EF%BC%8Fexample.org")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("review", "/")]
    [InlineData(null, "/")]
    public void Nobody_is_sent_elsewhere_afterwards(string? asked, string expected) => Assert.Equal(expected, LocalAddress.Of(asked));
}
