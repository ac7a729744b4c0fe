using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Boards;

/// <summary>B03, B04: what a board must be before anybody else sees it.</summary>
public sealed class BoardRulesTests
{
    private static readonly FiveAnswers Answered = new("qualified leads", "they become sales", "Ana", "more search budget", "on Mondays");

    private static Tile Leads(string owner = "Ana") => new(BoardBlock.Results, BoardKpis.Leads.Key, owner, Answered);

    private static Board Team(params IReadOnlyList<Tile> tiles) => new(BoardKind.Team, "Search", tiles);

    private static string[] Errors(Board board) => [.. BoardRules.Check(board).Where(f => f.Severity == Severity.Error).Select(f => f.Rule)];

    /// <summary>B03</summary>
    [Fact]
    public void A_KPI_without_an_owner_is_refused_at_its_field()
    {
        Finding finding = Assert.Single(BoardRules.Check(Team(Leads(), Leads(owner: " "))));
        Assert.Equal(("board.owner-missing", "tiles/1/owner"), (finding.Rule, finding.Place.Column));
        Assert.False(BoardRules.Allows([finding]));
    }

    /// <summary>B03</summary>
    [Theory]
    [InlineData(FiveQuestions.What)]
    [InlineData(FiveQuestions.Why)]
    [InlineData(FiveQuestions.Who)]
    [InlineData(FiveQuestions.WhenItFalls)]
    [InlineData(FiveQuestions.LookedAt)]
    public void Four_answers_are_refused_and_the_missing_one_is_named(FiveQuestions missing)
    {
        string at(FiveQuestions question) => question == missing ? "" : "said";
        FiveAnswers four = new(at(FiveQuestions.What), at(FiveQuestions.Why), at(FiveQuestions.Who), at(FiveQuestions.WhenItFalls), at(FiveQuestions.LookedAt));

        Finding finding = Assert.Single(BoardRules.Check(Team(Leads() with { Answers = four })));

        Assert.Equal("board.answers-missing", finding.Rule);
        Assert.Contains("4 of five", finding.Message, StringComparison.Ordinal);
        Assert.Contains(missing.ToString(), finding.Message, StringComparison.Ordinal);
    }

    /// <summary>B03: the list must not reach 60.</summary>
    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "board.many")]
    [InlineData(59, "board.many")]
    [InlineData(60, "board.too-many")]
    public void More_than_ten_KPIs_are_warned_of_and_sixty_are_refused(int count, string? rule)
    {
        IReadOnlyList<Finding> findings = BoardRules.Check(Team([.. Enumerable.Range(1, count).Select(i => Leads($"member {i}"))]));

        Assert.Equal(rule, findings.SingleOrDefault()?.Rule);
        Assert.Equal(count < 60, BoardRules.Allows(findings));
    }

    /// <summary>B04</summary>
    [Fact]
    public void A_management_board_that_does_not_begin_with_the_funnel_is_refused()
    {
        Tile cost = new(BoardBlock.Costs, BoardKpis.CostPerLead.Key, "Ana", Answered);
        Tile visitors = new(BoardBlock.Funnel, BoardKpis.UniqueVisitors.Key, "Ana", Answered);
        Tile revenue = new(BoardBlock.Funnel, BoardKpis.RecurringRevenue.Key, "Ana", Answered);

        Assert.Equal(["board.first-block"], Errors(new Board(BoardKind.Management, "", [cost, visitors])));
        Assert.Empty(Errors(new Board(BoardKind.Management, "", [visitors, revenue, cost])));
        // Stages stand in the funnel's own order, and only stages stand in it.
        Assert.Equal(["board.first-block"], Errors(new Board(BoardKind.Management, "", [revenue, visitors])));
        Assert.Equal(["board.first-block"], Errors(new Board(BoardKind.Management, "", [visitors, cost with { Block = BoardBlock.Funnel }])));
    }

    /// <summary>B04: results, not actions.</summary>
    [Theory]
    [InlineData("emails-sent", "board.activity")]
    [InlineData("calls-made", "board.activity")]
    [InlineData("page-views", "board.vanity")]
    [InlineData("followers", "board.vanity")]
    public void Activities_and_vanity_are_rejected_on_a_management_board_only(string kpi, string rule)
    {
        Tile tile = new(BoardBlock.Results, kpi, "Ana", Answered);
        Tile visitors = new(BoardBlock.Funnel, BoardKpis.UniqueVisitors.Key, "Ana", Answered);

        Assert.Equal([rule], Errors(new Board(BoardKind.Management, "", [visitors, tile])));
        Assert.Empty(Errors(Team(tile)));
    }

    [Fact]
    public void Every_mistake_is_said_at_once()
    {
        Board board = new(BoardKind.Management, "Search", [new Tile(BoardBlock.Results, "happiness", "", FiveAnswers.None, -1)]);

        Assert.Equal(
            ["board.answers-missing", "board.first-block", "board.kpi-unknown", "board.owner-missing", "board.target-negative", "board.team"],
            Errors(board).Order(StringComparer.Ordinal));
    }

    /// <summary>B01: one north star, and what moves it.</summary>
    [Fact]
    public void A_north_star_board_has_exactly_one_north_star()
    {
        Tile star = Leads() with { Block = BoardBlock.NorthStar };

        Assert.Empty(Errors(new Board(BoardKind.NorthStar, "", [star, Leads("Bo")])));
        Assert.Equal(["board.north-star"], Errors(new Board(BoardKind.NorthStar, "", [Leads()])));
        Assert.Equal(["board.north-star"], Errors(new Board(BoardKind.NorthStar, "", [star, star with { Owner = "Bo" }])));
    }
}
