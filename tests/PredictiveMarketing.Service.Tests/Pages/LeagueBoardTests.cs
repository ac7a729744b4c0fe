using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Pages.Forecast;

namespace PredictiveMarketing.Service.Tests.Pages;

public sealed class LeagueBoardTests
{
    [Fact]
    public void A_fold_is_shaded_by_its_error_against_seasonal_naive_on_the_same_fold()
    {
        LeagueBoard board = LeagueBoard.Of(Decision(
            Row("seasonal-naive", 100, 100, 100, 100, 100),
            Row("ridge", 50, 80, 100, 140, 160)));
        Assert.Equal([-2, -1, 0, 1, 2], board.Lines[1].Cells.Select(c => c.Heat));
        Assert.All(board.Lines[0].Cells, c => Assert.Equal(0, c.Heat));
    }

    [Fact]
    public void The_smallest_error_of_a_fold_is_marked_and_the_combination_never_competes()
    {
        LeagueBoard board = LeagueBoard.Of(Decision(Row("combination", 1, 1), Row("seasonal-naive", 10, 8), Row("ridge", 9, 9)));
        Assert.Equal([false, false], board.Lines[0].Cells.Select(c => c.IsBest));
        Assert.Equal([false, true], board.Lines[1].Cells.Select(c => c.IsBest));
        Assert.Equal([true, false], board.Lines[2].Cells.Select(c => c.IsBest));
    }

    [Fact]
    public void A_candidate_that_could_not_be_scored_has_an_empty_cell_without_a_shade()
    {
        LeagueBoard board = LeagueBoard.Of(Decision(Row("seasonal-naive", 10), Row("trees", (double?)null)));
        Assert.Null(board.Lines[1].Cells[0].Error);
        Assert.Equal("", board.Lines[1].Cells[0].Shade);
        Assert.False(board.Lines[1].Cells[0].IsBest);
    }

    [Fact]
    public void Small_errors_keep_their_decimals()
    {
        Assert.Equal(2, LeagueBoard.Of(Decision(Row("seasonal-naive", 0.31), Row("ridge", 0.35))).Decimals);
        Assert.Equal(0, LeagueBoard.Of(Decision(Row("seasonal-naive", 310), Row("ridge", 35))).Decimals);
    }

    [Fact]
    public void A_document_of_before_folds_were_kept_has_a_league_without_folds()
    {
        SeriesDecision before = Decision(Row("seasonal-naive"), Row("ridge")) with { Origins = [] };
        LeagueBoard board = LeagueBoard.Of(before);
        Assert.Empty(board.Folds);
        Assert.All(board.Lines, l => Assert.Empty(l.Cells));
    }

    private static SeriesDecision Decision(params LeagueRow[] rows) => new(
        new SeriesKey("launch", "Lille"), Month.Of(2026, 6), "combination", IsBaseline: false, Verdict.Pass("fine"), rows, [], rows[0].FoldErrors.Count)
    {
        Origins = [.. Enumerable.Range(0, rows[0].FoldErrors.Count).Select(f => Month.Of(2026, 1).Plus(f))],
    };

    private static LeagueRow Row(string candidate, params double?[] errors) =>
        new(candidate, errors.Length, 1, 0.1, 1, 0, 0, null) { FoldErrors = errors };
}
