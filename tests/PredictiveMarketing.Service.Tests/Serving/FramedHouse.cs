using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Serving;

/// <summary>The whole service on a store of its own with one small workspace, for tests that sign and change its framing. No run is waited for.</summary>
public sealed class FramedHouse : WebApplicationFactory<Program>
{
    public const string Workspace = "framed";
    private readonly string folder = Directory.CreateTempSubdirectory("pm-framed-").FullName;

    public FramedHouse()
    {
        using Store store = Store.Open(Path.Combine(folder, "store"));
        // A draft: nothing is trained while tests look at the framing.
        string home = SmallWorkspace.WriteWithMedia(Path.Combine(folder, Workspace), Workspace);
        string frame = Path.Combine(home, "frame.json");
        File.WriteAllText(frame, File.ReadAllText(frame).Replace("\"horizonMonths\"", "\"status\": \"draft\", \"horizonMonths\"", StringComparison.Ordinal));
        store.DataSets.Keep(WorkspaceReader.Read(home));
    }

    /// <summary>What a test puts into the service besides.</summary>
    public Action<IServiceCollection>? Besides { get; init; }

    public Store Store => Services.GetRequiredService<Store>();

    public string Models => Path.Combine(folder, "store", "models");

    /// <summary>A program of one of the people of the demo session, with its antiforgery token.</summary>
    public async Task<HttpClient> ApiOf(string person)
    {
        HttpClient client = await BrowserOf(person);
        JsonElement token = await client.GetFromJsonAsync<JsonElement>("/api/v1/antiforgery");
        client.DefaultRequestHeaders.Add(token.GetProperty("headerName").GetString()!, token.GetProperty("value").GetString());
        // Alone in its test, it replaces whatever stands.
        client.DefaultRequestHeaders.IfMatch.Add(System.Net.Http.Headers.EntityTagHeaderValue.Any);
        return client;
    }

    public async Task<HttpClient> BrowserOf(string person, string language = "en")
    {
        HttpClient client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using FormUrlEncodedContent form = new(
            [new("__RequestVerificationToken", OpenHouse.TokenIn(await client.GetStringAsync(new Uri("/", UriKind.Relative)))), new("person", person), new("returnUrl", "/")]);
        using HttpResponseMessage answer = await client.PostAsync(new Uri("/demo", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>A framing that may be signed, as a program writes it.</summary>
    public static Dictionary<string, object?> Sound() => new()
    {
        ["need"] = "Plan the next quarter of test drives",
        ["objective"] = "Forecast monthly test drives 3 months ahead",
        ["kpi"] = new { name = "test drives", unit = "test drives" },
        ["leadDefinition"] = new { version = 1, events = new[] { "test drive" } },
        ["labelPolicy"] = new { maturationMonths = 1, exclusionCodes = new[] { "SEPA" } },
        ["scope"] = new { campaigns = new[] { SmallWorkspace.Campaign }, channels = Array.Empty<string>() },
        ["horizonMonths"] = 3,
        ["approval"] = new { mode = "people", approvers = 1 },
        ["details"] = Details(),
    };

    public static Dictionary<string, object?> Details() => new()
    {
        ["decision"] = "Budgets move on the 5th",
        ["area"] = "growth",
        ["costOver"] = 12.5,
        ["costUnder"] = 40,
        ["acceptance"] = new { measure = "wape", value = 0.2 },
        ["approvers"] = new[] { "Dominique" },
        ["stakeholders"] = new[] { new { name = "Grace", team = "Sales", involvement = "consulted" } },
    };

    // Tests wait for the evidence; how a page stands without it is a test of its own.
    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("store", Path.Combine(folder, "store")).UseSetting("evidencePatience", "00:02:00").ConfigureServices(services => Besides?.Invoke(services));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
