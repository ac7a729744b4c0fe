using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Serving;

/// <summary>The whole service on a workspace whose leads stopped coming while the targets of its last run still wait for somebody.</summary>
public sealed class LateHouse : WebApplicationFactory<Program>
{
    private const string Workspace = "late";
    private static readonly Month LastLeads = SmallWorkspace.Clock.Plus(-2);
    private readonly string folder = Directory.CreateTempSubdirectory("pm-late-").FullName;

    public LateHouse()
    {
        using Store store = Store.Open(Path.Combine(folder, "store"));
        string home = SmallWorkspace.Write(Path.Combine(folder, Workspace), Workspace, people: true);
        string leads = Path.Combine(home, "leads.csv");
        File.WriteAllLines(leads, File.ReadAllLines(leads).Where(l => !Month.TryParse(l.Split(',')[2], out Month month) || month <= LastLeads));
        store.DataSets.Keep(WorkspaceReader.Read(home));
        new MonthlyCycle(store).Run(Workspace, LastLeads.Next);
    }

    /// <summary>The English browser of one of the people of the demo session.</summary>
    public async Task<HttpClient> BrowserOf(string person)
    {
        HttpClient client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using FormUrlEncodedContent form = new(
            [new("__RequestVerificationToken", OpenHouse.TokenIn(await client.GetStringAsync(new Uri("/", UriKind.Relative)))), new("person", person), new("returnUrl", "/")]);
        using HttpResponseMessage answer = await client.PostAsync(new Uri("/demo", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
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
