using System.Net;
using System.Text;
using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>H01: whoever may not, cannot. Every route of the running service, and every role.</summary>
[Collection(nameof(GuardedHouse))]
public class RightsTests(GuardedHouse house)
{
    /// <summary>What the routes that change something, and those that are open to all, must ask for. The rest reads.</summary>
    private static readonly Dictionary<string, Right> Expected = new(StringComparer.Ordinal)
    {
        ["GET /sign-in"] = Right.None,
        ["POST /sign-in"] = Right.None,
        ["POST /sign-in?handler=Link"] = Right.None,
        ["GET /oops"] = Right.None,
        ["POST /oops"] = Right.None,
        ["GET /health/live"] = Right.None,
        ["GET /health/ready"] = Right.None,
        ["POST /sign-out"] = Right.OwnAccount,
        ["POST /demo"] = Right.OwnAccount,
        ["GET /account"] = Right.OwnAccount,
        ["POST /account?handler=Password"] = Right.OwnAccount,
        ["POST /account?handler=End"] = Right.OwnAccount,
        ["POST /account?handler=Key"] = Right.OwnAccount,
        ["POST /account?handler=Revoke"] = Right.OwnAccount,
        ["GET /api/v1/antiforgery"] = Right.OwnAccount,
        ["GET /api/v1/account/keys"] = Right.OwnAccount,
        ["POST /api/v1/account/keys"] = Right.OwnAccount,
        ["POST /api/v1/account/keys/0/revoke"] = Right.OwnAccount,
        ["GET /api/v1/people/accounts"] = Right.Administer,
        ["GET /api/v1/people/accounts/1"] = Right.Administer,
        ["PUT /api/v1/people/accounts/1"] = Right.Administer,
        ["GET /api/v1/people/roles"] = Right.Administer,
        ["GET /api/v1/people/groups"] = Right.Administer,
        ["PUT /api/v1/people/groups/1"] = Right.Administer,
        ["GET /api/v1/people/keys"] = Right.Administer,
        ["POST /api/v1/people/keys/0/revoke"] = Right.Administer,
        ["GET /api/v1/evaluate"] = Right.Read,
        ["GET /api/v1/relate"] = Right.Read,
        ["GET /api/v1/kpi"] = Right.Read,
        ["GET /api/v1/celebrations"] = Right.Read,
        ["POST /api/v1/relate/force"] = Right.Frame,
        ["POST /api/v1/relate/release"] = Right.Frame,
        // These work something out and keep nothing.
        ["POST /api/v1/framing/check"] = Right.Read,
        ["POST /api/v1/framing/leads/try"] = Right.Read,
        ["POST /api/v1/north-star/check"] = Right.Read,
        ["POST /api/v1/north-star/matrix"] = Right.Read,
        ["GET /people"] = Right.Administer,
        ["POST /people?handler=Invite"] = Right.Administer,
        ["POST /people?handler=Change"] = Right.Administer,
        ["POST /people?handler=Reset"] = Right.Administer,
        ["POST /people?handler=Group"] = Right.Administer,
        ["POST /people?handler=Revoke"] = Right.Administer,
        ["GET /import"] = Right.Import,
        ["POST /import?handler=Upload"] = Right.Import,
        ["POST /import?handler=Event"] = Right.Import,
        ["POST /import?handler=Read"] = Right.Import,
        ["POST /import?handler=Apply"] = Right.Import,
        ["POST /import?handler=Forget"] = Right.Import,
        ["POST /api/v1/imports/preview"] = Right.Import,
        ["POST /api/v1/imports/apply"] = Right.Import,
        ["POST /runs?handler=Retry"] = Right.Run,
        ["POST /api/v1/runs/1/retry"] = Right.Run,
        ["POST /relate?handler=Force"] = Right.Frame,
        ["POST /relate?handler=Release"] = Right.Frame,
        // Whoever reads and belongs to the house may say what they think (F26); an agency does not.
        ["POST /frame?handler=Comment"] = Right.Comment,
        ["POST /api/v1/framing/comments"] = Right.Comment,
        ["POST /targets?handler=Override"] = Right.Override,
        ["POST /api/v1/targets/1/override"] = Right.Override,
        ["POST /targets?handler=Approve"] = Right.DecideTargets,
        ["POST /targets?handler=Reject"] = Right.DecideTargets,
        ["POST /api/v1/targets/approve"] = Right.DecideTargets,
        ["POST /api/v1/targets/reject"] = Right.DecideTargets,
        ["POST /targets?handler=Publish"] = Right.PublishTargets,
        ["POST /api/v1/targets/publish"] = Right.PublishTargets,
    };

    private static readonly Right[] Passive = [Right.None, Right.Read, Right.OwnAccount];

