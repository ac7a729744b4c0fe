using System.Net;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>The wizard, from the first field to the signature.</summary>
public sealed class FrameFlowTests : IDisposable
{
    private static readonly IReadOnlyDictionary<string, string> En = Words.Of("en");
    private readonly FramedHouse house = new();

    public void Dispose() => house.Dispose();

    /// <summary>F01, F02, F03, F04, F26, F27: step by step; a signature without a rationale is refused.</summary>
    [Fact]
    public async Task A_framing_is_written_step_by_step_signed_by_another_person_and_in_force()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        await Save(camille, "need", ("need", "Plan the quarter"), ("objective", "Forecast test drives"), ("decision", "Budgets move on the 5th"), ("area", "Growth"));
        await Save(camille, "kpi", ("kpi.name", "test drives"), ("kpi.unit", "test drives"), ("leadDefinition.events", "test drive\nstock request"), ("labelPolicy.maturationMonths", "1"), ("labelPolicy.exclusionCodes", "SEPA"));
        await Save(camille, "scope", ("scope.campaigns", SmallWorkspace.Campaign), ("horizonMonths", "3"));
        await Save(camille, "cost", ("currency", "EUR"), ("costOver", "12.50"), ("costUnder", "40"), ("acceptance.measure", "Wape"), ("acceptance", "20"));
        await Save(camille, "approve", ("approval.mode", "People"), ("approval.approvers", "1"), ("approvers", "Dominique"), ("stakeholder.name", "Grace"), ("stakeholder.team", "Sales"), ("stakeholder.part", "Consulted"));
        string read = await Text(camille, "/frame?step=sign");
        Assert.Contains(En["frame.maySign"], read, StringComparison.Ordinal);
        Assert.Contains("test drive, stock request", read, StringComparison.Ordinal);

        using HttpClient dominique = await house.BrowserOf("Dominique");
        string page = await Text(dominique, "/frame?step=sign");
        Assert.Contains(En["frameRule.framing.rationale-missing"], await Post(dominique, page, "/frame?handler=Sign", HttpStatusCode.UnprocessableEntity, ("hash", Hash(page)), ("rationale", " ")), StringComparison.Ordinal);
        await Post(dominique, page, "/frame?handler=Sign", HttpStatusCode.Redirect, ("hash", Hash(page)), ("rationale", "The regions <asked> for it"));

