using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace PredictiveMarketing.Benchmarks.Load;

/// <param name="Think">Mean time between an answer and the same person's next click.</param>
internal sealed record CrowdSettings(int Users, TimeSpan Time, TimeSpan Think, int Seed);

/// <summary>One call and its answer, body included.</summary>
internal sealed record Answered(string Call, bool IsWrite, double Milliseconds, bool IsGood);

/// <summary>People who read pages and now and then write: one call in ten is an override of a target with its reason.</summary>
internal static class Crowd
{
    private const double WritesAmongCalls = 0.1;

    private static readonly string[] Reads =
    [
        "/", "/forecast", "/forecast?campaign={campaign}&market={market}", "/targets", "/review?market={market}", "/runs", "/sources", "/kpi",
        "/boards", "/digest", "/evaluate", "/relate", "/frame", "/north-star", "/omtm",
        "/api/v1/forecast?campaign={campaign}&market={market}", "/api/v1/targets?market={market}", "/api/v1/review", "/api/v1/targets.csv",
    ];

    public static async Task<IReadOnlyList<Answered>> Visit(LoadedService service, CrowdSettings settings)
    {
        using HttpClient scout = Browser(service);
        Target[] targets = [.. (await scout.GetFromJsonAsync<JsonElement>("/api/v1/targets")).EnumerateArray().Select(Target.Of).Where(t => t.IsOpen)];
        // Once each before it counts: what is compiled on first use is not what a person waits for all day.
        foreach (string read in Reads)
            _ = await Timed(scout, read, () => scout.GetAsync(Address(read, targets[0])), isWrite: false);
        using CancellationTokenSource stop = new(settings.Time);
        IReadOnlyList<Answered>[] all = await Task.WhenAll(Enumerable.Range(0, settings.Users).Select(user => OnePerson(service, targets, settings, user, stop.Token)));
        return [.. all.SelectMany(a => a)];
    }

    private static async Task<IReadOnlyList<Answered>> OnePerson(LoadedService service, Target[] targets, CrowdSettings settings, int user, CancellationToken stop)
    {
        var dice = new Random(settings.Seed + user);
        var answers = new List<Answered>();
        using HttpClient client = Browser(service);
        JsonElement token = await client.GetFromJsonAsync<JsonElement>("/api/v1/antiforgery", CancellationToken.None);
        client.DefaultRequestHeaders.Add(token.GetProperty("headerName").GetString()!, token.GetProperty("value").GetString());
        try
        {
            while (true)
            {
                await Task.Delay(settings.Think * -Math.Log(1 - dice.NextDouble()), stop);
                Target target = targets[dice.Next(targets.Length)];
                if (dice.NextDouble() < WritesAmongCalls)
                {
                    var change = new { value = Math.Round(target.P50 * (0.9 + (0.2 * dice.NextDouble()))), reason = "the dealer network opens on Sundays that month" };
                    answers.Add(await Timed(client, "POST /api/v1/targets/{id}/override", () => client.PostAsJsonAsync($"/api/v1/targets/{target.Id}/override", change, CancellationToken.None), isWrite: true));
                }
                else
                {
                    string read = Reads[dice.Next(Reads.Length)];
                    answers.Add(await Timed(client, read, () => client.GetAsync(Address(read, target), CancellationToken.None), isWrite: false));
                }
            }
        }
        catch (OperationCanceledException)
        {
            return answers;
        }
    }

    private static async Task<Answered> Timed(HttpClient client, string call, Func<Task<HttpResponseMessage>> ask, bool isWrite)
    {
        var watch = Stopwatch.StartNew();
        using HttpResponseMessage answer = await ask();
        await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
        // Somebody else may have overridden the same version a moment ago: that answer (409) is as right as a new draft.
        return new Answered(call, isWrite, watch.Elapsed.TotalMilliseconds, (int)answer.StatusCode is >= 200 and < 400 or 409);
    }

    private static Uri Address(string read, Target target) => new(
        read.Replace("{campaign}", Uri.EscapeDataString(target.Campaign), StringComparison.Ordinal).Replace("{market}", Uri.EscapeDataString(target.Market), StringComparison.Ordinal),
        UriKind.Relative);

    private static HttpClient Browser(LoadedService service) => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = service.Address };

    private sealed record Target(long Id, string Campaign, string Market, double P50, bool IsOpen)
    {
        public static Target Of(JsonElement json) => new(
            json.GetProperty("id").GetInt64(),
            json.GetProperty("key").GetProperty("campaign").GetString()!,
            json.GetProperty("key").GetProperty("market").GetString()!,
            json.GetProperty("p50").GetDouble(),
            json.GetProperty("state").GetString() is "Draft" or "Published" && !json.GetProperty("isTotal").GetBoolean());
    }
}
