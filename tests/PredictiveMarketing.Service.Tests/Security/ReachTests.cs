using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>Nobody else reaches the service before somebody answers for it, and never in the clear.</summary>
public class ReachTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", null, null, false, null)]
    [InlineData("http://0.0.0.0:5080", "a.example", "10.0.0.2", false, "nobody has an admin account")]
    [InlineData("https://0.0.0.0:5443", "a.example", null, false, "nobody has an admin account")]
    [InlineData("http://127.0.0.1:5080", "a.example", "127.0.0.1", false, "nobody has an admin account")]
    [InlineData("https://0.0.0.0:5443", null, null, true, "by which names")]
    [InlineData("http://0.0.0.0:5080", "a.example", null, true, "readable")]
    [InlineData("https://0.0.0.0:5443;http://0.0.0.0:5080", "a.example", null, true, "readable")]
    [InlineData("http://127.0.0.1:5080", "a.example", null, true, "neither an https address nor a proxy")]
    [InlineData("https://0.0.0.0:5443", "a.example", null, true, null)]
    [InlineData("http://0.0.0.0:5080", "a.example", "10.0.0.2", true, null)]
    [InlineData("http://127.0.0.1:5080", "a.example", "127.0.0.1", true, null)]
    public void What_others_can_reach_needs_an_admin_names_and_encryption(string urls, string? hosts, string? proxies, bool hasAdmin, string? why)
    {
        Reach reach = Reach.Of(new ConfigurationBuilder().AddInMemoryCollection([new("urls", urls), new("hosts", hosts), new("proxies", proxies)]).Build());

        string? refusal = reach.Refusal(() => hasAdmin);

        if (why is null)
            Assert.Null(refusal);
        else
            Assert.Contains(why, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.example", true)]
    [InlineData("A.EXAMPLE:443", true)]
    [InlineData("localhost:5080", true)]
    [InlineData("b.example", false)]
    [InlineData("a.example.evil.example", false)]
    public void Only_configured_names_are_answered(string host, bool expected) =>
        Assert.Equal(expected, new Reach(["https://0.0.0.0"], ["a.example"], []).Answers(new HostString(host)));

    /// <summary>Cookies for others are made for https: over http a page with a form would only break.</summary>
    [Theory]
    [InlineData("localhost", "http", "/", false, 200)]
    [InlineData("localhost", "http", "/", true, 400)]
    [InlineData("127.0.0.1", "http", "/sign-in", true, 400)]
    [InlineData("localhost", "http", "/health/live", true, 200)]
    [InlineData("localhost", "https", "/", true, 200)]
    [InlineData("a.example", "https", "/", true, 200)]
    [InlineData("b.example", "https", "/", true, 400)]
    public async Task Once_others_are_let_in_everybody_comes_by_https(string host, string scheme, string path, bool others, int status)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(others ? new Reach(["http://0.0.0.0"], ["a.example"], [System.Net.IPAddress.Parse("10.0.0.2")]) : Reach.OwnMachine);
        await using WebApplication app = builder.Build();
        ApplicationBuilder pipeline = new(app.Services);
        pipeline.UseMiddleware<OwnMachineOnly>();
        pipeline.Run(_ => Task.CompletedTask);
        DefaultHttpContext context = new() { RequestServices = app.Services, Request = { Scheme = scheme, Host = new HostString(host), Path = path } };

        await pipeline.Build()(context);

        Assert.Equal(status, context.Response.StatusCode);
    }

    [Theory]
    [InlineData("10.0.0.2", "https")]
    [InlineData("10.0.0.3", "http")]
    public async Task What_a_proxy_says_counts_when_the_proxy_is_known(string caller, string scheme)
    {
        WebApplication app = WebApplication.CreateBuilder().Build();
        ApplicationBuilder pipeline = new(app.Services);
        pipeline.UseKnownProxies(new Reach(["http://0.0.0.0"], ["a.example"], [System.Net.IPAddress.Parse("10.0.0.2")]));
        string? seen = null;
        pipeline.Run(context =>
        {
            seen = context.Request.Scheme;
            return Task.CompletedTask;
        });
        DefaultHttpContext context = new() { RequestServices = app.Services };
        context.Request.Scheme = "http";
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(caller);
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        context.Request.Headers["X-Forwarded-For"] = "192.0.2.7";

        await pipeline.Build()(context);

        Assert.Equal(scheme, seen);
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("eleven char", "password.short")]
    [InlineData("password1234", "password.common")]
    [InlineData("PASSWORD1234", "password.common")]
    [InlineData("abababababab", "password.common")]
    [InlineData("camille-2026", "password.name")]
    [InlineData("three windy days", null)]
    [InlineData("onlylowercaseletters", null)]
    public void A_password_is_long_and_not_what_everybody_tries(string password, string? fault) => Assert.Equal(fault, Passwords.Fault(password, "camille"));

    [Fact]
    public void A_password_is_kept_as_a_slow_salted_hash()
    {
        Passwords passwords = new();
        string hash = passwords.Hash("three windy days");

        Assert.NotEqual(hash, passwords.Hash("three windy days"));
        Assert.Equal(Microsoft.AspNetCore.Identity.PasswordVerificationResult.Success, passwords.Check(hash, "three windy days"));
        Assert.Equal(Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed, passwords.Check(hash, "three windy nights"));
        Assert.Equal(Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed, passwords.Check(null, "three windy days"));
    }
}
