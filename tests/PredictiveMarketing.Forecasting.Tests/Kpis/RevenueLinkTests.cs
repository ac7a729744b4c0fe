using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Kpis;

/// <summary>R03: the target's correlation with revenue, with n and its interval, or no number at all.</summary>
public sealed class RevenueLinkTests
{
    [Fact]
    public void Eleven_months_are_not_enough_evidence_and_no_number_is_claimed()
    {
        RevenueLink link = RevenueLink.Of(Months(11, i => i), Months(11, i => 2 * i));
        Assert.Null(link.Correlation);
        Assert.Null(link.Low);
        Assert.Equal(11, link.Months);
        Assert.StartsWith("not enough evidence", link.WhyNot, StringComparison.Ordinal);
        Assert.NotNull(RevenueLink.Of(Months(12, i => i), Months(12, i => 2 * i)).Correlation);
    }

    // x alternates -1, 1; y = x + e with e orthogonal to x and of three times its size: r = 1 / sqrt(1 + 3) = 0.5.
    // Fisher by hand for n = 28: atanh 0.5 = 0.549306, 1.959964 / 5 = 0.391993, tanh 0.157313 = 0.156028, tanh 0.941299 = 0.735818.
    [Fact]
    public void The_interval_is_Fishers()
    {
        double size = Math.Sqrt(3);
        RevenueLink link = RevenueLink.Of(Months(28, i => i % 2 == 0 ? -1 : 1), Months(28, i => (i % 2 == 0 ? -1 : 1) + (i % 4 < 2 ? size : -size)));
        Assert.Equal(0.5, link.Correlation!.Value, 1e-12);
        Assert.Equal(0.156028, link.Low!.Value, 1e-5);
        Assert.Equal(0.735818, link.High!.Value, 1e-5);
        Assert.Equal(28, link.Months);
    }

    [Fact]
    public void Only_months_with_both_count()
    {
        double[] holes = [.. Enumerable.Range(0, 20).Select(i => i < 9 ? double.NaN : i)];
        Assert.Equal(11, RevenueLink.Of(new MonthlySeries(Month.Of(2024, 1), holes), Months(30, i => i)).Months);
        Assert.Equal(0, RevenueLink.Of(Months(12, i => i), new MonthlySeries(Month.Of(2030, 1), [1, 2])).Months);
    }

    [Fact]
    public void A_series_that_never_varies_goes_with_nothing()
    {
        Assert.Contains("revenue never varies", RevenueLink.Of(Months(24, i => i), Months(24, _ => 5)).WhyNot, StringComparison.Ordinal);
        Assert.Contains("the target never varies", RevenueLink.Of(Months(24, _ => 5), Months(24, i => i)).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void A_perfect_line_is_a_correlation_of_one() =>
        Assert.Equal(1, RevenueLink.Of(Months(24, i => i), Months(24, i => 3 * i)).Correlation!.Value, 1e-9);

    private static MonthlySeries Months(int count, Func<int, double> value) =>
        new(Month.Of(2024, 1), [.. Enumerable.Range(0, count).Select(value)]);
}