    [Fact]
    public void Every_route_names_the_right_that_it_needs()
    {
        IReadOnlyList<KnownRoute> routes = EveryRoute.Of(house.Services);

        Assert.True(routes.Count > 45, $"only {routes.Count} routes: too few to be believed");
        Assert.Empty(routes.Where(r => r.Right is null).Select(r => r.Name));
        Assert.Empty(Expected.Keys.Except(routes.Select(r => r.Name)));
        Assert.Empty(routes.Where(r => Expected.TryGetValue(r.Name, out Right right) && r.Right != right).Select(r => $"{r.Name} asks for {r.Right}"));
        // Whatever is not in the table reads, or asks for a right to change something.
        Assert.Empty(routes.Where(r => !Expected.ContainsKey(r.Name) && (r.Changes ? Passive.Contains(r.Right!.Value) : r.Right == Right.None)).Select(r => $"{r.Name} asks for {r.Right} only"));
    }

    [Theory]
    [InlineData("viewer", Role.Viewer)]
    [InlineData("planner", Role.Planner)]
    [InlineData("analyst", Role.Analyst)]
    [InlineData("governance", Role.Governance)]
    [InlineData("admin", Role.Admin)]
    [InlineData("agency", Role.Agency)]
    public async Task Every_route_answers_a_role_that_holds_its_right_and_no_other(string name, Role role)
    {
        using HttpClient program = house.Program(name);
        Person person = new(name, [role], role == Role.Agency ? [GuardedHouse.Own] : null);
        List<string> wrong = [];
        foreach (KnownRoute route in EveryRoute.Of(house.Services))
        {
            using HttpResponseMessage answer = await Call(program, route);
            bool isRefused = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
            if (isRefused == person.May(route.Right!.Value))
                wrong.Add($"{route.Name} answered {(int)answer.StatusCode}");
            if (isRefused && !route.IsPage && answer.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "text/html"))
                wrong.Add($"{route.Name} refused without saying why");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_gets_anywhere_but_the_sign_in_page()
    {
        using HttpClient nobody = house.Browser();
        List<string> wrong = [];
        foreach (KnownRoute route in EveryRoute.Of(house.Services).Where(r => r.Right != Right.None))
        {
            using HttpResponseMessage answer = await Call(nobody, route);
            bool isAsked = route.Path.StartsWith("/api/", StringComparison.Ordinal) || route.Path.StartsWith("/openapi/", StringComparison.Ordinal)
                ? answer.StatusCode == HttpStatusCode.Unauthorized && answer.Headers.WwwAuthenticate.ToString().StartsWith("Bearer", StringComparison.Ordinal)
                : answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal);
            if (!isAsked)
                wrong.Add($"{route.Name} answered {(int)answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nothing_is_changed_by_a_session_without_its_antiforgery_token()
    {
        using HttpClient browser = await house.SignedIn(GuardedHouse.Everything);
        List<string> wrong = [];
        foreach (KnownRoute route in EveryRoute.Of(house.Services).Where(r => r.Changes && r.Path != "/oops"))
        {
            using HttpResponseMessage answer = await Call(browser, route);
            if (answer.StatusCode != HttpStatusCode.BadRequest)
                wrong.Add($"{route.Name} answered {(int)answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_key_carries_the_rights_that_it_was_given_and_no_more()
    {
        Storage.People.Account planner = house.Store.People.Accounts.Named("planner")!;
        string key = house.Store.People.Keys.Make(planner.Id, new Storage.People.NewKey("reads", [nameof(Right.Read), nameof(Right.Administer)], null, TimeSpan.FromDays(1)), "test");
        using HttpClient program = house.Browser("http://localhost");
        program.DefaultRequestHeaders.Authorization = new("Bearer", key);

        Assert.Equal(HttpStatusCode.OK, await Status("/api/v1/targets?workspace=guarded"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status("/people"));
        using (HttpResponseMessage post = await program.PostAsync(new Uri("/api/v1/targets/1/override", UriKind.Relative), Json()))
            Assert.Equal(HttpStatusCode.Forbidden, post.StatusCode);
        house.Store.People.Keys.Revoke(planner.Id, house.Store.People.Keys.Find(key)!.Key.Id, "test");
        Assert.Equal(HttpStatusCode.Unauthorized, await Status("/api/v1/targets?workspace=guarded"));

        async Task<HttpStatusCode> Status(string path)
        {
            using HttpResponseMessage answer = await program.GetAsync(new Uri(path, UriKind.Relative));
            return answer.StatusCode;
        }
    }

    private static async Task<HttpResponseMessage> Call(HttpClient client, KnownRoute route)
    {
        using HttpRequestMessage call = new(new HttpMethod(route.Method), route.Address);
        if (route.Changes)
            call.Content = route.Path.EndsWith("/preview", StringComparison.Ordinal) ? new MultipartFormDataContent { { new StringContent("0"), "id" } }
                : route.IsPage || !route.Path.StartsWith("/api/", StringComparison.Ordinal) ? new FormUrlEncodedContent([new("id", "0")]) : Json();
        return await client.SendAsync(call);
    }

    private static StringContent Json() => new("{}", Encoding.UTF8, "application/json");
}