        string signed = await Text(dominique, "/frame");
        Assert.Contains(En["frame.state.Signed"], signed, StringComparison.Ordinal);
        Assert.Contains("The regions <asked> for it", signed, StringComparison.Ordinal);
        Assert.DoesNotContain("<asked>", await dominique.GetStringAsync(new Uri("/frame", UriKind.Relative)), StringComparison.Ordinal);
    }

    /// <summary>F05, F27: findings stand beside their fields, and the step says how many there are.</summary>
    [Fact]
    public async Task Vanity_and_a_missing_area_are_said_beside_their_fields()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        await Save(camille, "need", ("need", "Plan"), ("objective", "Forecast"), ("decision", "Budgets"), ("area", ""));
        await Save(camille, "kpi", ("kpi.name", "page views"), ("kpi.unit", "views"));

        Assert.Contains(En["frameRule.framing.area-missing"], await Text(camille, "/frame?step=need"), StringComparison.Ordinal);
        Assert.Contains(En["frameRule.framing.kpi-vanity"], await Text(camille, "/frame?step=kpi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_number_is_refused_and_stays_in_its_field()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        string page = await Text(camille, "/frame?step=scope");

        string refused = await Post(camille, page, "/frame?handler=Save&step=scope", HttpStatusCode.UnprocessableEntity, ("horizonMonths", "half a year"));

        Assert.Contains(En["frameRule.framing.number"], refused, StringComparison.Ordinal);
        Assert.Contains("value=\"half a year\"", refused, StringComparison.Ordinal);
    }

    /// <summary>F03, F04: the definition is tried where it is written.</summary>
    [Fact]
    public async Task Events_are_counted_by_the_definition_that_was_saved()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        await Save(camille, "kpi", ("kpi.name", "leads"), ("kpi.unit", "leads"), ("leadDefinition.events", "stock request\nvehicle request"), ("labelPolicy.maturationMonths", "2"), ("labelPolicy.exclusionCodes", "SEPA"));

        string page = await Text(camille, "/frame?step=kpi&tried=" + Uri.EscapeDataString("stock request; 4\nvehicle request; 3\nnewsletter; 3\nstock request; 5; SEPA"));

        Assert.Contains("7 qualified leads.", page, StringComparison.Ordinal);
        Assert.Contains("Other events: 3. Excluded codes: 5.", page, StringComparison.Ordinal);
        Assert.Contains("September 2026", page, StringComparison.Ordinal);
    }

    /// <summary>F02: what is out of scope is listed with the digital share.</summary>
    [Fact]
    public async Task The_scope_step_lists_what_is_left_out()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        Assert.Contains("Digital share: 0%", await Text(camille, "/frame?step=scope"), StringComparison.Ordinal);

        await Save(camille, "scope", ("scope.channels", "search"), ("horizonMonths", "3"));

        string page = await Text(camille, "/frame?step=scope");
        Assert.Contains(En["frame.outOfScope"], page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">radio</th>", page, StringComparison.Ordinal);
    }

    /// <summary>F26: whoever reads may say what they think.</summary>
    [Fact]
    public async Task A_comment_of_somebody_who_only_reads_is_kept_with_its_author()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        await Save(camille, "need", ("need", "Plan"));
        using HttpClient sacha = await house.BrowserOf("Sacha");
        string page = await Text(sacha, "/frame?step=sign");

        await Post(sacha, page, "/frame?handler=Comment", HttpStatusCode.Redirect, ("text", "Why three months?"));

        string said = await Text(camille, "/frame?step=sign");
        Assert.Contains("<strong>Sacha</strong>", said, StringComparison.Ordinal);
        Assert.Contains("Why three months?", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_and_refused_stays_in_its_field()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        await Save(camille, "need", ("need", "Plan"));
        string page = await Text(camille, "/frame?step=sign");
        string tooLong = new('x', 2001);

        Assert.Contains(tooLong, await Post(camille, page, "/frame?handler=Comment", HttpStatusCode.UnprocessableEntity, ("text", tooLong)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_write_reads_and_is_told_why()
    {
        using HttpClient sacha = await house.BrowserOf("Sacha");

        string page = await Text(sacha, "/frame?step=need");

        Assert.Contains(En["frame.readOnly"], page, StringComparison.Ordinal);
        Assert.Contains("<fieldset class=\"pm-fields\" disabled", page, StringComparison.Ordinal);
        await Post(sacha, page, "/frame?handler=Save&step=need", HttpStatusCode.Forbidden, ("need", "x"));
    }

    [Fact]
    public async Task A_new_workspace_is_framed_before_it_has_data()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        string page = await Text(camille, "/frame?framing=not-yet");
        Assert.Contains(En["frame.state.Empty"], page, StringComparison.Ordinal);

        await Post(camille, page, "/frame?handler=Save&step=need&framing=not-yet", HttpStatusCode.Redirect, ("need", "Know it"));

        Assert.Contains("Know it", await Text(camille, "/frame?framing=not-yet&step=need"), StringComparison.Ordinal);
        Assert.DoesNotContain("Know it", await Text(camille, "/frame?step=need"), StringComparison.Ordinal);
    }

    /// <summary>F01: the page Runs refuses to train an unsigned framing as the API does, says why in the reader's language, and nothing is written.</summary>
    [Fact]
    public async Task A_retry_on_the_page_is_refused_while_the_framing_is_unsigned()
    {
        using HttpClient camille = await house.BrowserOf("Camille", "fr");
        string page = await Text(camille, "/frame");

        string refused = await Post(camille, page, "/runs?handler=Retry", HttpStatusCode.Conflict, ("id", "1"));

        Assert.Contains("frame.json se dit brouillon : rien n'en est entraîné.", refused, StringComparison.Ordinal);
        Assert.Contains("Faites-le signer sur la page Cadrage", refused, StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(house.Models) ? Directory.GetFiles(house.Models, "*", SearchOption.AllDirectories) : []);
    }

    private static async Task Save(HttpClient browser, string step, params (string Name, string Value)[] fields)
    {
        string page = await Text(browser, $"/frame?step={step}");
        await Post(browser, page, $"/frame?handler=Save&step={step}", HttpStatusCode.Redirect, [("hash", Hash(page)), .. fields]);
    }

    internal static async Task<string> Text(HttpClient browser, string address) => WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(address, UriKind.Relative)));

    internal static async Task<string> Post(HttpClient browser, string page, string address, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new([.. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)), new("__RequestVerificationToken", OpenHouse.TokenIn(page))]);
        using HttpResponseMessage answer = await browser.PostAsync(new Uri(address, UriKind.Relative), form);
        Assert.Equal(expected, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    internal static string Hash(string page)
    {
        const string mark = "name=\"hash\" value=\"";
        int at = page.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? "" : page[(at + mark.Length)..page.IndexOf('"', at + mark.Length)];
    }
}
