using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PredictiveMarketing.Service.Pages.Import;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>D03, D05, D06: a person hands a file in, looks at what it would change, and applies it.</summary>
[Collection(nameof(OpenHouse))]
public partial class ImportFlowTests(OpenHouse house)
{
    private static readonly Uri Start = new($"/import?workspace={OpenHouse.Receiving}", UriKind.Relative);

    [Fact]
    public async Task A_file_is_looked_at_applied_and_every_value_leads_back_to_its_row()
    {
        using HttpClient browser = house.Browser("en");
        string page = await Upload(browser, "corrected.csv", "campaign,market,month,leads\ntest-drive,Lille,2024-03,4321\n", source: "crm-a");

        Assert.Contains("Ready to import: 0 values added, 1 changed, 0 withdrawn", page, StringComparison.Ordinal);
        Assert.Contains("4,321", page, StringComparison.Ordinal);
        string done = await Post(browser, page, "Apply");

        Assert.Contains("corrected.csv was imported by Camille.", done, StringComparison.Ordinal);
        Assert.Contains("Mar 2024", done, StringComparison.Ordinal);
        string values = await Text(browser, "/sources?set=leads&market=Lille");
        Assert.Contains("corrected.csv · rows 2", values, StringComparison.Ordinal);
        string story = await Text(browser, "/sources?set=leads&key=" + Uri.EscapeDataString("test-drive|Lille|2024-03"));
        Assert.Matches("SHA-256 of the file</dt><dd class=\"pm-code\">[0-9a-f]{64}</dd>", story);
        Assert.Contains("crm-a", story, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_shown_with_their_cell_and_nothing_can_be_applied()
    {
        using HttpClient browser = house.Browser("en");

        string page = await Upload(browser, "broken.csv", "campaign,market,month,leads\ntest-drive,Lille,soon,10\ntest-drive,Lille,2024-05,many\n");

        Assert.Contains("C2", page, StringComparison.Ordinal);
        Assert.Contains("D3", page, StringComparison.Ordinal);
        Assert.Contains("soon", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"apply\"", page, StringComparison.Ordinal);
        string refused = await Refused(browser, page, "Apply");
        Assert.Contains(Words.Of("en")["import.hasErrors"], refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_file_says_is_shown_as_text_and_its_name_is_no_path()
    {
        using HttpClient browser = house.Browser("en");
        const string header = "campaign,market,month,leads,<script>alert(1)</script>\n";

        string html = await UploadRaw(browser, "../../<b>evil</b>.csv", header + "test-drive,Lille,2024-06,77,<img src=x onerror=alert(2)>\n");

        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>evil", html, StringComparison.Ordinal);
        Assert.DoesNotContain("../..", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_nobody_knows_is_given_its_field_by_hand_and_is_known_the_next_time()
    {
        using HttpClient browser = house.Browser("en");
        const string file = "campaign,market,month,zzz\ntest-drive,Lyon,2024-08,555\n";
        string page = await Upload(browser, "odd.csv", file, source: "odd-tool");
        Assert.DoesNotContain("id=\"apply\"", page, StringComparison.Ordinal);

        string read = await Post(browser, page, "Read", ("kind", "leads"), ("source", "odd-tool"), ("fields", "campaign"), ("fields", "market"), ("fields", "month"), ("fields", "leads"));
        Assert.Contains("1 changed", read, StringComparison.Ordinal);
        await Post(browser, read, "Apply");

        Assert.Contains("id=\"apply\"", await Upload(browser, "odd.csv", file.Replace("555", "556", StringComparison.Ordinal), source: "odd-tool"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_goes_the_way_of_every_file()
    {
        using HttpClient browser = house.Browser("en");
        string start = await Text(browser, Start.ToString());

        string page = await Post(browser, start, "Event", ("eventMonth", "2025-05"), ("eventKind", "strike"), ("eventMarket", "Lille"), ("comment", "Trains <stood>, \"all\" week"));
        Assert.Contains("1 value added", page, StringComparison.Ordinal);
        await Post(browser, page, "Apply");

        string second = await Post(browser, start, "Event", ("eventMonth", "2025-05"), ("eventKind", "outage"), ("eventMarket", "Lille"), ("comment", "Forms down"));
        Assert.Contains("1 value added, 0 changed, 0 withdrawn", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_needs_no_file()
    {
        using HttpClient browser = house.Browser("en");
        string start = await Text(browser, Start.ToString());

        string page = await Post(browser, start, "Upload", ("kind", "calendar"));
        string read = await Post(browser, page, "Read", ("kind", "calendar"), ("options[country]", "FR"), ("options[first]", "2025-01"), ("options[last]", "2025-12"));

        Assert.Contains("public_holidays", read, StringComparison.Ordinal);
        Assert.Contains("id=\"apply\"", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_file_an_empty_one_or_a_forgotten_one_the_page_says_what_to_do()
    {
        using HttpClient browser = house.Browser("en");
        string start = await Text(browser, Start.ToString());

        Assert.Contains(Words.Of("en")["import.noFile"], await Refused(browser, start, "Upload", ("kind", "leads")), StringComparison.Ordinal);
        Assert.Contains(Words.Of("en")["import.emptyFile"], await Send(browser, start, "empty.csv", "", null), StringComparison.Ordinal);
        Assert.Contains(Words.Of("en")["import.gone"], await Refused(browser, start, "Apply", ("file", "gone")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_before_it_is_read()
    {
        using HttpClient browser = house.Browser("en");
        using ByteArrayContent body = new(new byte[UploadLimitAttribute.Bytes + 1]);

        using HttpResponseMessage answer = await browser.PostAsync(new Uri("/import?handler=Upload", UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static async Task<string> Upload(HttpClient browser, string name, string text, string? source = null) =>
        WebUtility.HtmlDecode(await UploadRaw(browser, name, text, source));

    private static async Task<string> UploadRaw(HttpClient browser, string name, string text, string? source = null) =>
        await Send(browser, await browser.GetStringAsync(Start), name, text, source);

    private static async Task<string> Send(HttpClient browser, string page, string name, string text, string? source)
    {
        using MultipartFormDataContent form = new();
        form.Add(new StringContent(OpenHouse.TokenIn(page)), "__RequestVerificationToken");
        form.Add(new StringContent("leads"), "kind");
        form.Add(new StringContent(source ?? ""), "source");
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "upload", name);
        using HttpResponseMessage answer = await browser.PostAsync(new Uri("/import?handler=Upload", UriKind.Relative), form);
        return await Followed(browser, answer);
    }

    private static Task<string> Post(HttpClient browser, string page, string handler, params (string Name, string Value)[] fields) =>
        Answer(browser, page, handler, HttpStatusCode.Redirect, fields);

    private static Task<string> Refused(HttpClient browser, string page, string handler, params (string Name, string Value)[] fields) =>
        Answer(browser, page, handler, HttpStatusCode.UnprocessableEntity, fields);

    private static async Task<string> Answer(HttpClient browser, string page, string handler, HttpStatusCode expected, (string Name, string Value)[] fields)
    {
        string waiting = Waiting().Match(page).Groups[1].Value;
        List<(string Name, string Value)> all = [.. fields, ("__RequestVerificationToken", OpenHouse.TokenIn(page))];
        if (waiting.Length > 0 && fields.All(f => f.Name != "file"))
            all.Add(("file", waiting));
        using FormUrlEncodedContent form = new(all.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        using HttpResponseMessage answer = await browser.PostAsync(new Uri($"/import?handler={handler}", UriKind.Relative), form);
        Assert.Equal(expected, answer.StatusCode);
        return WebUtility.HtmlDecode(await Followed(browser, answer));
    }

    private static async Task<string> Followed(HttpClient browser, HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Redirect ? await browser.GetStringAsync(answer.Headers.Location) : await answer.Content.ReadAsStringAsync();

    private static async Task<string> Text(HttpClient browser, string path) => WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(path, UriKind.Relative)));

    [GeneratedRegex("name=\"file\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Waiting();
}
