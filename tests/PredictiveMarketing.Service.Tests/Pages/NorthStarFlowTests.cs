using System.Net;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Framing;
using static PredictiveMarketing.Service.Tests.Pages.FrameFlowTests;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>The guide to the north star, from the value proposition to the decision.</summary>
public sealed class NorthStarFlowTests : IDisposable
{
    private static readonly IReadOnlyDictionary<string, string> En = Words.Of("en");
    private static readonly string[] Criteria = ["Measurable", "LeadsToRevenue", "ReflectsCustomerValue", "Actionable", "Understandable"];
    private readonly FramedHouse house = new();

    public void Dispose() => house.Dispose();

    /// <summary>
    /// F06, F07, F08, F09: whys before candidates, the ranking, criteria with evidence, three people for three teams, a data test. B01: the board shows it.
    /// F21: a team's metric chooses it by its name. C04: it is assessed again.
    /// </summary>
    [Fact]
    public async Task The_guide_ends_in_one_north_star()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        await Save(camille, "Value", ("valueProposition", "A test drive this week"), ("jobs", "Find a car"));
        await Save(camille, "Success", ("whys", "1"), ("whys", "2"), ("whys", "3"), ("whys", "4"));
        string early = await Text(camille, "/north-star?step=Brainstorm");
        Assert.Contains("id=\"star-early\"", early, StringComparison.Ordinal);
        Assert.Contains(En["starRule.northstar.five-whys"], await Text(camille, "/north-star?step=Success"), StringComparison.Ordinal);
        await Post(camille, early, "/north-star?handler=Save&step=Brainstorm", HttpStatusCode.Conflict, ("candidate", "a"), ("impact", "1"), ("ease", "1"));

        await Save(camille, "Success", ("whys", "1"), ("whys", "2"), ("whys", "3"), ("whys", "4"), ("whys", "5"));
        await Save(camille, "Brainstorm",
            ("candidate", "calls"), ("impact", "4"), ("ease", "3"), ("candidate", "requests answered"), ("impact", "5"), ("ease", "4"), ("candidate", "offers"), ("impact", "3"), ("ease", "5"), ("candidate", ""), ("impact", "0"), ("ease", "0"), ("chosen", "requests answered"));
        string ranking = await Text(camille, "/north-star?step=Brainstorm");
        ranking = ranking[ranking.IndexOf("id=\"ranking\"", StringComparison.Ordinal)..];
        Assert.True(ranking.IndexOf("<strong>20</strong>", StringComparison.Ordinal) < ranking.IndexOf("<strong>15</strong>", StringComparison.Ordinal));
        Assert.True(ranking.IndexOf("<strong>15</strong>", StringComparison.Ordinal) < ranking.IndexOf("<strong>12</strong>", StringComparison.Ordinal));

        await Save(camille, "Validate", [("definition", "number of requests answered per month"), ("column", "pollen"), ("supporting", "cost per lead"), .. Criteria.SelectMany(c => new[] { ("met", c), ($"evidence.{c}", "seen") })]);
        using HttpClient dominique = await house.BrowserOf("Dominique");
        using HttpClient alex = await house.BrowserOf("Alex");
        await Act(camille, "SignOff", HttpStatusCode.Redirect, ("team", "Sales"), ("approves", "true"));
        await Act(camille, "SignOff", HttpStatusCode.Conflict, ("team", "Marketing"), ("approves", "true"));
        Assert.Contains("You have agreed for Sales already", await Text(camille, "/north-star?step=Validate"), StringComparison.Ordinal);
        await Act(dominique, "SignOff", HttpStatusCode.Redirect, ("team", "Marketing"), ("approves", "true"));
        await Act(camille, "Test", HttpStatusCode.Redirect);
        Assert.Contains("Has not agreed: Product.", await Text(dominique, "/north-star?step=Validate"), StringComparison.Ordinal);
        await Act(alex, "SignOff", HttpStatusCode.Redirect, ("team", "Product"), ("approves", "true"));

        await Act(dominique, "Activate", HttpStatusCode.Redirect);
        string active = await Text(dominique, "/north-star");
        Assert.Contains(En["star.activeTitle"], active, StringComparison.Ordinal);
        Assert.Contains("number of requests answered per month", active, StringComparison.Ordinal);

