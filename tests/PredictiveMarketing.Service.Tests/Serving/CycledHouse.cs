using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Serving;

/// <summary>The whole service on a store of its own whose one workspace has been through two monthly cycles.</summary>
public sealed class CycledHouse : WebApplicationFactory<Program>
{
    public const string Workspace = "two-cycles";
    private readonly string folder = Directory.CreateTempSubdirectory("pm-cycled-").FullName;

    public CycledHouse()
    {
        using Store store = Store.Open(Path.Combine(folder, "store"));
        store.DataSets.Keep(WorkspaceReader.Read(SmallWorkspace.WriteWithMedia(Path.Combine(folder, Workspace), Workspace)));
        MonthlyCycle cycle = new(store);
        cycle.Run(Workspace, SmallWorkspace.Clock.Previous);
        cycle.Run(Workspace, SmallWorkspace.Clock);
    }

    public Store Store => Services.GetRequiredService<Store>();

    public HttpClient Browser(string language)
    {
        HttpClient client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("store", Path.Combine(folder, "store"));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
