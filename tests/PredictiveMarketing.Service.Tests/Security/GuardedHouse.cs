using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.People;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>The whole service with accounts: one person per role, one who holds them all, and an agency that may see Lyon and not Lille.</summary>
public sealed class GuardedHouse : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Workspace = "guarded";

    /// <summary>A second one that the agency's group does not know.</summary>
    public const string Foreign = "pm-foreign";

    public const string Own = "Lyon";
    public const string Other = "Lille";
    public const string Password = "a long walk along the river";
    public const string Everything = "everything";

    private readonly string folder = Directory.CreateTempSubdirectory("pm-guarded-").FullName;
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    /// <summary>Of everything that the service keeps on disk.</summary>
    public string Folder => folder;

    public Store Store => (Store)Services.GetService(typeof(Store))!;

    public async Task InitializeAsync()
    {
        using (Store store = Store.Open(Path.Combine(folder, "store")))
        {
            store.DataSets.Keep(WorkspaceReader.Read(PlantedFigures.WriteInto(SmallWorkspace.Write(Path.Combine(folder, Workspace), Workspace, people: true))));
            store.DataSets.Keep(WorkspaceReader.Read(SmallWorkspace.Write(Path.Combine(folder, Foreign), Foreign, people: true, months: 14)));
            store.People.Groups.Set("south", Workspace, [Own], "test");
            string hash = new Passwords().Hash(Password);
            foreach (Role role in Enum.GetValues<Role>())
                Let(store, role.ToString().ToLowerInvariant(), hash, [role]);
            Let(store, Everything, hash, [.. Enum.GetValues<Role>().Where(r => r != Role.Agency)]);
            PlantedFigures.KeepIn(store, Workspace);
            foreach (string name in Enumerable.Range(1, 6).Select(i => $"guest{i}"))
                Let(store, name, hash, [Role.Viewer]);
        }

        using HttpClient client = Program(Everything);
        for (int i = 0; i < 600; i++)
        {
            JsonElement runs = await client.GetFromJsonAsync<JsonElement>($"/api/v1/runs?workspace={Workspace}");
            if (runs.GetProperty("progress") is { ValueKind: JsonValueKind.Object } progress && progress.GetProperty("isOver").GetBoolean())
                return;
            await Task.Delay(200);
        }

        throw new TimeoutException("The run was not over within two minutes.");
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("store", Path.Combine(folder, "store"));
        builder.UseSetting("evidencePatience", "00:02:00");
        builder.UseSetting("limits:signIn", "1000");
        builder.UseSetting("limits:api", "100000");
    }

    /// <summary>A browser that keeps its cookies, follows nothing and speaks English.</summary>
    public HttpClient Browser(string address = "https://localhost")
    {
        HttpClient client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new Uri(address) });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    /// <summary>A program with a key of somebody that carries all of their rights.</summary>
    public HttpClient Program(string name)
    {
        HttpClient client = Browser("http://localhost");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", keys[name]);
        return client;
    }

    /// <summary>A browser in which somebody has signed in with their password.</summary>
    public async Task<HttpClient> SignedIn(string name)
    {
        HttpClient browser = Browser();
        using HttpResponseMessage answer = await SignIn(browser, name, Password);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    public static async Task<HttpResponseMessage> SignIn(HttpClient browser, string name, string password, string? returnUrl = null)
    {
        string page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using FormUrlEncodedContent form = new([new("__RequestVerificationToken", OpenHouse.TokenIn(page)), new("name", name), new("password", password), new("returnUrl", returnUrl)]);
        return await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
    }

    private void Let(Store store, string name, string hash, IReadOnlyList<Role> roles)
    {
        AccountAnswer answer = store.People.Links.Invite(
            new NewAccount(name, $"The {name}", [.. roles.Select(r => r.ToString())], roles.Contains(Role.Agency) ? "south" : null), "test");
        store.People.Links.SetPassword(answer.Link!, hash);
        keys[name] = store.People.Keys.Make(
            answer.Account!.Id, new NewKey("test", [.. Enum.GetValues<Right>().Where(r => r != Right.None).Select(r => r.ToString())], null, TimeSpan.FromDays(1)), "test");
    }
}

[CollectionDefinition(nameof(GuardedHouse))]
public sealed class OneGuardedHouse : ICollectionFixture<GuardedHouse>;
