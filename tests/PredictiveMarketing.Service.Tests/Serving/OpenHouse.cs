using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Serving;

/// <summary>The whole service in this process, on a store of its own with three small workspaces: one where people decide, one that publishes by itself, one that files are brought into.</summary>
public sealed partial class OpenHouse : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string People = "people-decide";
    public const string Policy = "policy-decides";
    public const string Receiving = "receives-files";

    private readonly string folder = Directory.CreateTempSubdirectory("pm-service-").FullName;

    public async Task InitializeAsync()
    {
        using (Store store = Store.Open(Path.Combine(folder, "store")))
        {
            store.DataSets.Keep(WorkspaceReader.Read(SmallWorkspace.Write(Path.Combine(folder, People), People, people: true)));
            store.DataSets.Keep(WorkspaceReader.Read(SmallWorkspace.Write(Path.Combine(folder, Policy), Policy, people: false)));
            store.DataSets.Keep(WorkspaceReader.Read(SmallWorkspace.WriteWithMedia(Path.Combine(folder, Receiving), Receiving)));
        }

        using HttpClient client = CreateClient();
        await RunIsOver(client, People);
        await RunIsOver(client, Policy);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    // Tests wait for the evidence; how a page stands without it is a test of its own.
    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("store", Path.Combine(folder, "store")).UseSetting("evidencePatience", "00:02:00");

    /// <summary>A browser that keeps its cookies and does not follow redirects.</summary>
    public HttpClient Browser(string? language = null)
    {
        HttpClient client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        if (language is not null)
            client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>The browser of one of the people of the demo session.</summary>
    public async Task<HttpClient> BrowserOf(string person, string? language = null)
    {
        HttpClient client = Browser(language);
        using FormUrlEncodedContent form = new(
            [new("__RequestVerificationToken", TokenIn(await client.GetStringAsync(new Uri("/", UriKind.Relative)))), new("person", person), new("returnUrl", "/")]);
        using HttpResponseMessage answer = await client.PostAsync(new Uri("/demo", UriKind.Relative), form);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>A program that fetched its antiforgery token.</summary>
    public async Task<HttpClient> ApiClient(string? person = null)
    {
        HttpClient client = person is null ? Browser() : await BrowserOf(person);
        JsonElement token = await client.GetFromJsonAsync<JsonElement>("/api/v1/antiforgery");
        client.DefaultRequestHeaders.Add(token.GetProperty("headerName").GetString()!, token.GetProperty("value").GetString());
        // Alone in its test, it replaces whatever stands.
        client.DefaultRequestHeaders.IfMatch.Add(System.Net.Http.Headers.EntityTagHeaderValue.Any);
        return client;
    }

    /// <summary>The token in a page's form.</summary>
    public static string TokenIn(string html) => TokenField().Match(html).Groups[1].Value;

    private static async Task RunIsOver(HttpClient client, string workspace)
    {
        for (int i = 0; i < 600; i++)
        {
            JsonElement runs = await client.GetFromJsonAsync<JsonElement>($"/api/v1/runs?workspace={workspace}");
            if (runs.GetProperty("progress") is { ValueKind: JsonValueKind.Object } progress && progress.GetProperty("isOver").GetBoolean())
                return;
            await Task.Delay(200);
        }

        throw new TimeoutException($"The run of {workspace} was not over within two minutes.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}

[CollectionDefinition(nameof(OpenHouse))]
public sealed class OneOpenHouse : ICollectionFixture<OpenHouse>;
