using System.Net;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>The team's metric and its work on the page: forms that refuse with the reader's words and keep what was typed.</summary>
[Collection(nameof(OpenHouse))]
public class OmtmFlowTests(OpenHouse house)
{
    private static readonly Uri Page = new($"/omtm?workspace={OpenHouse.People}", UriKind.Relative);

    private static Dictionary<string, string> Draft(string team) => new()
    {
        ["team"] = team,
        ["metric"] = "Conversion des visiteurs",
        ["country"] = "Allemagne",
        ["stage"] = "Acquisition",
        ["serves"] = "1",
        ["staff"] = "300",
        ["goal"] = "Conversion des visiteurs en Allemagne ≥ 3,5 % d'ici le 28 février 2027",
        ["baseline"] = "2,9",
        ["achievable"] = "L'Autriche est à 3,6 % avec le même site.",
        ["realistic"] = "Un développeur pendant 20 jours est prévu.",
        ["relevant"] = "Chaque point vaut 80 leads qualifiés de plus par mois.",
        ["start"] = "2026-12-01",
        ["months"] = "3",
    };

    /// <summary>F17, F21, F24: from the form to the card of the team.</summary>
    [Fact]
    public async Task A_team_gets_its_metric_through_the_form_and_a_second_one_is_refused()
    {
        using HttpClient browser = house.Browser("fr");
        string saved = await Post(browser, "Draft", Draft("page-une"));
        Assert.Contains(Words.Of("fr")["omtmTold.drafted"], saved, StringComparison.Ordinal);
        Assert.Contains("Conversion des visiteurs, Allemagne", saved, StringComparison.Ordinal);

        string active = await Post(browser, "Activate", new() { ["id"] = IdOf(saved, "page-une") });
        Assert.Contains(Words.Of("fr")["omtmTold.activated"], active, StringComparison.Ordinal);
        Assert.Contains("<progress", active, StringComparison.Ordinal);

        string second = await Post(browser, "Draft", Draft("page-une"));
        string refused = await Post(browser, "Activate", new() { ["id"] = IdOf(second, "page-une") }, HttpStatusCode.Conflict);
        Assert.Contains(Words.Of("fr")["omtmRule.omtm.second-active"], refused, StringComparison.Ordinal);
    }

    /// <summary>F17: live findings, S, M, A, R twice, T.</summary>
    [Fact]
    public async Task The_form_is_reviewed_while_it_is_written_and_both_meanings_of_R_are_asked()
    {
        using HttpClient browser = house.Browser("fr");
        Dictionary<string, string> draft = Draft("page-jamais");
        draft["goal"] = "Rétention";
        draft["relevant"] = "";
        browser.DefaultRequestHeaders.Add("HX-Request", "true");
        string part = await Post(browser, "Check", draft);

        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
        foreach (string rule in (string[])["smart.specific", "smart.measurable", "smart.time-bound", "smart.relevant"])
            Assert.Contains(Words.Of("fr")[$"omtmRule.{rule}"], part, StringComparison.Ordinal);
        Assert.DoesNotContain(Words.Of("fr")["omtmRule.smart.realistic"], part, StringComparison.Ordinal);
        Assert.Contains(Words.Of("fr")["omtm.smart.R-relevant"], part, StringComparison.Ordinal);
        browser.DefaultRequestHeaders.Remove("HX-Request");
        Assert.DoesNotContain("page-jamais", await browser.GetStringAsync(Page), StringComparison.Ordinal);
        // Without a script the whole page comes back, with what was typed.
        Assert.Contains("value=\"page-jamais\"", await Post(browser, "Check", draft), StringComparison.Ordinal);
    }

