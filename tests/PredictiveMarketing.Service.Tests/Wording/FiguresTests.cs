using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Wording;

public sealed class FiguresTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public void Dispose() => CultureInfo.CurrentCulture = before;

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Numbers_and_months_are_written_the_readers_own_way(string language)
    {
        CultureInfo culture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        string group = culture.NumberFormat.NumberGroupSeparator;
        string point = culture.NumberFormat.NumberDecimalSeparator;

        Assert.Equal($"1{group}050", Figures.Number(1050));
        Assert.Equal($"12{point}5", Figures.Number(12.46, decimals: 1));
        Assert.Equal(language == "fr" ? "novembre 2026" : "November 2026", Figures.LongMonth(Month.Of(2026, 11)));
        Assert.NotEqual(".", language == "fr" ? point : group);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_has_no_answer_is_not_available(double? nothing)
    {
        Assert.Equal("n/a", Figures.Number(nothing));
        Assert.Equal("n/a", Figures.Difference(nothing));
        Assert.Equal("n/a", Figures.Share(nothing));
        Assert.Equal("n/a", Figures.ShareDifference(nothing));
    }

    [Fact]
    public void A_difference_carries_its_sign_and_zero_has_none()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");

        Assert.Equal("+50", Figures.Difference(50));
        Assert.Equal("-50", Figures.Difference(-50));
        Assert.Equal("0", Figures.Difference(-0.2));
        Assert.Equal("+5.0%", Figures.ShareDifference(0.05).Replace(" ", "", StringComparison.Ordinal));
    }
}
