using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>H01, G06: people, roles, groups of markets and keys by program: for whoever administers, without a secret, and never in place of a version that was not read.</summary>
[Collection(nameof(GuardedHouse))]
public class PeopleApiTests(GuardedHouse house)
{
    [Fact]
    public async Task No_list_of_people_or_keys_holds_a_secret_or_its_hash()
    {
        using HttpClient admin = house.Program("admin");
        Account planner = house.Store.People.Accounts.Named("planner")!;

        string all = "";
        foreach (string path in (string[])["people/accounts", $"people/accounts/{planner.Id}", "people/roles", "people/groups", "people/keys", "account/keys"])
            all += await admin.GetStringAsync(new Uri($"/api/v1/{path}", UriKind.Relative));

        Assert.Contains("The planner", all, StringComparison.Ordinal);
        Assert.Contains("\"south\"", all, StringComparison.Ordinal);
        foreach (string secret in (string[])[planner.PasswordHash!, planner.Stamp, admin.DefaultRequestHeaders.Authorization!.Parameter!])
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("stamp", all, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_role_tells_what_its_holder_may()
    {
        using HttpClient admin = house.Program("admin");

        JsonElement[] roles = [.. (await admin.GetFromJsonAsync<JsonElement>("/api/v1/people/roles")).EnumerateArray()];

        Assert.Equal(Enum.GetNames<Role>(), roles.Select(r => r.GetProperty("role").GetString()));
        foreach (JsonElement role in roles)
        {
            Person holder = new("", [Enum.Parse<Role>(role.GetProperty("role").GetString()!)], null);
            Assert.Equal(Enum.GetValues<Right>().Where(r => r != Right.None && holder.May(r)).Select(r => r.ToString()), role.GetProperty("rights").EnumerateArray().Select(r => r.GetString()));
        }
    }

    [Fact]
    public async Task An_account_is_changed_in_the_version_that_was_read_and_closing_it_ends_its_keys()
    {
        using HttpClient admin = house.Program("admin");
        house.Store.People.Links.Invite(new NewAccount("leaver", "The leaver", [nameof(Role.Viewer)]), "test");
        long id = house.Store.People.Accounts.Named("leaver")!.Id;
        string key = house.Store.People.Keys.Make(id, new NewKey("theirs", ["Read"], null, TimeSpan.FromDays(1)), "test");
        string path = $"/api/v1/people/accounts/{id}";

        Assert.Equal(HttpStatusCode.PreconditionRequired, await Put(admin, path, new { roles = new[] { "Analyst" } }, null));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Put(admin, path, new { roles = Array.Empty<string>() }, "*"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Put(admin, path, new { roles = new[] { "Agency" } }, "*"));
        using (HttpResponseMessage read = await admin.GetAsync(new Uri(path, UriKind.Relative)))
        {
            string tag = read.Headers.ETag!.ToString();
            Assert.Equal(HttpStatusCode.OK, await Put(admin, path, new { roles = new[] { "Analyst" }, closed = true }, tag));
            Assert.Equal(HttpStatusCode.PreconditionFailed, await Put(admin, path, new { roles = new[] { "Viewer" } }, tag));
        }

        JsonElement closed = await admin.GetFromJsonAsync<JsonElement>(path);
        Assert.Equal(("Closed", "Analyst"), (closed.GetProperty("state").GetString(), closed.GetProperty("roles")[0].GetString()));
        Assert.Null(house.Store.People.Keys.Find(key));
    }

    [Fact]
    public async Task A_group_holds_markets_of_the_workspace_and_no_others()
    {
        using HttpClient admin = house.Program("admin");
        const string Path = $"/api/v1/people/groups/north?workspace={GuardedHouse.Workspace}";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Put(admin, Path, new { markets = new[] { "Atlantis" } }, null));
        Assert.Equal(HttpStatusCode.OK, await Put(admin, Path, new { markets = new[] { GuardedHouse.Other } }, null));
        Assert.Equal(HttpStatusCode.PreconditionRequired, await Put(admin, Path, new { markets = Array.Empty<string>() }, null));

        Assert.Equal([GuardedHouse.Other], house.Store.People.Groups.Of("north")[GuardedHouse.Workspace]);
    }

    [Fact]
    public async Task A_session_makes_a_key_that_is_shown_once_and_a_key_makes_none()
    {
        using HttpClient session = await house.SignedIn("guest6");
        JsonElement token = await session.GetFromJsonAsync<JsonElement>("/api/v1/antiforgery");
        session.DefaultRequestHeaders.Add(token.GetProperty("headerName").GetString()!, token.GetProperty("value").GetString());
        object wish = new { name = "nightly report", rights = new[] { "Read" }, days = 30, group = "south" };

        using HttpResponseMessage made = await session.PostAsJsonAsync("/api/v1/account/keys", wish);
        JsonElement answer = await made.Content.ReadFromJsonAsync<JsonElement>();
        string secret = answer.GetProperty("secret").GetString()!;

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("south", house.Store.People.Keys.Find(secret)!.Key.MarketGroup);
        Assert.DoesNotContain(secret, await session.GetStringAsync(new Uri("/api/v1/account/keys", UriKind.Relative)), StringComparison.Ordinal);
        using (HttpResponseMessage tooMuch = await session.PostAsJsonAsync("/api/v1/account/keys", new { name = "too much", rights = new[] { "PublishTargets" }, days = 30 }))
            Assert.Contains("#/rights", await tooMuch.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (HttpRequestMessage kept = new(HttpMethod.Post, "/api/v1/account/keys") { Content = JsonContent.Create(wish) })
        {
            kept.Headers.Add("Idempotency-Key", $"a key {Guid.NewGuid()}");
            using HttpResponseMessage refused = await session.SendAsync(kept);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        using HttpClient program = house.Program("guest6");
        using HttpResponseMessage byKey = await program.PostAsJsonAsync("/api/v1/account/keys", wish);
        Assert.Equal(HttpStatusCode.Conflict, byKey.StatusCode);
        long id = answer.GetProperty("key").GetProperty("id").GetInt64();
        using HttpClient other = house.Program("guest5");
        Assert.Equal(HttpStatusCode.NotFound, await Revoke(other));
        Assert.Equal(HttpStatusCode.OK, await Revoke(program));
        Assert.Null(house.Store.People.Keys.Find(secret));

        async Task<HttpStatusCode> Revoke(HttpClient client)
        {
            using HttpResponseMessage ended = await client.PostAsync(new Uri($"/api/v1/account/keys/{id}/revoke", UriKind.Relative), null);
            return ended.StatusCode;
        }
    }

    private static async Task<HttpStatusCode> Put(HttpClient client, string path, object body, string? ifMatch)
    {
        using HttpRequestMessage call = new(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
            call.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using HttpResponseMessage answer = await client.SendAsync(call);
        return answer.StatusCode;
    }
}
