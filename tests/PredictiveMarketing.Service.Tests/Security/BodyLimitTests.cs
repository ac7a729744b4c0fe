using System.Net;
using System.Text.Json;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.Pages.Import;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>Nobody can send more than a route takes: every route that changes something, with a body that says its length and with one that does not.</summary>
[Collection(nameof(GuardedHouse))]
public class BodyLimitTests(GuardedHouse house)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_a_route_takes_is_413_with_what_to_do_and_nothing_is_kept(bool saysLength)
    {
        using HttpClient program = house.Program(GuardedHouse.Everything);
        string[] before = Kept();
        List<string> wrong = [];
        int refused = 0;
        foreach (KnownRoute route in EveryRoute.Of(house.Services).Where(r => r.Changes && r.Path != "/oops"))
        {
            long limit = LimitOf(route);
            using TooMuch body = TooMuch.For(route, limit + 100_000, saysLength);
            using HttpRequestMessage call = new(new HttpMethod(route.Method), route.Address) { Content = body };
            using HttpResponseMessage answer = await program.SendAsync(call);
            if (answer.StatusCode == HttpStatusCode.RequestEntityTooLarge)
                refused++;
            // Whoever reads no body need not refuse one.
            else if (saysLength || body.Taken >= limit)
                wrong.Add($"{route.Name} answered {(int)answer.StatusCode} after {body.Taken} bytes");
            if (answer.StatusCode == HttpStatusCode.RequestEntityTooLarge && !SaysWhatToDo(route, await answer.Content.ReadAsStringAsync()))
                wrong.Add($"{route.Name} does not say what to do");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(refused > 60, $"only {refused} refusals: too few to be believed");
        Assert.Equal(before, Kept());
    }

    [Fact]
    public async Task Exactly_as_much_as_a_route_takes_is_read()
    {
        using HttpClient program = house.Program(GuardedHouse.Everything);
        using TooMuch body = new("{\"a\":\"", "application/json", BodyLimit.Usual, saysLength: true);

        using HttpResponseMessage answer = await program.PostAsync(new Uri("/api/v1/framing/check", UriKind.Relative), body);

        // All of it was read: the string that it begins is found not to end.
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_key_against_doing_things_twice_does_not_read_more_than_the_route_takes()
    {
        using HttpClient program = house.Program(GuardedHouse.Everything);
        program.DefaultRequestHeaders.Add("Idempotency-Key", "too much");
        using TooMuch body = new("{\"a\":\"", "application/json", 40 * BodyLimit.Usual, saysLength: false);

        using HttpResponseMessage answer = await program.PostAsync(new Uri("/api/v1/targets/approve", UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.InRange(body.Taken, 0, 2 * BodyLimit.Usual);
    }

    private static long LimitOf(KnownRoute route) => route.Path switch
    {
        "/import" => UploadLimitAttribute.Bytes,
        "/api/v1/imports/preview" => ImportApi.LargestUpload,
        _ => BodyLimit.Usual,
    };

    private static bool SaysWhatToDo(KnownRoute route, string answer) => route.Path.StartsWith("/api/", StringComparison.Ordinal)
        ? JsonDocument.Parse(answer).RootElement.GetProperty("detail").GetString()!.Contains("Send less", StringComparison.Ordinal)
        : WebUtility.HtmlDecode(answer).Contains(Words.Of("en")["oops.large.advice"], StringComparison.Ordinal);

    // A run that is still at work writes models, and the database grows; files of people do neither.
    private string[] Kept() => [.. Directory.EnumerateFiles(house.Folder, "*", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}models{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.GetFileName(f).StartsWith("store.db", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
