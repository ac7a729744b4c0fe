using System.Net;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Hosting;

[Collection(nameof(OpenHouse))]
public class SecurityTests(OpenHouse house)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/css/site.css")]
    [InlineData("/lib/htmx.min.js")]
    [InlineData("/api/v1/workspaces")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/nowhere")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using HttpClient browser = house.Browser();

        using HttpResponseMessage answer = await browser.GetAsync(new Uri(path, UriKind.Relative));

        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("127.0.0.1:5080", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    [InlineData("example.org", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.example.org", HttpStatusCode.BadRequest)]
    [InlineData("192.168.1.4:5080", HttpStatusCode.BadRequest)]
    [InlineData("0.0.0.0", HttpStatusCode.BadRequest)]
    public async Task Only_this_machines_own_names_are_answered(string host, HttpStatusCode expected)
    {
        using HttpClient browser = house.Browser();
        using HttpRequestMessage call = new(HttpMethod.Get, "/api/v1/workspaces");
        call.Headers.Host = host;

        using HttpResponseMessage answer = await browser.SendAsync(call);

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.BadRequest)
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/targets?handler=Approve")]
    [InlineData("/targets?handler=Reject")]
    [InlineData("/targets?handler=Publish")]
    [InlineData("/targets?handler=Override")]
    [InlineData("/runs?handler=Retry")]
    [InlineData("/import?handler=Upload")]
    [InlineData("/import?handler=Event")]
    [InlineData("/import?handler=Read")]
    [InlineData("/import?handler=Apply")]
    [InlineData("/import?handler=Forget")]
    [InlineData("/relate?handler=Force")]
    [InlineData("/relate?handler=Release")]
    public async Task A_form_without_its_token_is_refused(string path)
    {
        using HttpClient browser = path.EndsWith("Publish", StringComparison.Ordinal) ? await house.BrowserOf("Dominique") : house.Browser();

        using FormUrlEncodedContent form = new([new("ids", "1")]);
        using HttpResponseMessage answer = await browser.PostAsync(new Uri(path, UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/targets/approve")]
    [InlineData("/api/v1/targets/reject")]
    [InlineData("/api/v1/targets/publish")]
    [InlineData("/api/v1/targets/1/override")]
    [InlineData("/api/v1/runs/1/retry")]
    public async Task A_call_that_changes_something_without_its_token_is_refused(string path)
    {
        using HttpClient browser = path.EndsWith("publish", StringComparison.Ordinal) ? await house.BrowserOf("Dominique") : house.Browser();

        using StringContent body = new("""{ "ids": [1], "value": 1, "reason": "none" }""", System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await browser.PostAsync(new Uri(path, UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using JsonDocument problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Antiforgery", problem.RootElement.GetProperty("title").GetString(), StringComparison.Ordinal);
    }
}
