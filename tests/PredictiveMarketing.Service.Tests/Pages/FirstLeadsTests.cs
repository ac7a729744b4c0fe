using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>F01: a workspace that is framed before it has data gets its first leads and its media plan by page and API, before or after the signature.</summary>
public sealed class FirstLeadsTests : IDisposable
{
    private const string Name = "new-market";
    private static readonly IReadOnlyDictionary<string, string> Fr = Words.Of("fr");
    private readonly FramedHouse house = new();

    public void Dispose() => house.Dispose();

    private static string Leads
    {
        get
        {
            StringBuilder text = new("campaign,market,month,leads\n");
            for (int i = 0; i < 30; i++)
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{SmallWorkspace.Campaign},Lille,{SmallWorkspace.Clock.Plus(i - 30)},{500 + (i % 12 * 7)}\n");
            return text.ToString();
        }
    }

    /// <summary>F01: frame, import, run: with the signature there, the first leads start the run; the media plan comes after them.</summary>
    [Fact]
    public async Task A_signed_framing_without_data_takes_its_leads_and_its_plan_on_the_page()
    {
        using HttpClient camille = await house.BrowserOf("Camille", "fr");
        await Frame(sign: true);
        Assert.Contains(Fr["firstLeads.bringLeads"], await FrameFlowTests.Text(camille, $"/frame?framing={Name}"), StringComparison.Ordinal);
        Assert.Contains($"/import?framing={Name}", await FrameFlowTests.Text(camille, "/import"), StringComparison.Ordinal);

        string plan = await Upload(camille, $"/import?framing={Name}", "plan.csv", $"campaign,market,channel,month,spend\n{SmallWorkspace.Campaign},Lille,search,2026-10,4000\n", "media-plan");
        Assert.DoesNotContain("id=\"apply\"", plan, StringComparison.Ordinal);

        string seen = await Upload(camille, $"/import?framing={Name}", "leads.csv", Leads, "leads");
        Assert.Contains("id=\"apply\"", seen, StringComparison.Ordinal);
        Assert.Null(house.Store.DataSets.Current(Name));
        await Apply(camille, seen);

        Assert.NotNull(house.Store.DataSets.Current(Name));
        Assert.Null(house.Store.Framings.WhyNotTrain(house.Store.DataSets.Open(house.Store.DataSets.Current(Name)!.Id).Contract));
        Assert.DoesNotContain("firstLeads.awaiting", await FrameFlowTests.Text(camille, $"/import?workspace={Name}"), StringComparison.Ordinal);
    }

    /// <summary>F01: import, frame, run: a draft takes leads as well, and nothing is trained before somebody signs.</summary>
    [Fact]
    public async Task A_draft_takes_its_leads_by_the_API_and_waits_for_the_signature()
    {
        using HttpClient camille = await house.ApiOf("Camille");
        using HttpResponseMessage nobody = await Preview(camille, "never-framed", Leads);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        await Frame(sign: false);

        using HttpResponseMessage seen = await Preview(camille, Name, Leads);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        string token = (await seen.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        using HttpResponseMessage applied = await camille.PostAsJsonAsync("/api/v1/imports/apply", new { token });
        Assert.Equal(HttpStatusCode.OK, applied.StatusCode);
        using HttpResponseMessage early = await camille.PostAsync(new Uri($"/api/v1/runs?workspace={Name}", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);

        await Sign();
        using HttpResponseMessage run = await camille.PostAsync(new Uri($"/api/v1/runs?workspace={Name}", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Accepted, run.StatusCode);
    }

    [Fact]
    public async Task A_name_that_nobody_framed_has_no_import_page()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        using HttpResponseMessage page = await camille.GetAsync(new Uri("/import?framing=never-framed", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    private async Task Frame(bool sign)
    {
        using HttpClient camille = await house.ApiOf("Camille");
        Dictionary<string, object?> framing = FramedHouse.Sound();
        framing["labelPolicy"] = new { maturationMonths = 0 };
        using HttpResponseMessage saved = await camille.PutAsJsonAsync($"/api/v1/framing?name={Name}", framing);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        if (sign)
            await Sign();
    }

    private async Task Sign()
    {
        using HttpClient dominique = await house.ApiOf("Dominique");
        using HttpResponseMessage signed = await dominique.PostAsJsonAsync($"/api/v1/framing/sign?name={Name}", new { rationale = "A market of its own" });
        Assert.Equal(HttpStatusCode.OK, signed.StatusCode);
    }

    private static async Task<HttpResponseMessage> Preview(HttpClient client, string workspace, string text)
    {
        using MultipartFormDataContent form = Form(text, "leads.csv", ("kind", "leads"));
        return await client.PostAsync(new Uri($"/api/v1/imports/preview?workspace={workspace}", UriKind.Relative), form);
    }

    private static async Task<string> Upload(HttpClient browser, string page, string name, string text, string kind)
    {
        string start = await FrameFlowTests.Text(browser, page);
        using MultipartFormDataContent form = Form(text, name, ("kind", kind), ("framing", Name), ("__RequestVerificationToken", OpenHouse.TokenIn(start)));
        using HttpResponseMessage answer = await browser.PostAsync(new Uri("/import?handler=Upload", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await FrameFlowTests.Text(browser, answer.Headers.Location!.ToString());
    }

    private static async Task Apply(HttpClient browser, string page)
    {
        const string mark = "name=\"file\" value=\"";
        int at = page.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        string told = await FrameFlowTests.Post(browser, page, "/import?handler=Apply", HttpStatusCode.Redirect, ("file", page[at..page.IndexOf('"', at)]), ("framing", Name));
        Assert.Empty(told);
    }

    private static MultipartFormDataContent Form(string text, string name, params (string Name, string Value)[] fields)
    {
        MultipartFormDataContent form = [];
        foreach ((string field, string value) in fields)
            form.Add(new StringContent(value), field);
        ByteArrayContent file = new(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, fields[0].Name == "kind" && fields.Length == 1 ? "file" : "upload", name);
        return form;
    }
}
