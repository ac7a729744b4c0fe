using System.Net;
using System.Text.RegularExpressions;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Boards;

/// <summary>B01, B02, B08, G08: the boards as pages.</summary>
[Collection(nameof(OpenHouse))]
public sealed partial class BoardsPageTests(OpenHouse house)
{
    private const string Management = "/boards?workspace=" + OpenHouse.People;

    private static async Task<string> Read(HttpClient browser, string path) => WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(path, UriKind.Relative)));

    // The schedule proposes the boards once the run is over.
    private static async Task<string> Proposed(HttpClient browser, string path)
    {
        for (int i = 0; ; i++)
        {
            string html = await Read(browser, path);
            if (html.Contains("pm-tile", StringComparison.Ordinal) || i == 150)
                return html;
            await Task.Delay(200);
        }
    }

    /// <summary>B08: 100 % of the tiles carry definition, formula, source and date, and the picture holds what the table holds.</summary>
    [Theory]
    [InlineData(Management)]
    [InlineData(Management + "&tab=northstar")]
    public async Task Every_tile_carries_its_four_answers_and_its_chart_is_its_table(string path)
    {
        using HttpClient dominique = await house.BrowserOf("Dominique", "en");
        string[] tiles = [.. Tile().Matches(await Proposed(dominique, path)).Select(m => m.Value)];

        Assert.True(tiles.Length >= 5, $"{tiles.Length} tiles were found");
        foreach (string tile in tiles)
        {
            foreach (string part in (string[])["definition", "formula", "source", "date"])
                Assert.Matches($"<dd data-of=\"{part}\">\\s*[^<\\s][^<]*", tile);
            Assert.Equal(
                Row().Matches(tile).Where(r => r.Groups[2].Value != Figures.NotAvailable).Select(r => $"{r.Groups[1].Value}: {r.Groups[2].Value}"),
                Circle().Matches(tile).Select(c => c.Groups[1].Value));
        }

        Assert.Contains(tiles, t => Circle().Count(t) == 13);
    }

    /// <summary>B08: the trend of a tile leaves with the months and numbers of its table, as CSV and as a workbook.</summary>
    [Fact]
    public async Task A_tiles_trend_leaves_with_the_rows_of_its_table()
    {
        using HttpClient dominique = await house.BrowserOf("Dominique", "en");
        string tile = Tile().Matches(await Proposed(dominique, Management)).Select(m => m.Value).First(t => t.Contains("tile-3-leads", StringComparison.Ordinal));
        string[] links = [.. Export().Matches(tile).Select(m => m.Groups[1].Value)];
        Assert.Equal(2, links.Length);

        string[] csv = [.. (await dominique.GetStringAsync(new Uri(links[0], UriKind.Relative))).TrimStart('\uFEFF').Trim().Split('\n').Skip(1).Select(l => l.Split(',')[0])];
        using HttpResponseMessage workbook = await dominique.GetAsync(new Uri(links[1], UriKind.Relative));

        Assert.Equal(Row().Matches(tile).Select(r => r.Groups[1].Value), csv);
        Assert.Equal("tile-3-leads.xlsx", workbook.Content.Headers.ContentDisposition!.FileName);
    }

    /// <summary>B02: the first sentence names actual, target, gap and state, before any tile.</summary>
    [Fact]
    public async Task The_glance_line_is_one_sentence_above_the_tiles()
    {
        using HttpClient dominique = await house.BrowserOf("Dominique", "en");
        string html = await Proposed(dominique, Management);

        string sentence = Glance().Match(html).Groups[1].Value;

        Assert.Matches(@"^Qualified leads in October 2026: [\d,]+", sentence);
        Assert.True(html.IndexOf("status-sentence", StringComparison.Ordinal) < html.IndexOf("<article", StringComparison.Ordinal));
    }

    /// <summary>G08: a viewer of a workspace whose boards nobody approved is told that there is none, and sees no draft.</summary>
    [Fact]
    public async Task Who_neither_writes_nor_approves_sees_no_draft()
    {
        using HttpClient sacha = await house.BrowserOf("Sacha", "en");

        string html = await Read(sacha, "/boards?tab=northstar&workspace=" + OpenHouse.Receiving);

        Assert.Contains(Words.Of("en")["boards.empty"], html, StringComparison.Ordinal);
        Assert.DoesNotContain("pm-tile", html, StringComparison.Ordinal);
    }

    /// <summary>B03, B04: ownerless, four answers, 60 KPIs, an activity and a first block that is no funnel are refused on the page in French, and nothing is kept.</summary>
    [Theory]
    [InlineData("team", 1, "Results", "leads", "", "board.owner-missing")]
    [InlineData("team", 1, "Results", "leads", "four", "board.answers-missing")]
    [InlineData("team", 60, "Results", "leads", "Ana", "board.too-many")]
    [InlineData("management", 1, "Funnel", "emails-sent", "Ana", "board.activity")]
    [InlineData("management", 1, "Costs", "cost-per-lead", "Ana", "board.first-block")]
    public async Task A_board_that_breaks_a_rule_is_refused_on_its_page(string tab, int tiles, string block, string kpi, string owner, string rule)
    {
        using HttpClient camille = await house.BrowserOf("Camille", "fr");
        string query = $"{Management}&tab={tab}&edit=true{(tab == "team" ? "&team=Règles" : "")}";
        string form = await camille.GetStringAsync(new Uri(query, UriKind.Relative));
        Dictionary<string, string> typed = new()
        {
            ["__RequestVerificationToken"] = OpenHouse.TokenIn(form), ["tab"] = tab, ["edit"] = "true", ["form.BasedOn"] = "0",
        };
        if (tab == "team")
            (typed["team"], typed["form.Team"]) = ("Règles", "Règles");
        for (int i = 0; i < tiles; i++)
        {
            string at = $"form.Tiles[{i}].";
            (typed[at + "Kpi"], typed[at + "Block"], typed[at + "Place"], typed[at + "Owner"]) = (kpi, block, $"{i + 1}", owner == "four" ? "Ana" : owner.Length == 0 ? "" : $"{owner} {i}");
            (typed[at + "What"], typed[at + "Why"], typed[at + "Who"], typed[at + "WhenItFalls"], typed[at + "LookedAt"]) = ("leads", owner == "four" ? "" : "ventes", "Ana", "budget", "lundi");
        }

        using FormUrlEncodedContent content = new(typed);
        using HttpResponseMessage answer = await camille.PostAsync(new Uri("/boards?handler=Save", UriKind.Relative), content);
        string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(Words.Of("fr")[$"boardFinding.{rule}"], html, StringComparison.Ordinal);
    }

    /// <summary>B03: more than ten KPIs are kept, and the page says that they are too many, and which of them flatters.</summary>
    [Fact]
    public async Task A_board_of_more_than_ten_is_kept_with_a_warning_on_its_page()
    {
        using HttpClient camille = await house.BrowserOf("Camille", "fr");
        string form = await camille.GetStringAsync(new Uri(Management + "&tab=team&team=Longue&edit=true", UriKind.Relative));
        Dictionary<string, string> typed = new()
        {
            ["__RequestVerificationToken"] = OpenHouse.TokenIn(form), ["tab"] = "team", ["team"] = "Longue", ["edit"] = "true", ["form.Team"] = "Longue", ["form.BasedOn"] = "0",
        };
        for (int i = 0; i < 11; i++)
        {
            string at = $"form.Tiles[{i}].";
            (typed[at + "Kpi"], typed[at + "Block"], typed[at + "Place"], typed[at + "Owner"]) = (i == 0 ? "followers" : "leads", "Results", $"{i + 1}", $"Ana {i}");
            (typed[at + "What"], typed[at + "Why"], typed[at + "Who"], typed[at + "WhenItFalls"], typed[at + "LookedAt"]) = ("leads", "ventes", "Ana", "budget", "lundi");
        }

        using FormUrlEncodedContent content = new(typed);
        using HttpResponseMessage kept = await camille.PostAsync(new Uri("/boards?handler=Save", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        string html = await Read(camille, kept.Headers.Location!.OriginalString);

        Assert.Contains("11 indicateurs ne se regardent pas d'un seul coup d'œil. Gardez les 10 qui font décider.", html, StringComparison.Ordinal);
        Assert.Contains("Abonnés flatte l'œil et ne décide de rien.", html, StringComparison.Ordinal);
    }

    /// <summary>B05: one person with two roles switches between the two layouts on the page.</summary>
    [Fact]
    public async Task A_person_with_two_roles_switches_layouts_on_the_page()
    {
        using HttpClient camille = await house.BrowserOf("Camille", "fr");

        string team = await Proposed(camille, Management + "&tab=team");

        Assert.Contains(Words.Of("fr")["boardLayout.Operational"], team + await Read(camille, Management + "&tab=management"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_breaks_a_rule_comes_back_with_what_was_typed()
    {
        using HttpClient camille = await house.BrowserOf("Camille", "en");
        string form = await camille.GetStringAsync(new Uri(Management + "&tab=team&team=Typed&edit=true", UriKind.Relative));
        using FormUrlEncodedContent typed = new(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = OpenHouse.TokenIn(form), ["tab"] = "team", ["team"] = "Typed", ["edit"] = "true", ["form.Team"] = "Typed", ["form.BasedOn"] = "0",
            ["form.Tiles[0].Kpi"] = "leads", ["form.Tiles[0].Block"] = "Results", ["form.Tiles[0].Place"] = "1", ["form.Tiles[0].Owner"] = "", ["form.Tiles[0].Why"] = "Because it pays",
        });

        using HttpResponseMessage answer = await camille.PostAsync(new Uri("/boards?handler=Save", UriKind.Relative), typed);
        string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(Words.Of("en")["boardFinding.board.owner-missing"], html, StringComparison.Ordinal);
        Assert.Contains("Because it pays", html, StringComparison.Ordinal);
    }

    /// <summary>C01, C02: the digest page of the week that runs, and the year of cycles.</summary>
    [Fact]
    public async Task The_digest_shows_the_running_week_and_twelve_months_of_cycles()
    {
        using HttpClient sacha = await house.BrowserOf("Sacha", "en");

        string html = await Read(sacha, "/digest?week=now&workspace=" + OpenHouse.Policy);

        Assert.Contains(Words.Of("en")["digest.preview"], html, StringComparison.Ordinal);
        Assert.Equal(12, Cycle().Count(html));
        using HttpResponseMessage none = await sacha.GetAsync(new Uri("/digest?week=2020-W01&workspace=" + OpenHouse.Policy, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [GeneratedRegex("<article class=\"card pm-tile\".*?</article>", RegexOptions.Singleline)]
    private static partial Regex Tile();

    [GeneratedRegex("<tr><th scope=\"row\" class=\"nowrap\">([^<]+)</th><td class=\"num\">([^<]+)</td>")]
    private static partial Regex Row();

    [GeneratedRegex("<a class=\"pm-file\" href=\"([^\"]+)\" download>")]
    private static partial Regex Export();

    [GeneratedRegex("<circle [^>]*><title>([^<]+)</title>")]
    private static partial Regex Circle();

    [GeneratedRegex("id=\"status-sentence\"><strong>([^<]+)</strong>")]
    private static partial Regex Glance();

    [GeneratedRegex("<th scope=\"col\" class=\"num\">[A-Z][a-z]{2} 20\\d\\d</th>")]
    private static partial Regex Cycle();
}
