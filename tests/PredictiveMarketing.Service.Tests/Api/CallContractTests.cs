using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>What every call of the API keeps to: pages of lists, entity tags, keys against doing things twice, refusals that point at fields.</summary>
[Collection(nameof(OpenHouse))]
public class CallContractTests(OpenHouse house)
{
    private const string Targets = $"/api/v1/targets?workspace={OpenHouse.People}&history=true";

    [Fact]
    public async Task A_list_read_page_by_page_is_the_list()
    {
        using HttpClient client = house.Browser();
        long[] all = Ids(await client.GetFromJsonAsync<JsonElement>(Targets));
        List<long> read = [];

        for (string? address = Targets + "&limit=2"; address is not null;)
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            long[] page = Ids(await answer.Content.ReadFromJsonAsync<JsonElement>());
            Assert.InRange(page.Length, 1, 2);
            read.AddRange(page);
            address = Next(answer);
        }

        Assert.True(all.Length > 4, "too short a list to be believed");
        Assert.Equal(all, read);
    }

    [Theory]
    [InlineData("&limit=0")]
    [InlineData("&limit=5001")]
    [InlineData("&cursor=bm93aGVyZQ")]
    [InlineData("&cursor=***")]
    public async Task A_page_that_cannot_be_is_refused(string asked)
    {
        using HttpClient client = house.Browser();

        using HttpResponseMessage answer = await client.GetAsync(new Uri(Targets + asked, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task What_the_reader_has_already_is_not_sent_again()
    {
        using HttpClient client = house.Browser();
        var review = new Uri($"/api/v1/review?workspace={OpenHouse.Policy}", UriKind.Relative);
        using HttpResponseMessage first = await client.GetAsync(review);

        using HttpRequestMessage again = new(HttpMethod.Get, review);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await client.SendAsync(again);
        using HttpRequestMessage other = new(HttpMethod.Get, review);
        other.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"0123\""));
        using HttpResponseMessage third = await client.SendAsync(other);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.Equal(first.Headers.ETag, third.Headers.ETag);
    }

    [Fact]
    public async Task An_override_of_a_version_that_changed_meanwhile_is_refused()
    {
        using HttpClient client = await house.ApiClient();
        string path = $"/api/v1/targets/{await OpenMarket(client, "Lille", last: true)}";
        using HttpResponseMessage read = await client.GetAsync(new Uri($"{path}?workspace={OpenHouse.People}", UriKind.Relative));

        using HttpResponseMessage stale = await Override(client, path, new EntityTagHeaderValue("\"0123456789abcdef\""), null, 800);
        using HttpResponseMessage fresh = await Override(client, path, read.Headers.ETag, null, 800);

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
    }

    [Fact]
    public async Task The_same_call_under_the_same_key_is_made_once()
    {
        using HttpClient client = await house.ApiClient();
        string path = $"/api/v1/targets/{await OpenMarket(client, "Lyon", last: true)}";
        string key = $"override of {path}";

        using HttpResponseMessage first = await Override(client, path, null, key, 640);
        int versions = Ids(await client.GetFromJsonAsync<JsonElement>(Targets)).Length;
        using HttpResponseMessage second = await Override(client, path, null, key, 640);
        using HttpResponseMessage different = await Override(client, path, null, key, 641);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(versions, Ids(await client.GetFromJsonAsync<JsonElement>(Targets)).Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, different.StatusCode);
    }

    /// <summary>curl -d '' calls itself a form: its key counts as any other.</summary>
    [Fact]
    public async Task A_call_that_says_it_is_a_form_is_made_once_under_its_key_too()
    {
        using HttpClient client = await house.ApiClient();
        HttpResponseMessage[] answers = [await Ask(), await Ask()];

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        Assert.Equal([false, true], answers.Select(a => a.Headers.Contains("Idempotency-Replayed")));

        async Task<HttpResponseMessage> Ask()
        {
            using HttpRequestMessage call = new(HttpMethod.Post, $"/api/v1/runs?workspace={OpenHouse.People}") { Content = new FormUrlEncodedContent([]) };
            call.Headers.Add("Idempotency-Key", "an empty form");
            return await client.SendAsync(call);
        }
    }

    [Fact]
    public async Task A_refused_call_may_be_mended_under_its_key()
    {
        using HttpClient client = await house.ApiClient();
        string path = $"/api/v1/targets/{await OpenMarket(client, "Lyon", last: false)}";

        using HttpResponseMessage refused = await Override(client, path, null, "mended", 700, reason: "");
        using HttpResponseMessage mended = await Override(client, path, null, "mended", 700);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        JsonElement mistake = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().Single();
        Assert.Equal("#/reason", mistake.GetProperty("pointer").GetString());
        Assert.Equal(HttpStatusCode.OK, mended.StatusCode);
    }

    private static async Task<HttpResponseMessage> Override(
        HttpClient client, string path, EntityTagHeaderValue? ifMatch, string? key, double value, string reason = "Sunday opening")
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"{path}/override?workspace={OpenHouse.People}") { Content = JsonContent.Create(new { value, who = "Camille", reason }) };
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(ifMatch);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static async Task<long> OpenMarket(HttpClient client, string market, bool last)
    {
        JsonElement[] open =
        [
            .. (await client.GetFromJsonAsync<JsonElement>($"/api/v1/targets?workspace={OpenHouse.People}&market={market}")).EnumerateArray()
                .Where(t => t.GetProperty("state").GetString() == "Draft"),
        ];
        return open[last ? ^1 : 0].GetProperty("id").GetInt64();
    }

    private static long[] Ids(JsonElement list) => [.. list.EnumerateArray().Select(t => t.GetProperty("id").GetInt64())];

    private static string? Next(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Link", out IEnumerable<string>? links) ? links.Single().Split('<', '>')[1] : null;
}
