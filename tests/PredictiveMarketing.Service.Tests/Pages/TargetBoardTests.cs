using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Pages.Targets;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Tests.Pages;

public class TargetBoardTests
{
    private static readonly TargetBoard Board = TargetBoard.Of(
    [
        Target("autumn", "2026-11", TargetState.Published), Target("autumn", "2026-12", TargetState.Approved), Target("spring", "2027-03", TargetState.Draft), Target("spring", "2027-04", TargetState.Draft),
    ]);

    [Theory]
    [InlineData(null, null, "spring 2027-03")]
    [InlineData("autumn", null, "autumn 2026-12")]
    [InlineData("autumn", "2026-11", "autumn 2026-11")]
    [InlineData(null, "2026-11", "autumn 2026-11")]
    [InlineData("autumn", "2027-03", null)]
    [InlineData("summer", null, null)]
    public void The_page_opens_with_what_waits_of_what_was_asked_for(string? campaign, string? month, string? shown)
    {
        TargetSheet? sheet = Board.First(campaign, month is null ? null : Month.Parse(month));

        Assert.Equal(shown, sheet is null ? null : $"{sheet.Campaign} {sheet.Month}");
    }

    /// <summary>H01: a value that was rejected is nobody's total.</summary>
    [Fact]
    public void A_rejected_total_is_no_number()
    {
        Assert.Equal(200, TargetBoard.Of([Target("autumn", "2026-11", TargetState.Draft), Target("autumn", "2026-11", TargetState.Draft, "ALL", 200)]).Sheets[0].Sum);
        Assert.Null(TargetBoard.Of([Target("autumn", "2026-11", TargetState.Rejected), Target("autumn", "2026-11", TargetState.Rejected, "ALL", 200)]).Sheets[0].Sum);
    }

    private static TargetVersion Target(string campaign, string month, TargetState state, string market = "Lyon", double p50 = 100) => new(
        1, "cars", Month.Parse("2026-10"), new SeriesKey(campaign, market), Month.Parse(month), 1, 90, p50, 110, 100, null, "model", new TargetSources("d", "p", "m", "f"), 1, DateTimeOffset.UnixEpoch, state, []);
}