    /// <summary>F25, F14, F15, F18, F23, F28, F30 on their parts of the page.</summary>
    [Fact]
    public async Task Every_part_takes_its_form_and_shows_what_it_makes_of_it()
    {
        using HttpClient browser = house.Browser("fr");
        string draft = await Post(browser, "Draft", Draft("page-essais"));
        string id = IdOf(draft, "page-essais");
        await Post(browser, "Experiment", new() { ["omtm"] = id, ["name"] = "Formulaire court", ["hypothesis"] = "Moins de champs", ["contributes"] = "Direct", ["impact"] = "5", ["ease"] = "4" }, part: "experiments");
        string backlog = await Post(browser, "Experiment", new() { ["omtm"] = id, ["name"] = "Nouveau logo", ["hypothesis"] = "Plus joli", ["contributes"] = "Indirect", ["impact"] = "5", ["ease"] = "5" }, part: "experiments");
        Assert.Contains(Words.Of("fr")["omtmAside.Indirect"], backlog, StringComparison.Ordinal);
        Assert.Contains("pm-aside", backlog, StringComparison.Ordinal);

        await Post(browser, "Initiative", new() { ["name"] = "Page affiches", ["contribution"] = "0", ["cost"] = "10" }, part: "initiatives");
        string ranking = await Post(browser, "Initiative", new() { ["name"] = "Page recherche", ["contribution"] = "1 200,5", ["cost"] = "10 000", ["evidence"] = "test de mai" }, part: "initiatives");
        Assert.True(ranking.IndexOf("Page recherche", StringComparison.Ordinal) < ranking.IndexOf(Words.Of("fr")["initiative.cut"], StringComparison.Ordinal));
        Assert.True(ranking.LastIndexOf("Page affiches", StringComparison.Ordinal) > ranking.IndexOf(Words.Of("fr")["initiative.cut"], StringComparison.Ordinal));
        Assert.Contains("+1200,5", Tight(ranking), StringComparison.Ordinal);

        string customers = string.Join('\n', Enumerable.Range(1, 100).Select(i => $"client-{i};{i}"));
        string segments = await Post(browser, "Segments", new() { ["customers"] = customers, ["groups"] = "4" }, part: "customers");
        Assert.Contains(Words.Of("fr")["segmentAction.Reward"], segments, StringComparison.Ordinal);
        Assert.Contains(Words.Of("fr")["segmentAction.WinBack"], segments, StringComparison.Ordinal);
        Assert.DoesNotContain("client-7", segments, StringComparison.Ordinal);

        string line = await Post(browser, "Line", new() { ["station"] = "peinture", ["capacity"] = "10" }, part: "funnel");
        Assert.Contains("peinture", line, StringComparison.Ordinal);
        string watched = await Post(browser, "Watch", new() { ["name"] = "cost-per-lead", ["type"] = "Performance", ["dimension"] = "Acquisition", ["nature"] = "Quantitative" }, part: "indicators");
        Assert.Contains(Words.Of("fr")["omtmRule.metrics.missing-retention"], watched, StringComparison.Ordinal);
        Assert.Contains(Words.Of("fr")["omtmRule.metrics.quantitative-only"], watched, StringComparison.Ordinal);
        Assert.Contains(Words.Of("fr")["kpiType.Cost"], watched, StringComparison.Ordinal);
    }

    /// <summary>F20, F21, F22: a term of one or five months, no stage, no north star and 201 people without a segment are refused in French; 49 people need none.</summary>
    [Theory]
    [InlineData("months", "1", "omtm.months")]
    [InlineData("months", "5", "omtm.months")]
    [InlineData("stage", "", "omtm.stage-missing")]
    [InlineData("serves", "", "omtm.north-star-missing")]
    [InlineData("country", "", "omtm.segment-missing")]
    public async Task A_metric_that_breaks_a_rule_does_not_start_on_the_page(string field, string value, string rule)
    {
        using HttpClient browser = house.Browser("fr");
        Dictionary<string, string> draft = Draft("page-refus");
        draft[field] = value;
        if (field == "country")
            draft["staff"] = "201";
        string saved = await Post(browser, "Draft", draft);

        string refused = await Post(browser, "Activate", new() { ["id"] = IdOf(saved, "page-refus") }, HttpStatusCode.UnprocessableEntity);

        Assert.Contains(Words.Of("fr")[$"omtmRule.{rule}"], refused, StringComparison.Ordinal);
        if (field == "country")
        {
            draft["staff"] = "49";
            string small = await Post(browser, "Draft", draft);
            int row = small.LastIndexOf("<th scope=\"row\">page-refus</th>", StringComparison.Ordinal);
            Assert.Contains(Words.Of("fr")["omtm.complete"], small[row..small.IndexOf("</tr>", row, StringComparison.Ordinal)], StringComparison.Ordinal);
        }
    }

