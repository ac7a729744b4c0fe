using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Security;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>G06: no list that grows with use comes whole; read page by page it is the same list.</summary>
[Collection(nameof(GuardedHouse))]
public class ListPagesTests(GuardedHouse house)
{
    /// <summary>Lists whose length is part of the product, or of what was sent.</summary>
    private static readonly string[] Vocabulary =
    [
        "/api/v1/notices/kinds", "/api/v1/objectives/templates", "/api/v1/objectives/indicators", "/api/v1/north-star/examples", "/api/v1/framing/steps",
        "/api/v1/metrics/definition", "/api/v1/omtm/segments", "/api/v1/people/roles",
    ];

    /// <summary>Lists that are told with more around them, and the lists in them.</summary>
    private static readonly Dictionary<string, string[]> Within = new(StringComparer.Ordinal)
    {
        ["/api/v1/runs"] = ["partitions"],
        ["/api/v1/experiments"] = ["ranked", "setAside"],
        ["/api/v1/initiatives"] = ["lines"],
        ["/api/v1/evaluate"] = ["dataSets"],
        ["/api/v1/relate"] = ["drivers"],
    };

    [Fact]
    public async Task Every_list_takes_a_limit_and_a_cursor()
    {
        using HttpClient program = house.Program(GuardedHouse.Everything);
        using JsonDocument document = await Read(program, "/openapi/v1.json");
        string[] whole =
        [
            .. document.RootElement.GetProperty("paths").EnumerateObject().Where(p => p.Value.TryGetProperty("get", out JsonElement get) && (Within.ContainsKey(p.Name) || IsList(get)))
                .Where(p => !Parameters(p.Value.GetProperty("get")).Contains("cursor") || !Parameters(p.Value.GetProperty("get")).Contains("limit")).Select(p => p.Name),
        ];

        Assert.Equal(Vocabulary.Order(StringComparer.Ordinal), whole.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_pages_are_the_list()
    {
        using HttpClient program = house.Program(GuardedHouse.Everything);
        await FillLists(program);
        using JsonDocument document = await Read(program, "/openapi/v1.json");
        string[] lists = [.. document.RootElement.GetProperty("paths").EnumerateObject().Where(p => p.Value.TryGetProperty("get", out JsonElement get) && Parameters(get).Contains("cursor")).Select(p => p.Name)];
        List<string> halved = [];
        foreach (string path in lists)
        {
            string address = $"{path}?workspace={GuardedHouse.Workspace}&table=leads&key=test-drive%7CLyon%7C2026-03";
            (string[] all, string? beyond) = await Page(program, path, address);
            Assert.Null(beyond);
            if (all.Length < 2)
                continue;
            (string[] first, string? next) = await Page(program, path, $"{address}&limit={(all.Length + 1) / 2}");
            Assert.NotNull(next);
            (string[] second, beyond) = await Page(program, path, next);
            Assert.Equal(all, first.Concat(second));
            Assert.Null(beyond);
            halved.Add(path);
        }

        Assert.True(halved.Count > 7 && Within.Keys.All(halved.Contains), $"only {string.Join(", ", halved)} had two lines: too few to be believed");
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=5001", "limit")]
    [InlineData("cursor=bm90aGluZw", "cursor")]
    [InlineData("cursor=%25%25", "cursor")]
    public async Task A_page_that_cannot_be_is_400_and_names_the_parameter(string asked, string parameter)
    {
        using HttpClient program = house.Program(GuardedHouse.Everything);
        foreach (string path in Within.Keys.Append("/api/v1/workspaces"))
        {
            using HttpResponseMessage answer = await program.GetAsync(new Uri($"{path}?workspace={GuardedHouse.Workspace}&{asked}", UriKind.Relative));

            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
            Assert.Contains($"\"parameter\":\"{parameter}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>Two lines and more in lists that begin empty; of the experiments one is ranked and one set aside.</summary>
    private static async Task FillLists(HttpClient program)
    {
        foreach (int number in (int[])[1, 2, 3])
        {
            await Write(program, "initiatives", new { name = $"Paged {number}", contribution = number, cost = number, evidence = "test of May" });
            JsonElement omtm = await Write(program, "omtm", new { team = $"paged {number}", metric = "visitor conversion" });
            await Write(program, "experiments", new { omtm = omtm.GetProperty("id").GetInt64(), name = $"Paged {number}", hypothesis = "a shorter form", contributes = number == 1 ? "None" : "Direct", impact = number, ease = 5 });
        }
    }

    private static async Task<JsonElement> Write(HttpClient program, string list, object line)
    {
        using HttpResponseMessage answer = await program.PostAsJsonAsync($"/api/v1/{list}?workspace={GuardedHouse.Workspace}", line);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<(string[] Lines, string? Next)> Page(HttpClient program, string path, string address)
    {
        using HttpResponseMessage answer = await program.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        using JsonDocument body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        IEnumerable<JsonElement> lists = Within.TryGetValue(path, out string[]? names) ? names.Select(n => body.RootElement.GetProperty(n)) : [body.RootElement];
        string? link = answer.Headers.TryGetValues("Link", out IEnumerable<string>? links) ? links.Single() : null;
        return ([.. lists.SelectMany(l => l.EnumerateArray()).Select(l => l.GetRawText())], link?[1..link.IndexOf('>', StringComparison.Ordinal)]);
    }

    private static bool IsList(JsonElement get) =>
        get.GetProperty("responses").TryGetProperty("200", out JsonElement answer) && answer.TryGetProperty("content", out JsonElement content)
        && content.TryGetProperty("application/json", out JsonElement json) && json.GetProperty("schema").TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String && type.GetString() == "array";

    private static string[] Parameters(JsonElement get) =>
        get.TryGetProperty("parameters", out JsonElement given) ? [.. given.EnumerateArray().Where(p => p.TryGetProperty("name", out _)).Select(p => p.GetProperty("name").GetString()!)] : [];

    private static async Task<JsonDocument> Read(HttpClient program, string address) => JsonDocument.Parse(await program.GetStringAsync(new Uri(address, UriKind.Relative)));
}
