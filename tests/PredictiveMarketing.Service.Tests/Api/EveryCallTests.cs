using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PredictiveMarketing.Service.Tests.Security;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>G06: what holds for every call of the API, asked of every route that there is.</summary>
[Collection(nameof(GuardedHouse))]
public class EveryCallTests(GuardedHouse house)
{
    /// <summary>Answers that are made for one call: a token is never the same twice, a workbook says when it was packed, and a key when it was used.</summary>
    private static readonly string[] Fresh = ["/api/v1/antiforgery", "/api/v1/targets.xlsx", "/api/v1/templates/leads.xlsx", "/api/v1/people/keys", "/api/v1/account/keys"];

    private IEnumerable<KnownRoute> Routes => EveryRoute.Of(house.Services).Where(r => r.Path.StartsWith("/api/v1/", StringComparison.Ordinal));

    [Fact]
    public async Task What_cannot_be_read_is_400_and_points_at_where_reading_ended()
    {
        using HttpClient program = house.Program(GuardedHouse.Everything);
        HashSet<string> reading = [.. house.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/json") == true).Select(EveryRoute.PathOf)];
        List<string> wrong = [];
        int tried = 0;
        foreach (KnownRoute route in Routes.Where(r => r.Changes && reading.Contains(r.Path)))
        {
            using HttpRequestMessage call = new(new HttpMethod(route.Method), Here(route)) { Content = new StringContent("{\"a\": [1, 2", Encoding.UTF8, "application/json") };
            using HttpResponseMessage answer = await program.SendAsync(call);
            tried++;
            if (answer.StatusCode != HttpStatusCode.BadRequest || Pointers(await answer.Content.ReadAsStringAsync()) is not [['#', ..], ..])
                wrong.Add($"{route.Name} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(tried > 25, $"only {tried} routes: too few to be believed");
    }

    [Theory]
    [InlineData("/api/v1/experiments", """{ "omtm": 1, "contributes": "Perhaps" }""", "#/contributes")]
    [InlineData("/api/v1/targets/approve", """{ "ids": ["one"] }""", "#/ids/0")]
    [InlineData("/api/v1/boards/review", """{ "id": true }""", "#/id")]
    public async Task A_field_of_the_wrong_kind_is_pointed_at(string path, string body, string field)
    {
        using HttpClient program = house.Program(GuardedHouse.Everything);

        using HttpResponseMessage answer = await program.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([field], Pointers(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Whatever_is_read_has_its_tag_and_is_not_sent_twice()
    {
        using HttpClient program = house.Program(GuardedHouse.Everything);
        List<string> wrong = [];
        int tried = 0;
        foreach (KnownRoute route in Routes.Where(r => !r.Changes && !Fresh.Contains(r.Path)))
        {
            using HttpResponseMessage first = await program.GetAsync(Here(route));
            if (first.StatusCode != HttpStatusCode.OK)
                continue;
            tried++;
            using HttpRequestMessage again = new(HttpMethod.Get, Here(route));
            if (first.Headers.ETag is not null)
                again.Headers.IfNoneMatch.Add(first.Headers.ETag);
            using HttpResponseMessage second = await program.SendAsync(again);
            if (first.Headers.ETag is not { IsWeak: false } || second.StatusCode != HttpStatusCode.NotModified || (await second.Content.ReadAsByteArrayAsync()).Length > 0)
                wrong.Add($"{route.Name}: {first.Headers.ETag}, then {(int)second.StatusCode}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(tried > 25, $"only {tried} routes: too few to be believed");
    }

    [Fact]
    public async Task A_key_that_belongs_to_another_call_is_422_and_one_that_is_none_400()
    {
        using HttpClient program = house.Program(GuardedHouse.Everything);
        string key = $"taken {Guid.NewGuid()}";
        using (HttpResponseMessage taken = await Post(program, new Uri("/api/v1/north-star/matrix", UriKind.Relative), "[]", key))
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        List<string> wrong = [];
        // A preview keeps nothing, so there is nothing to keep it from doing twice.
        foreach (KnownRoute route in Routes.Where(r => r.Method == "POST" && !r.Path.EndsWith("/preview", StringComparison.Ordinal)))
        {
            using HttpResponseMessage other = await Post(program, Here(route), "{}", key);
            using HttpResponseMessage none = await Post(program, Here(route), "{}", new string('k', 256));
            if (other.StatusCode != HttpStatusCode.UnprocessableEntity || none.StatusCode != HttpStatusCode.BadRequest || !(await other.Content.ReadAsStringAsync()).Contains("Idempotency-Key", StringComparison.Ordinal))
                wrong.Add($"{route.Name}: {(int)other.StatusCode}, {(int)none.StatusCode}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Every_call_counts_and_one_too_many_is_429_with_the_time_to_wait()
    {
        await using WebApplicationFactory<Program> strict = house.WithWebHostBuilder(b => b.UseSetting("limits:api", "1"));
        using HttpClient program = strict.CreateClient();
        long everything = house.Store.People.Accounts.Named(GuardedHouse.Everything)!.Id;
        string key = house.Store.People.Keys.Make(everything, new NewKey("counted", [.. Enum.GetNames<Service.People.Right>()], null, TimeSpan.FromDays(1)), "test");
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using (HttpResponseMessage first = await program.GetAsync(new Uri("/api/v1/workspaces", UriKind.Relative)))
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        List<string> wrong = [];
        foreach (KnownRoute route in EveryRoute.Of(house.Services).Where(r => r.Path.StartsWith("/api/", StringComparison.Ordinal) || r.Path.StartsWith("/openapi/", StringComparison.Ordinal)))
        {
            using HttpRequestMessage call = new(new HttpMethod(route.Method), Here(route));
            using HttpResponseMessage answer = await program.SendAsync(call);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests || answer.Headers.RetryAfter?.Delta is not { TotalSeconds: >= 1 and <= 60 } || answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
                wrong.Add($"{route.Name} answered {(int)answer.StatusCode}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task What_is_replaced_is_replaced_in_the_version_that_was_read()
    {
        using HttpClient program = house.Program(GuardedHouse.Everything);
        Dictionary<string, object> bodies = new(StringComparer.Ordinal)
        {
            ["/api/v1/framing"] = new { need = "Plan the next quarter" },
            ["/api/v1/north-star/draft"] = new { name = "visits" },
            ["/api/v1/people/accounts/1"] = new { roles = house.Store.People.Accounts.Find(1)!.Roles, group = house.Store.People.Accounts.Find(1)!.MarketGroup },
            ["/api/v1/people/groups/1"] = new { markets = Array.Empty<string>() },
            ["/api/v1/boards/Team"] = new { team = "versions", basedOn = 0, tiles = new[] { Tile("Ana") } },
        };
        KnownRoute[] puts = [.. Routes.Where(r => r.Method is "PUT" or "PATCH")];
        Assert.Equal(bodies.Keys.Order(StringComparer.Ordinal), puts.Select(r => r.Path.Replace("/leads", "/Team", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach ((string path, object body) in bodies)
        {
            // Once there is something, whoever replaces it says what they have read.
            (await Put(program, path, body, "*")).Dispose();
            object next = path.EndsWith("Team", StringComparison.Ordinal) ? new { team = "versions", basedOn = 1, tiles = new[] { Tile("Bo") } } : body;

            using HttpResponseMessage blind = await Put(program, path, next, null);
            using HttpResponseMessage stale = await Put(program, path, next, "\"0123456789abcdef\"");
            using HttpResponseMessage read = await Put(program, path, next, "*");

            Assert.Equal((path, 428, 412, 200), (path, (int)blind.StatusCode, (int)stale.StatusCode, (int)read.StatusCode));
            Assert.Equal("application/problem+json", blind.Content.Headers.ContentType!.MediaType);
        }

        static object Tile(string owner) => new { block = "Results", kpi = "leads", owner, answers = new { what = "qualified leads", why = "they become sales", who = owner, whenItFalls = "move budget", lookedAt = "on Mondays" } };
    }

    private static async Task<HttpResponseMessage> Put(HttpClient program, string path, object body, string? ifMatch)
    {
        using HttpRequestMessage call = new(HttpMethod.Put, $"{path}?workspace={GuardedHouse.Foreign}") { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
            call.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await program.SendAsync(call);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient program, Uri address, string body, string key)
    {
        using HttpRequestMessage call = new(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        call.Headers.Add("Idempotency-Key", key);
        return await program.SendAsync(call);
    }

    private static Uri Here(KnownRoute route) => new($"{route.Path}?workspace={GuardedHouse.Workspace}&name=a&text=a&table=leads&key=test-drive%7CLyon%7C2026-03", UriKind.Relative);

    private static string[] Pointers(string problem) =>
        JsonDocument.Parse(problem).RootElement.TryGetProperty("errors", out JsonElement errors) ? [.. errors.EnumerateArray().Select(e => e.GetProperty("pointer").GetString()!)] : [];
}
