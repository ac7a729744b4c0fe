using System.Net;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>R01: a dropped driver can be forced in by a person with a recorded reason, and released again.</summary>
[Collection(nameof(OpenHouse))]
public class RelateFlowTests(OpenHouse house)
{
    private const string Page = $"/relate?workspace={OpenHouse.Receiving}&campaign=test-drive&market=Lyon";

    [Fact]
    public async Task A_dropped_driver_is_forced_in_with_a_reason_and_released_again()
    {
        using HttpClient browser = house.Browser("en");
        string dropped = await Text(browser);
        Assert.Contains("Force this driver in", dropped, StringComparison.Ordinal);

        Assert.Contains(Words.Of("en")["refusal.forceReason"], await Post(browser, dropped, "Force", HttpStatusCode.UnprocessableEntity, ""), StringComparison.Ordinal);
        string forced = await Post(browser, dropped, "Force", HttpStatusCode.Redirect, "Pollen keeps <people> at home");
        Assert.Contains("pollen is forced in.", forced, StringComparison.Ordinal);
        Assert.Contains("Pollen keeps <people> at home", forced, StringComparison.Ordinal);

        string released = await Post(browser, forced, "Release", HttpStatusCode.Redirect, null);
        Assert.DoesNotContain("Pollen keeps", released, StringComparison.Ordinal);
    }

    /// <summary>H01: who may not frame reads the evidence, is offered no word on it, and is told who may.</summary>
    [Fact]
    public async Task Who_may_not_frame_is_not_asked_to_force_a_driver()
    {
        using HttpClient sacha = await house.BrowserOf("Sacha", "en");

        string page = await Text(sacha);

        Assert.DoesNotContain("handler=Force", page, StringComparison.Ordinal);
        Assert.Contains(Words.Of("en")["relate.mayForce"], page, StringComparison.Ordinal);
    }

    /// <summary>B08: what a small picture shows stands in a table beside it and leaves as a file, a row per point.</summary>
    [Fact]
    public async Task The_points_of_a_small_picture_stand_in_a_table_and_leave_as_a_file()
    {
        using HttpClient browser = house.Browser("en");

        string page = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(Page + "&close=true", UriKind.Relative)));
        string card = page[page.IndexOf("<article class=\"card pm-driver\" id=\"driver-radio\"", StringComparison.Ordinal)..];
        card = card[..card.IndexOf("</article>", StringComparison.Ordinal)];
        int points = card.Split("<circle").Length - 1;
        string csv = await browser.GetStringAsync(new Uri(Page + "&handler=Chart&chart=driver-radio-points&format=csv", UriKind.Relative));

        Assert.True(points > 24, $"{points} points");
        Assert.Equal(points, card.Split("<th scope=\"row\"").Length - 1);
        Assert.Equal(1 + points, csv.Trim().Split('\n').Length);
        Assert.StartsWith("Month,Left of radio (standard deviations),Left of the leads (% of a usual month)", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    /// <summary>R01: what was decided about every driver in every market stands on one page, and each cell leads to its evidence.</summary>
    [Fact]
    public async Task All_markets_stand_beside_each_other_and_each_cell_leads_to_its_driver()
    {
        using HttpClient browser = house.Browser("fr");

        string page = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(Page + "&all=true", UriKind.Relative)));

        string overview = page[page.IndexOf("id=\"overview\"", StringComparison.Ordinal)..page.IndexOf("id=\"close\"", StringComparison.Ordinal)];
        foreach (string market in SmallWorkspace.Markets)
        {
            foreach (string driver in (string[])["radio", "pollen"])
                Assert.Contains($"/relate?campaign=test-drive&market={market}#driver-{driver}", overview, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("hx-get", overview, StringComparison.Ordinal);
    }

    private static async Task<string> Text(HttpClient browser) => WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(Page, UriKind.Relative)));

    private static async Task<string> Post(HttpClient browser, string page, string handler, HttpStatusCode expected, string? reason)
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("campaign", "test-drive"), new("market", "Lyon"), new("driver", "pollen"), new("__RequestVerificationToken", OpenHouse.TokenIn(page)),
        ];
        if (reason is not null)
            fields.Add(new("reason", reason));
        using FormUrlEncodedContent form = new(fields);
        using HttpResponseMessage answer = await browser.PostAsync(new Uri($"/relate?handler={handler}", UriKind.Relative), form);
        Assert.Equal(expected, answer.StatusCode);
        return answer.StatusCode == HttpStatusCode.Redirect ? await Text(browser) : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
