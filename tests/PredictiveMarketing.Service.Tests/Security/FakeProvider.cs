using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>An OAuth 2 provider on this machine that knows one person at a time and insists on PKCE.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, string> challenges = new(StringComparer.Ordinal);

    private FakeProvider(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public object Person { get; set; } = new { };

    /// <summary>How many codes were exchanged for a token with the right verifier.</summary>
    public int Exchanged { get; private set; }

    public static async Task<FakeProvider> Start()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        FakeProvider provider = new(builder.Build());
        provider.app.MapGet("/authorize", provider.Authorize);
        provider.app.MapPost("/token", provider.Token);
        provider.app.MapGet("/userinfo", (HttpRequest request) => request.Headers.Authorization == "Bearer good" ? Results.Json(provider.Person) : Results.Unauthorized());
        await provider.app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Authorize(HttpRequest request)
    {
        if (request.Query["code_challenge_method"] != "S256" || request.Query["response_type"] != "code")
            return Results.BadRequest();
        string code = Guid.NewGuid().ToString("N");
        challenges[code] = request.Query["code_challenge"].ToString();
        return Results.Redirect($"{request.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(request.Query["state"].ToString())}");
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        IFormCollection form = await request.ReadFormAsync();
        string proof = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!challenges.TryRemove(form["code"].ToString(), out string? challenge) || challenge != proof || form["client_secret"] != "secret")
            return Results.BadRequest(new { error = "invalid_grant" });
        Exchanged++;
        return Results.Json(new { access_token = "good", token_type = "Bearer" });
    }
}
