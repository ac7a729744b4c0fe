using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>H03: from a published number to the records of its four steps in two clicks.</summary>
[Collection(nameof(OpenHouse))]
public sealed partial class FourStepRecordsTests(OpenHouse house)
{
    /// <summary>H03: the page, in two clicks.</summary>
    [Fact]
    public async Task A_number_leads_to_its_four_steps_in_two_clicks()
    {
        using HttpClient browser = house.Browser("en");
        string targets = await Text(browser, $"/targets?workspace={OpenHouse.Policy}");

        // The first click: the link beside the number.
        string records = await Text(browser, Link().Match(targets).Groups[1].Value);
        string table = records[records.IndexOf("id=\"records\"", StringComparison.Ordinal)..];
        string[] steps = [.. Step().Matches(table).Take(4).Select(m => m.Groups[1].Value)];
        Assert.Equal(["/frame", "/evaluate", "/relate", "/forecast"], steps.Select(s => s.Split('?')[0]));

        // The second one: the record of a step.
        foreach (string step in steps)
        {
            using HttpResponseMessage page = await browser.GetAsync(new Uri(step, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    /// <summary>H03: the API, four records for every published number.</summary>
    [Fact]
    public async Task Every_published_number_has_all_four_steps_on_record()
    {
        using HttpClient browser = house.Browser("en");
        JsonElement[] targets = (await browser.GetFromJsonAsync<JsonElement[]>($"/api/v1/targets?workspace={OpenHouse.Policy}"))!;
        Assert.NotEmpty(targets);

        foreach (JsonElement target in targets.Take(3).Concat(targets.Where(t => t.GetProperty("isTotal").GetBoolean()).Take(1)))
        {
            JsonElement records = await browser.GetFromJsonAsync<JsonElement>($"/api/v1/targets/{target.GetProperty("id").GetInt64()}/steps?workspace={OpenHouse.Policy}");
            Assert.True(records.GetProperty("complete").GetBoolean(), records.ToString());
            Assert.Equal(["Frame", "Evaluate", "Relate", "Choose"], records.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()));
        }
    }

    [Theory]
    [InlineData("/frame?target=4711")]
    [InlineData("/api/v1/targets/4711/steps")]
    public async Task A_number_that_does_not_exist_has_no_steps(string address)
    {
        using HttpClient browser = house.Browser("en");

        using HttpResponseMessage answer = await browser.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> Text(HttpClient browser, string address) => WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(address, UriKind.Relative)));

    [GeneratedRegex("href=\"(/frame\\?target=\\d+)#records\"")]
    private static partial Regex Link();

    [GeneratedRegex("<th scope=\"row\"><a href=\"([^\"]+)\"")]
    private static partial Regex Step();
}
