using System.Globalization;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Pages.Boards;

namespace PredictiveMarketing.Service.Tests.Boards;

/// <summary>B08: a trend as a picture and as a table, from the same points.</summary>
public sealed class SparklineTests
{
    private static readonly Month January = Month.Of(2026, 1);

    private static Sparkline? Line(params decimal?[] values) => Sparkline.Of(
        "leads",
        [.. values.Select((v, i) => new TrendPoint(January.Plus(i), v, null))],
        p => p.Month.ToString(),
        v => v?.ToString(CultureInfo.InvariantCulture) ?? "n/a");

    [Fact]
    public void Every_month_is_in_the_table_and_every_known_one_in_the_picture()
    {
        Sparkline line = Line(10, null, 30, 20)!;

        Assert.Equal(["10", "n/a", "30", "20"], line.Points.Select(p => p.Value));
        Assert.Equal([true, false, true, true], line.Points.Select(p => p.Y is not null));
    }

    [Fact]
    public void A_missing_month_breaks_the_line_instead_of_being_bridged() =>
        Assert.Equal(2, Line(10, 20, null, 30, 20)!.Lines.Count);

    [Fact]
    public void The_highest_value_stands_at_the_top_and_the_lowest_at_the_bottom()
    {
        double[] heights = [.. Line(10, 30, 20)!.Points.Select(p => double.Parse(p.Y!, CultureInfo.InvariantCulture))];

        Assert.Equal(4, heights[1]);
        Assert.Equal(Sparkline.Height - 4, heights[0]);
        Assert.Equal(Sparkline.Height / 2.0, heights[2]);
    }

    [Fact]
    public void A_single_value_is_no_trend() => Assert.Null(Line(null, 10, null));
}