    /// <summary>F30: success and failure first; what was typed stays in the form.</summary>
    [Fact]
    public async Task An_objective_asks_for_success_and_failure_first_and_then_shows_its_steps()
    {
        using HttpClient browser = house.Browser("fr");
        Dictionary<string, string> objective = new() { ["kind"] = "Sales", ["first"] = "2026-12", ["months"] = "6", ["now"] = "100", ["goal"] = "160" };
        string refused = await Post(browser, "Objective", objective, HttpStatusCode.UnprocessableEntity, "objectives");
        Assert.Contains(Words.Of("fr")["omtmRule.objective.success-missing"], refused, StringComparison.Ordinal);
        Assert.Contains("value=\"160\"", refused, StringComparison.Ordinal);
        (objective["successAt"], objective["failureBelow"]) = ("160", "130");
        string set = await Post(browser, "Objective", objective, part: "objectives");
        foreach (string step in (string[])["110", "120", "130", "140", "150", "160"])
            Assert.Contains($"<td class=\"num\">{step}</td>", set, StringComparison.Ordinal);
    }

    /// <summary>F13, F31 in both languages.</summary>
    [Theory]
    [InlineData("fr", "+5,0 % sur notre étoile polaire en un mois.")]
    [InlineData("en", "+5.0% on our north star metric in one month.")]
    public async Task The_effect_is_said_in_one_sentence_and_a_success_is_told(string language, string sentence)
    {
        using HttpClient browser = house.Browser(language);
        string html = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri("/omtm?part=indicators&before=1000&after=1050&over=1&success=NewSales&from=200&to=219", UriKind.Relative)));
        Assert.Contains(sentence, html.Replace('\u00A0', ' ').Replace('\u202F', ' '), StringComparison.Ordinal);
        Assert.Contains(Words.Of(language)["success.missed"], html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_part_opens_in_both_languages_and_an_unknown_part_does_not_exist(string language)
    {
        using HttpClient browser = house.Browser(language);
        foreach (string part in (string[])["metric", "funnel", "experiments", "objectives", "initiatives", "customers", "indicators"])
        {
            string html = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri($"/omtm?workspace={OpenHouse.Receiving}&part={part}", UriKind.Relative)));
            Assert.Contains($"<title>{Words.Of(language)["omtm.title"]} ", html, StringComparison.Ordinal);
            Assert.Contains("aria-current=\"page\"", html, StringComparison.Ordinal);
        }

        using HttpResponseMessage unknown = await browser.GetAsync(new Uri("/omtm?part=nothing", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Who_may_not_frame_reads_without_forms_and_is_told_why()
    {
        using HttpClient browser = await house.BrowserOf("Sacha", "fr");
        string html = WebUtility.HtmlDecode(await browser.GetStringAsync(Page));
        Assert.Contains(Words.Of("fr")["omtm.readOnly"], html, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Draft", html, StringComparison.Ordinal);
        using FormUrlEncodedContent form = new(Draft("page-interdite").Append(new("__RequestVerificationToken", OpenHouse.TokenIn(html))));
        using HttpResponseMessage answer = await browser.PostAsync(new Uri($"/omtm?workspace={OpenHouse.People}&handler=Draft", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static string Tight(string html) => string.Concat(html.Where(c => !char.IsWhiteSpace(c)));

    private static string IdOf(string html, string team)
    {
        string row = html[html.LastIndexOf($"<th scope=\"row\">{team}</th>", StringComparison.Ordinal)..];
        const string name = "name=\"id\" value=\"";
        string from = row[(row.IndexOf(name, StringComparison.Ordinal) + name.Length)..];
        return from[..from.IndexOf('"', StringComparison.Ordinal)];
    }

    /// <summary>Posts a form and gives the page that follows, decoded.</summary>
    private static async Task<string> Post(HttpClient browser, string handler, Dictionary<string, string> fields, HttpStatusCode? refusal = null, string? part = null)
    {
        string html = await browser.GetStringAsync(new Uri($"{Page}{(part is null ? "" : $"&part={part}")}", UriKind.Relative));
        using FormUrlEncodedContent form = new(fields.Append(new("__RequestVerificationToken", OpenHouse.TokenIn(html))));
        using HttpResponseMessage answer = await browser.PostAsync(new Uri($"{Page}&handler={handler}{(part is null ? "" : $"&part={part}")}", UriKind.Relative), form);
        string body = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        if (refusal is HttpStatusCode status)
            Assert.Equal(status, answer.StatusCode);
        else
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{answer.StatusCode}: {body}");
        return answer.StatusCode == HttpStatusCode.Redirect ? WebUtility.HtmlDecode(await browser.GetStringAsync(answer.Headers.Location!)) : body;
    }
}
