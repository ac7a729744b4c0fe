using System.Globalization;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Tests.Models.Ets;

namespace PredictiveMarketing.Forecasting.Tests.Numerics;

public sealed class StlTests
{
    public static TheoryData<string> Plain => SmoothingWitness.Titles("stl");

    public static TheoryData<string> Robust => SmoothingWitness.Titles("stl-robust");

    /// <summary>
    /// R takes an endless span as ten times the series, and where a span is longer than what there is it widens the reach by half of the
    /// surplus, the paper in proportion: both move a month by less than a ten-thousandth of the season.
    /// </summary>
    [Theory]
    [MemberData(nameof(Plain))]
    public void Trend_and_season_are_Rs_within_a_ten_thousandth_of_the_season(string title) => Same("stl", title, 1e-4);

    [Theory]
    [MemberData(nameof(Robust))]
    public void With_less_trust_in_odd_months_they_are_Rs_within_a_thousandth(string title) => Same("stl-robust", title, 1e-3);

    private static void Same(string kind, string title, double share)
    {
        SmoothingWitness r = SmoothingWitness.Titled(kind, title);
        int? window = r.Detail == "periodic" ? null : int.Parse(r.Detail, CultureInfo.InvariantCulture);
        StlParts parts = new Stl(window, Robust: kind == "stl-robust").Of(r.Series);
        double size = r.Numbers["season"].Max(Math.Abs);
        for (int t = 0; t < r.Series.Length; t++)
        {
            Assert.Equal(r.Numbers["season"][t], parts.Season[t], share * size);
            Assert.Equal(r.Numbers["trend"][t], parts.Trend[t], share * size);
        }
    }
}
