using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Pages.Relate;

namespace PredictiveMarketing.Service.Tests.Pages;

public class SmallMultipleTests
{
    [Fact]
    public void A_straight_line_is_drawn_through_points_that_lie_on_it()
    {
        SmallMultiple picture = SmallMultiple.Of(Months(12, i => 0.02 * (i - 5)))!;

        Assert.Equal(12, picture.Points.Count);
        Assert.Equal(0.02, picture.Slope, 12);
        Assert.Equal(1, picture.Correlation, 12);
        Assert.Equal((picture.Points[0].X, picture.Points[0].Y), (picture.Line!.Value.X1, picture.Line.Value.Y1));
        Assert.Equal((picture.Points[^1].X, picture.Points[^1].Y), (picture.Line.Value.X2, picture.Line.Value.Y2));
    }

    [Fact]
    public void Every_point_lies_in_the_picture_whatever_the_scale()
    {
        SmallMultiple picture = SmallMultiple.Of(Months(40, i => i % 7 == 0 ? 1e9 : -1e-9))!;

        Assert.All(picture.Points, p =>
        {
            Assert.InRange(double.Parse(p.X, System.Globalization.CultureInfo.InvariantCulture), 0, SmallMultiple.Width);
            Assert.InRange(double.Parse(p.Y, System.Globalization.CultureInfo.InvariantCulture), 0, SmallMultiple.Height);
        });
    }

    [Fact]
    public void Five_months_are_no_picture() => Assert.Null(SmallMultiple.Of(Months(5, i => i)));

    private static LeftOver[] Months(int count, Func<int, double> leads) => [.. Enumerable.Range(0, count).Select(i => new LeftOver(Month.Of(2024, 1).Plus(i), leads(i), i - 5))];
}
