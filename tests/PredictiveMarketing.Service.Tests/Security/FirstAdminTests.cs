using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>From a demo session to a first admin: by the link of the console, once, and the demo is over.</summary>
public sealed class FirstAdminTests : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("pm-first-").FullName;

    public Task InitializeAsync()
    {
        using Store store = Store.Open(Path.Combine(folder, "store"));
        store.DataSets.Keep(WorkspaceReader.Read(SmallWorkspace.Write(Path.Combine(folder, "first"), "first", people: true, months: 14)));
        return Task.CompletedTask;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("store", Path.Combine(folder, "store"));

    [Fact]
    public async Task The_first_admin_ends_the_demo_and_the_link_works_once()
    {
        using HttpClient newcomer = Browser();
        using HttpClient root = Browser();
        Assert.Contains("</span>Camille</span>", await newcomer.GetStringAsync(new Uri("/account", UriKind.Relative)), StringComparison.Ordinal);
        Uri link = new($"/sign-in?link={((Store)Services.GetService(typeof(Store))!).People.Links.ForFirstAdmin()}", UriKind.Relative);

        using HttpResponseMessage weak = await Become(root, link, "root", "rootrootroot");
        using HttpResponseMessage done = await Become(root, link, "root", "three windy days in Brest");
        using HttpResponseMessage twice = await Become(root, link, "eve", "three windy days in Brest");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, twice.StatusCode);
        using HttpResponseMessage people = await root.GetAsync(new Uri("/people", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, people.StatusCode);
        using HttpResponseMessage over = await newcomer.GetAsync(new Uri("/account", UriKind.Relative));
        Assert.StartsWith("/sign-in", over.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    private static async Task<HttpResponseMessage> Become(HttpClient browser, Uri link, string name, string password)
    {
        using HttpResponseMessage look = await browser.GetAsync(link);
        string token = OpenHouse.TokenIn(await look.Content.ReadAsStringAsync());
        using FormUrlEncodedContent form = new(
            [new("__RequestVerificationToken", token), new("name", name), new("display", $"The {name}"), new("password", password), new("again", password)]);
        return await browser.PostAsync(new Uri($"{link}&handler=Link", UriKind.Relative), form);
    }
}
