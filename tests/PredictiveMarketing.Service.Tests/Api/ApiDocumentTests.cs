using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>The API that is served is the one in docs/openapi.json: a change that nobody meant shows up in review.</summary>
[Collection(nameof(OpenHouse))]
public class ApiDocumentTests(OpenHouse house)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    [Fact]
    public async Task The_served_document_is_the_one_in_the_repository()
    {
        string served = await Served();
        string file = Path.Combine(Root(), "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("PM_WRITE_OPENAPI") is not null)
            await File.WriteAllTextAsync(file, served);

        string kept = File.Exists(file) ? (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n") : "";

        string[] differing = [.. served.Split('\n').Except(kept.Split('\n')).Concat(kept.Split('\n').Except(served.Split('\n'))).Take(10)];
        Assert.True(served == kept, "The API differs from docs/openapi.json. If that is meant, run this test once with PM_WRITE_OPENAPI=1 and commit the file. For example:\n" + string.Join('\n', differing));
    }

    [Fact]
    public async Task The_document_is_OpenAPI_3_1_and_every_call_says_how_it_is_refused()
    {
        using JsonDocument document = JsonDocument.Parse(await Served());

        Assert.StartsWith("3.1.", document.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        foreach (JsonElement operation in document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(o => o.Value))
        {
            string name = operation.GetProperty("operationId").GetString()!;
            Assert.False(string.IsNullOrWhiteSpace(operation.GetProperty("summary").GetString()), $"{name} has no summary");
            string[] answers = [.. operation.GetProperty("responses").EnumerateObject().Select(r => r.Name)];
            Assert.True(new[] { "401", "403", "429" }.All(answers.Contains), $"{name} does not say 401, 403 and 429");
        }
    }

    /// <summary>G06: what a call may carry besides its body is declared where it is heeded, and nowhere else.</summary>
    [Fact]
    public async Task Every_call_declares_the_headers_that_it_heeds_and_how_callers_are_known()
    {
        using JsonDocument document = JsonDocument.Parse(await Served());
        List<string> wrong = [];
        foreach (JsonProperty call in document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()))
        {
            string name = call.Value.GetProperty("operationId").GetString()!;
            string[] headers = [.. call.Value.GetProperty("parameters").EnumerateArray().Where(p => p.GetProperty("in").GetString() == "header").Select(p => p.GetProperty("name").GetString()!)];
            void Is(string header, bool expected)
            {
                if (headers.Contains(header) != expected)
                    wrong.Add($"{name}: {header}");
            }

            Is("If-None-Match", call.Name == "get");
            Is("X-CSRF-TOKEN", call.Name != "get");
            Is("Idempotency-Key", call.Name == "post" && name != "PreviewImport");
            Is("If-Match", call.Value.GetProperty("responses").TryGetProperty("412", out _));
        }

        Assert.Empty(wrong);
        JsonElement schemes = document.RootElement.GetProperty("components").GetProperty("securitySchemes");
        Assert.Equal("bearer", schemes.GetProperty("key").GetProperty("scheme").GetString());
        Assert.Equal("cookie", schemes.GetProperty("session").GetProperty("in").GetString());
        // Either is enough.
        Assert.Equal(["key", "session"], document.RootElement.GetProperty("security").EnumerateArray().Select(s => s.EnumerateObject().Single().Name));
    }

    private async Task<string> Served()
    {
        using HttpClient client = house.Browser();
        using JsonDocument document = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        return JsonSerializer.Serialize(document.RootElement, Readable).ReplaceLineEndings("\n") + "\n";
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PredictiveMarketing.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