        // B01: the board shows the active one with its data, before the framing's KPI.
        Board();
        string board = await Text(dominique, "/boards?tab=northstar");
        Assert.Contains("<h3 id=\"star-name\">requests answered</h3>", board, StringComparison.Ordinal);
        foreach (string part in new[] { "definition", "unit", "formula", "source", "date", "goal", "beside" })
            Assert.Matches($"<dd data-of=\"{part}\">\\s*[^<\\s]", board);
        Assert.Contains("externals.csv, column pollen", board, StringComparison.Ordinal);
        Assert.Contains("cost per lead", board, StringComparison.Ordinal);
        Assert.True(board.IndexOf("star-card", StringComparison.Ordinal) < board.IndexOf(En["starFigure.contractKpi"], StringComparison.Ordinal));

        // F21: a team's metric chooses it by its name.
        Assert.Contains("North star v1: requests answered", await Text(camille, "/omtm"), StringComparison.Ordinal);
        // C04: assessed again by who may decide.
        await Act(dominique, "Reassess", HttpStatusCode.Redirect, ("note", "No new market"));
        Assert.Contains("it was confirmed on", await Text(dominique, "/north-star"), StringComparison.Ordinal);
    }

    /// <summary>B01: without a decided north star its board says so and where to decide it; a viewer may open the board once it is approved.</summary>
    [Fact]
    public async Task A_board_without_a_north_star_says_where_to_decide_it_and_a_viewer_may_open_it()
    {
        Board();
        using HttpClient sacha = await house.BrowserOf("Sacha", "fr");

        string board = await Text(sacha, "/boards?tab=northstar");

        Assert.Contains(Words.Of("fr")["starFigure.none"], board, StringComparison.Ordinal);
        Assert.Contains("href=\"/north-star\"", board, StringComparison.Ordinal);
        Assert.Contains("pm-tile", board, StringComparison.Ordinal);
    }

    // The proposed board, approved after its session, so that everybody sees it.
    private void Board()
    {
        house.Store.Boards.Propose(FramedHouse.Workspace, StarterBoards.NorthStar);
        long id = house.Store.Boards.All(FramedHouse.Workspace).Last(v => v.Board.Kind == BoardKind.NorthStar).Id;
        house.Store.Boards.Take(id, BoardStep.Sent, "Camille", null);
        Assert.True(house.Store.Boards.Take(id, BoardStep.Approved, "Dominique", "Good").Accepted);
    }

    /// <summary>F12: the catalogue is on the page, its first row without a company.</summary>
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Five_examples_stand_beside_the_guide(string language)
    {
        using HttpClient camille = await house.BrowserOf("Camille", language);

        string page = await Text(camille, "/north-star");

        foreach (string code in new[] { "active-users", "nights", "listening", "active-customers", "lessons" })
            Assert.Contains(Words.Of(language)[$"star.example.{code}"], page, StringComparison.Ordinal);
        Assert.Contains($"<th scope=\"row\">–</th><td>{Words.Of(language)["star.example.active-users"]}</td>", page, StringComparison.Ordinal);
    }

    /// <summary>F10: a vague definition is said beside its field in French, and a measurable one is not.</summary>
    [Fact]
    public async Task A_vague_definition_is_refused_in_the_readers_words()
    {
        using HttpClient camille = await house.BrowserOf("Camille", "fr");
        await Save(camille, "Value", ("valueProposition", "v"), ("jobs", "j"));
        await Save(camille, "Success", ("whys", "1"), ("whys", "2"), ("whys", "3"), ("whys", "4"), ("whys", "5"));
        await Save(camille, "Brainstorm", ("candidate", "calls"), ("impact", "4"), ("ease", "3"), ("candidate", "requests"), ("impact", "5"), ("ease", "4"), ("chosen", "requests"));

        await Save(camille, "Validate", ("definition", "customer satisfaction"));
        Assert.Contains(Words.Of("fr")["starRule.metric.vague"], await Text(camille, "/north-star?step=Validate"), StringComparison.Ordinal);
        await Save(camille, "Validate", ("definition", "number of recommendations"));
        Assert.DoesNotContain(Words.Of("fr")["starRule.metric.vague"], await Text(camille, "/north-star?step=Validate"), StringComparison.Ordinal);
    }

    /// <summary>F11, G06: a change without a reason is refused on the page in French, and what goes wrong with the active one is said.</summary>
    [Fact]
    public async Task A_change_without_a_reason_is_refused_on_the_page_and_mistakes_are_shown()
    {
        using HttpClient dominique = await house.BrowserOf("Dominique", "fr");
        Decided("requests", []);
        string active = await Text(dominique, "/north-star");
        Assert.Contains(Words.Of("fr")["starRule.northstar.nothing-beside"], active, StringComparison.Ordinal);
        await Act(dominique, "Activate", HttpStatusCode.Conflict);

        Ready("drives", ["cost per lead"]);
        string page = await Text(dominique, "/north-star?step=Validate");
        string refused = await Post(dominique, page, "/north-star?handler=Activate", HttpStatusCode.UnprocessableEntity, ("hash", Hash(page)));

        Assert.Contains(Words.Of("fr")["starRule.northstar.change-reason-missing"], refused, StringComparison.Ordinal);
        Assert.Equal("requests", house.Store.NorthStars.Standing(FramedHouse.Workspace).Active!.Iteration.Draft.Chosen);
    }

    private string Ready(string chosen, IReadOnlyList<string> supporting)
    {
        NorthStarDraft draft = new()
        {
            ValueProposition = "v", Jobs = ["j"], Whys = ["1", "2", "3", "4", "5"], Candidates = [new("requests", 5, 4), new("drives", 4, 3)], Chosen = chosen, Definition = $"number of {chosen} per month",
            Criteria = [.. PredictiveMarketing.Forecasting.Frame.NorthStar.Criteria.All.Select(c => new CriterionEvidence(c, true, "seen"))], Column = "pollen", Supporting = supporting,
        };
        string hash = house.Store.NorthStars.Save(new NorthStarSave(FramedHouse.Workspace, draft, "Ada")).Standing!.Latest!.Hash;
        house.Store.NorthStars.Test(FramedHouse.Workspace, new DataTest("pollen", new RevenueLink(24, 0.8, 0.6, 0.9, null)), "data", "Ada");
        foreach (Team team in Enum.GetValues<Team>())
            house.Store.NorthStars.Give(FramedHouse.Workspace, new SignOff(team, true, $"Head of {team}", null));
        return hash;
    }

    private void Decided(string chosen, IReadOnlyList<string> supporting) =>
        Assert.True(house.Store.NorthStars.Activate(new NorthStarDecision(FramedHouse.Workspace, Ready(chosen, supporting), "Grace", false, null, null)).Accepted);

    /// <summary>F07: a number outside the matrix is refused.</summary>
    [Fact]
    public async Task A_candidate_without_numbers_is_refused()
    {
        using HttpClient camille = await house.BrowserOf("Camille");
        await Save(camille, "Value", ("valueProposition", "v"), ("jobs", "j"));
        await Save(camille, "Success", ("whys", "1"), ("whys", "2"), ("whys", "3"), ("whys", "4"), ("whys", "5"));
        string page = await Text(camille, "/north-star?step=Brainstorm");

        Assert.Contains(En["starRule.northstar.matrix-range"],
            await Post(camille, page, "/north-star?handler=Save&step=Brainstorm", HttpStatusCode.UnprocessableEntity, ("candidate", "a"), ("impact", "0"), ("ease", "3")), StringComparison.Ordinal);
    }

    private static async Task Save(HttpClient browser, string step, params (string Name, string Value)[] fields)
    {
        string page = await Text(browser, $"/north-star?step={step}");
        await Post(browser, page, $"/north-star?handler=Save&step={step}", HttpStatusCode.Redirect, [("hash", Hash(page)), .. fields]);
    }

    private static async Task Act(HttpClient browser, string handler, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        string page = await Text(browser, "/north-star?step=Validate");
        await Post(browser, page, $"/north-star?handler={handler}", expected, [("hash", Hash(page)), .. fields]);
    }
}
