using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PredictiveMarketing.Benchmarks.Load;

/// <param name="Think">Mean time between an answer and the same person's next click.</param>
internal sealed record CrowdSettings(int Users, TimeSpan Time, TimeSpan Think, int Seed);

/// <summary>One call and its answer, body included.</summary>
internal sealed record Answered(string Call, bool IsWrite, double Milliseconds, bool IsGood);

/// <summary>
/// People of all the demo's roles who read every page that is theirs and the main answers of the API, and now and then write: planners override a target
/// after looking it up and comment on the framing, governance approves targets.
/// </summary>
internal static class Crowd
{
    private const double WritesAmongTurns = 0.15;

    private static readonly string[] People = ["Camille", "Dominique", "Camille", "Alex"];

    private static readonly string[] Reads =
    [
        "/", "/frame", "/north-star", "/omtm", "/sources", "/import", "/dictionary", "/evaluate", "/relate", "/runs", "/forecast", "/forecast?campaign={campaign}&market={market}",
        "/kpi", "/targets", "/review", "/review?market={market}", "/boards", "/boards?tab=team", "/digest", "/account",
        "/api/v1/workspaces", "/api/v1/forecast?campaign={campaign}&market={market}", "/api/v1/targets?market={market}", "/api/v1/review", "/api/v1/targets.csv",
        "/api/v1/runs", "/api/v1/boards", "/api/v1/framing", "/api/v1/sources", "/api/v1/dictionary",
    ];

    public static async Task<IReadOnlyList<Answered>> Visit(LoadedService service, CrowdSettings settings)
    {
        using HttpClient scout = Browser(service, People[0]);
        Target[] targets = [.. (await Listed(scout, "/api/v1/targets")).Where(t => t.IsOpen)];
        // Once each before it counts: what is compiled on first use is not what a person waits for all day.
        foreach (string read in Reads)
            _ = await Timed(read, () => scout.GetAsync(Address(read, targets[0])), isWrite: false);
        using CancellationTokenSource stop = new(settings.Time);
        IReadOnlyList<Answered>[] all = await Task.WhenAll(Enumerable.Range(0, settings.Users).Select(user => OnePerson(service, targets, settings, user, stop.Token)));
        return [.. all.SelectMany(a => a)];
    }

    private static async Task<IReadOnlyList<Answered>> OnePerson(LoadedService service, Target[] targets, CrowdSettings settings, int user, CancellationToken stop)
    {
        var dice = new Random(settings.Seed + user);
        var answers = new List<Answered>();
        string name = People[user % People.Length];
        using HttpClient client = Browser(service, name);
        JsonElement token = await client.GetFromJsonAsync<JsonElement>("/api/v1/antiforgery", CancellationToken.None);
        client.DefaultRequestHeaders.Add(token.GetProperty("headerName").GetString()!, token.GetProperty("value").GetString());
        try
        {
            while (true)
            {
                await Task.Delay(settings.Think * -Math.Log(1 - dice.NextDouble()), stop);
                Target target = targets[dice.Next(targets.Length)];
                if (dice.NextDouble() < WritesAmongTurns)
                {
                    answers.AddRange(await Write(client, name, target, dice));
                    continue;
                }

                string read = Reads[dice.Next(Reads.Length)];
                // Governance brings no data in; its people look at where they come from.
                read = read == "/import" && name == "Dominique" ? "/sources" : read;
                answers.Add(await Timed(read, () => client.GetAsync(Address(read, target), CancellationToken.None), isWrite: false));
            }
        }
        catch (OperationCanceledException)
        {
            return answers;
        }
    }

    private static async Task<IReadOnlyList<Answered>> Write(HttpClient client, string name, Target target, Random dice)
    {
        // Analysts, and planners in one case of three, say something about the framing; nobody needs a target for that.
        if (name == "Alex" || (name == "Camille" && dice.Next(3) == 0))
            return [await Post(client, "/api/v1/framing/comments", "POST /api/v1/framing/comments", new { text = $"Let us look at {target.Market} again next month." })];
        const string list = "/api/v1/targets?market={market}";
        Target[] now = [];
        Answered looked = await Timed(list, async () =>
        {
            HttpResponseMessage answer = await client.GetAsync(Address(list, target), CancellationToken.None);
            string body = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            now = answer.IsSuccessStatusCode ? [.. Targets(body).Where(t => t.IsOpen && t.Month == target.Month)] : [];
            return answer;
        }, isWrite: false);
        if (now.Length == 0)
            return [looked];
        return name == "Dominique"
            ? [looked, await Post(client, "/api/v1/targets/approve", "POST /api/v1/targets/approve", new { ids = new[] { now[0].Id }, reason = "as discussed" })]
            : [looked, await Post(client, $"/api/v1/targets/{now[0].Id}/override", "POST /api/v1/targets/{id}/override", new { value = Math.Round(now[0].P50 * (0.9 + (0.2 * dice.NextDouble()))), reason = "the dealer network opens on Sundays that month" })];
    }

    private static Task<Answered> Post(HttpClient client, string address, string call, object body) =>
        Timed(call, () => client.PostAsJsonAsync(address, body, CancellationToken.None), isWrite: true);

    private static async Task<Answered> Timed(string call, Func<Task<HttpResponseMessage>> ask, bool isWrite)
    {
        var watch = Stopwatch.StartNew();
        using HttpResponseMessage answer = await ask();
        await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
        // Somebody else may have overridden the same version a moment ago: that answer (409) is as right as a new draft.
        return new Answered(call, isWrite, watch.Elapsed.TotalMilliseconds, (int)answer.StatusCode is >= 200 and < 400 or 409);
    }

    private static async Task<Target[]> Listed(HttpClient client, string address) => Targets(await client.GetStringAsync(new Uri(address, UriKind.Relative)));

    private static Target[] Targets(string body)
    {
        using var all = JsonDocument.Parse(body);
        return [.. all.RootElement.EnumerateArray().Select(Target.Of)];
    }

    private static Uri Address(string read, Target target) => new(
        read.Replace("{campaign}", Uri.EscapeDataString(target.Campaign), StringComparison.Ordinal).Replace("{market}", Uri.EscapeDataString(target.Market), StringComparison.Ordinal),
        UriKind.Relative);

    private static HttpClient Browser(LoadedService service, string person)
    {
        CookieContainer cookies = new();
        cookies.Add(service.Address, new Cookie("pm-demo", person));
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = service.Address };
    }

    private sealed record Target(long Id, string Campaign, string Market, string Month, double P50, bool IsOpen)
    {
        public static Target Of(JsonElement json) => new(
            json.GetProperty("id").GetInt64(),
            json.GetProperty("key").GetProperty("campaign").GetString()!,
            json.GetProperty("key").GetProperty("market").GetString()!,
            json.GetProperty("month").ToString(),
            json.GetProperty("p50").GetDouble(),
            json.GetProperty("state").GetString() is "Draft" or "Approved" or "Published" && !json.GetProperty("isTotal").GetBoolean());
    }
}
