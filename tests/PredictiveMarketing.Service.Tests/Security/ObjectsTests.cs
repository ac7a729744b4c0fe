using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>
/// H01: what is another's does not exist. Every parameter of every route is classified here; whatever names an object is tried with one that
/// stands in another market or workspace and with one that is nowhere, and the answers may not tell which is which.
/// </summary>
[Collection(nameof(GuardedHouse))]
public partial class ObjectsTests(GuardedHouse house)
{
    private const string Nowhere = "987654321";

    /// <summary>Parameters that name something which belongs to a workspace, a market or a person. Ids (64-bit numbers) are objects wherever they stand.</summary>
    private static readonly Dictionary<string, (string Theirs, string Nowhere)> Named = new(StringComparer.Ordinal)
    {
        ["workspace"] = (GuardedHouse.Foreign, "pm-nowhere"),
        ["market"] = (GuardedHouse.Other, "Limbo"),
        ["campaign"] = ("test-flight", "test-nowhere"),
        // Of a workspace, wherever the framing is named by itself.
        ["framing"] = (GuardedHouse.Foreign, "pm-nowhere"),
        ["key"] = ("test-drive|Lille|2026-03", "test-drive|Limbo|2026-03"),
    };

    /// <summary>Objects that are looked at in tests of their own, with the reason why not here.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["token"] = "a preview: PreviewOwnerTests",
        ["file"] = "a preview: PreviewOwnerTests",
        ["link"] = "a one-time link, 256 random bits: SignInTests, PeopleBookTests",
        ["group"] = "administrators name groups of markets",
        ["cursor"] = "names a line of a list that the caller has just read: CallContractTests",
        ["hash"] = "names what the caller has read of the workspace at hand",
    };

    private static Dictionary<string, long>? foreign;

    [Fact]
    public void Every_parameter_of_every_route_is_an_object_that_is_tried_or_a_value()
    {
        IReadOnlyList<KnownParameter> all = EveryParameter.Of(house.Services);

        Assert.True(all.Count > 150, $"only {all.Count} parameters: too few to be believed");
        string[] unknown = [.. all.Where(p => !p.IsId && !Named.ContainsKey(p.Name) && !Elsewhere.ContainsKey(p.Name) && !PlainValues.All.Contains(p.Name)).Select(p => $"{p.Name} ({p.Route})")];
        Assert.True(unknown.Length == 0, "Say in ObjectsTests or PlainValues what these are: " + string.Join("; ", unknown));
        // A market or workspace that is a value somewhere would be tried nowhere.
        Assert.DoesNotContain(PlainValues.All, n => Named.ContainsKey(n) || Elsewhere.ContainsKey(n));
        Assert.Empty(PlainValues.All.Except(all.Select(p => p.Name)));
        Assert.Empty(all.Where(p => p.IsId && ObjectOf(p) is null).Select(p => $"{p.Route}: {p.Name} is an id of nothing known"));
    }

    [Fact]
    public async Task An_agency_cannot_tell_what_belongs_to_others_from_what_is_not_there()
    {
        using HttpClient agency = house.Program("agency");
        List<string> told = [];
        int tried = 0;
        foreach (KnownParameter parameter in EveryParameter.Of(house.Services).Where(p => p.Method == "GET" && (p.IsId || Named.ContainsKey(NameOf(p)))))
        {
            (string theirs, string nowhere) = parameter.IsId ? ($"{await IdOf(ObjectOf(parameter)!)}", Nowhere) : Named[NameOf(parameter)];
            (HttpStatusCode status, string body) = await Ask(agency, parameter, theirs);
            (HttpStatusCode missing, string other) = await Ask(agency, parameter, nowhere);
            HttpStatusCode expected = parameter.Right is Right.Read or Right.OwnAccount or Right.None ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;
            tried++;
            // What a route does not look at changes nothing in its answer.
            bool isIgnored = status == HttpStatusCode.OK && missing == HttpStatusCode.OK && body == other && !body.Contains(GuardedHouse.Other, StringComparison.Ordinal);
            if (status != missing || (status != expected && !isIgnored) || (!parameter.IsPage && body != other))
                told.Add($"{parameter.Route} {parameter.Name}: {(int)status} for theirs, {(int)missing} for nothing");
        }

        Assert.True(tried > 60, $"only {tried} tries: too few to be believed");
        Assert.True(told.Count == 0, string.Join("\n", told));
    }

    [Fact]
    public async Task An_object_of_another_workspace_is_not_there_for_whoever_works_in_this_one()
    {
        using HttpClient person = house.Program(GuardedHouse.Everything);
        List<string> told = [];
        int tried = 0;
        foreach (KnownParameter parameter in EveryParameter.Of(house.Services).Where(p => p.IsId && !p.IsPage && ObjectOf(p) is { } thing && IsOfWorkspace(thing)))
        {
            string thing = ObjectOf(parameter)!;
            // Targets and steps stand in the workspace that the agency sees a part of; everything else in the other one.
            string here = thing is "target" or "step" ? GuardedHouse.Foreign : GuardedHouse.Workspace;
            (HttpStatusCode status, string body) = await Ask(person, parameter, $"{await IdOf(thing)}", here);
            (HttpStatusCode missing, string other) = await Ask(person, parameter, Nowhere, here);
            tried++;
            if (status != missing || body != other || status is not (HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.OK) || (status == HttpStatusCode.OK && parameter.Method != "GET"))
                told.Add($"{parameter.Route} {parameter.Name}: {(int)status} for theirs, {(int)missing} for nothing");
        }

        Assert.True(tried > 15, $"only {tried} tries: too few to be believed");
        Assert.True(told.Count == 0, string.Join("\n", told));
    }

    // The framing API calls a framing by its name.
    private static string NameOf(KnownParameter parameter) => parameter.Name == "name" && parameter.Pattern.Contains("/framing", StringComparison.Ordinal) ? "framing" : parameter.Name;

    /// <summary>What an id is the id of, by the words of its route; null: nothing that is known here.</summary>
    private static string? ObjectOf(KnownParameter parameter)
    {
        string route = parameter.Pattern;
        return parameter.Name switch
        {
            "omtm" => "omtm",
            "import" or "done" => "import",
            "target" => "target",
            "draft" => "omtm",
            "delivery" or "subscription" => "notice",
            _ when route.Contains("/people", StringComparison.Ordinal) || route.Contains("/account", StringComparison.Ordinal) => "person",
            _ when route.Contains("/targets", StringComparison.Ordinal) => parameter.Name == "ids" ? "decided" : "target",
            _ when route.Contains("/boards", StringComparison.Ordinal) => "board",
            _ when route.Contains("/runs", StringComparison.Ordinal) => "step",
            _ when route.Contains("/notices", StringComparison.Ordinal) || route.Contains("/subscriptions", StringComparison.Ordinal) => "notice",
            _ when route.Contains("/experiments", StringComparison.Ordinal) => "experiment",
            _ when route.Contains("/initiatives", StringComparison.Ordinal) => "initiative",
            _ when route.Contains("/objectives", StringComparison.Ordinal) => "objective",
            _ when route.Contains("/omtm", StringComparison.Ordinal) => "omtm",
            _ => null,
        };
    }

    // Notices and people belong to no workspace; a list of targets is decided by people who see all of them, wherever they stand.
    private static bool IsOfWorkspace(string thing) => thing is not ("notice" or "person" or "decided");

    private static async Task<(HttpStatusCode Status, string Body)> Ask(HttpClient client, KnownParameter parameter, string value, string workspace = GuardedHouse.Workspace)
    {
        string escaped = Uri.EscapeDataString(value);
        string path = PathParameter().Replace(parameter.Pattern, m => m.Groups[1].Value == parameter.Name ? escaped : m.Groups[1].Value == "kind" ? "leads" : m.Groups[1].Value == "week" ? "2026-W40" : "1");
        List<string> query = [parameter.Name == "workspace" ? $"workspace={escaped}" : $"workspace={workspace}"];
        if (parameter is { IsInPath: false, IsInBody: false } && parameter.Name != "workspace")
            query.Add($"{parameter.Name}={escaped}");
        if (path.Contains("/lineage", StringComparison.Ordinal))
            query.AddRange(parameter.Name == "key" ? ["table=leads"] : ["table=leads", "key=test-drive%7CLyon%7C2026-03"]);
        if (path.Contains("/metrics/definition", StringComparison.Ordinal) || path.Contains("/metrics/kind", StringComparison.Ordinal))
            query.AddRange(["text=a", "name=a"]);
        using HttpRequestMessage call = new(new HttpMethod(parameter.Method), new Uri($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', query)}", UriKind.Relative));
        if (parameter.Method != "GET")
        {
            Dictionary<string, object> body = new()
            {
                ["note"] = "a note", ["reason"] = "a reason", ["feedback"] = "some feedback", ["learned"] = "something", ["effect"] = 1, ["result"] = 1, ["months"] = 3,
                ["goal"] = "Conversion ≥ 3.5 % by 2027-05-31", ["value"] = 700, ["name"] = "a name", ["hypothesis"] = "it helps", ["contributes"] = "Direct", ["impact"] = 3, ["ease"] = 3,
            };
            if (parameter.IsInBody)
                body[parameter.Name] = parameter.Type == typeof(IReadOnlyList<long>) ? new[] { long.Parse(value, System.Globalization.CultureInfo.InvariantCulture) } : long.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
            call.Content = JsonContent.Create(body);
        }

        using HttpResponseMessage answer = await client.SendAsync(call);
        string text = parameter.IsPage ? "" : await answer.Content.ReadAsStringAsync();
        // A refusal repeats what was asked for.
        return (answer.StatusCode, TraceId().Replace(text, "").Replace("\\u0027", "'", StringComparison.Ordinal).Replace($"'{value}'", "?", StringComparison.Ordinal).Replace($" {value}.", " ?.", StringComparison.Ordinal).Replace($" {value} ", " ? ", StringComparison.Ordinal));
    }

    /// <summary>Objects of each kind that stand in another market or in another workspace, made once.</summary>
    private async Task<long> IdOf(string thing)
    {
        if (foreign is null)
        {
            using HttpClient person = house.Program(GuardedHouse.Everything);
            Dictionary<string, long> made = new(StringComparer.Ordinal) { ["notice"] = 1, ["person"] = 1, ["decided"] = 1 };
            made["target"] = (await person.GetFromJsonAsync<JsonElement>($"/api/v1/targets?workspace={GuardedHouse.Workspace}&market={GuardedHouse.Other}"))[0].GetProperty("id").GetInt64();
            made["omtm"] = await Make(person, HttpMethod.Post, "omtm", new { team = "theirs", metric = "visits" });
            made["experiment"] = await Make(person, HttpMethod.Post, "experiments", new { omtm = made["omtm"], name = "theirs", hypothesis = "it helps", contributes = "Direct", impact = 3, ease = 3 });
            made["initiative"] = await Make(person, HttpMethod.Post, "initiatives", new { name = "theirs", contribution = 3, cost = 10, evidence = "a test" });
            made["objective"] = await Make(person, HttpMethod.Post, "objectives", new { kind = "Leads", first = "2026-12", months = 3, now = 100, goal = 200, successAt = 180, failureBelow = 120 });
            object answers = new { what = "qualified leads", why = "they become sales", who = "Ana", whenItFalls = "move budget", lookedAt = "on Mondays" };
            made["board"] = await Make(person, HttpMethod.Put, "boards/Team", new { team = "theirs", basedOn = 0, tiles = new[] { new { block = "Results", kpi = "leads", owner = "Ana", answers } } });
            made["step"] = house.Store.Partitions.List(GuardedHouse.Workspace, house.Store.Partitions.Cycles(GuardedHouse.Workspace)[0])[0].Id;
            made["import"] = 1;
            foreign = made;
        }

        return foreign[thing];
    }

    private static async Task<long> Make(HttpClient person, HttpMethod method, string path, object what)
    {
        using HttpRequestMessage call = new(method, $"/api/v1/{path}?workspace={GuardedHouse.Foreign}") { Content = JsonContent.Create(what) };
        using HttpResponseMessage answer = await person.SendAsync(call);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetInt64();
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathParameter();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();
}
