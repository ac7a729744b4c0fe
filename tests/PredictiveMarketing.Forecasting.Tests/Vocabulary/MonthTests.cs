using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Vocabulary;

public sealed class MonthTests
{
    private static readonly Arbitrary<Month> AnyMonth =
        Arb.From(Gen.Choose(1, 9999).SelectMany(year => Gen.Choose(1, 12).Select(number => Month.Of(year, number))));

    private static readonly Arbitrary<int> AFewYears = Arb.From(Gen.Choose(-600, 600));

    // Far enough from year 1 and 9999 that a few years more or less still make a month.
    private static readonly Arbitrary<Month> OurTimes =
        Arb.From(Gen.Choose(1900, 2100).SelectMany(year => Gen.Choose(1, 12).Select(number => Month.Of(year, number))));

    [Fact]
    public void A_month_reads_back_from_its_own_text() =>
        Prop.ForAll(AnyMonth, month => Month.TryParse(month.ToString(), out Month read) && read == month).QuickCheckThrowOnFailure();

    [Fact]
    public void A_month_reads_back_from_json() =>
        Prop.ForAll(AnyMonth, month => JsonSerializer.Deserialize<Month>(JsonSerializer.Serialize(month)) == month).QuickCheckThrowOnFailure();

    [Fact]
    public void A_month_is_made_of_its_year_and_number() =>
        Prop.ForAll(AnyMonth, month => Month.Of(month.Year, month.Number) == month && Month.Of(month.FirstDay) == month).QuickCheckThrowOnFailure();

    [Fact]
    public void Going_forward_and_the_distance_are_the_same_sum() =>
        Prop.ForAll(OurTimes, AFewYears, (month, k) => month.Plus(k) - month == k && month.Plus(k).Plus(-k) == month).QuickCheckThrowOnFailure();

    [Fact]
    public void The_calendar_of_the_runtime_agrees() =>
        Prop.ForAll(OurTimes, AFewYears, (month, k) =>
            month.Plus(k).FirstDay == month.FirstDay.AddMonths(k)
            && month.FirstDay.AddDays(month.Days) == month.Next.FirstDay).QuickCheckThrowOnFailure();

    [Fact]
    public void Months_text_and_first_days_sort_alike() =>
        Prop.ForAll(AnyMonth, AnyMonth, (a, b) =>
            Math.Sign(a.CompareTo(b)) == Math.Sign(string.CompareOrdinal(a.ToString(), b.ToString()))
            && Math.Sign(a.CompareTo(b)) == Math.Sign(a.FirstDay.CompareTo(b.FirstDay))
            && (a < b) == (b > a) && (a <= b) == (b >= a) && (a < b || a >= b)
            && Month.Earlier(a, b) <= Month.Later(a, b)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-3")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("0000-01")]
    [InlineData("03-2026")]
    [InlineData("2026/03")]
    [InlineData("2026-03-01")]
    [InlineData("03/2026")]
    [InlineData("mars 2026")]
    [InlineData("Mar-26")]
    [InlineData("202603")]
    [InlineData(" 2026-03")]
    [InlineData("2026-03 ")]
    [InlineData("2026- 3")]
    [InlineData("+026-03")]
    [InlineData("-026-03")]
    [InlineData("2026\u201103")]
    [InlineData("\u0662\u0660\u0662\u0666-03")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_spelling_is_not_a_month(string? text) => Assert.False(Month.TryParse(text, out _));

    [Fact]
    public void Only_the_one_spelling_is_read() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => !Month.TryParse(text, out Month month) || month.ToString() == text).QuickCheckThrowOnFailure();

    [Fact]
    public void A_wrong_spelling_says_how_it_should_be_written()
    {
        FormatException error = Assert.Throws<FormatException>(() => Month.Parse("mars 2026"));
        Assert.Equal("'mars 2026' is not a month; write it like 2026-03.", error.Message);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Month>("\"2026-3\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Month>("202603"));
    }

    [Theory]
    [InlineData(2026, 0)]
    [InlineData(2026, 13)]
    [InlineData(0, 1)]
    [InlineData(10000, 1)]
    public void A_month_outside_the_calendar_cannot_be_made(int year, int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Month.Of(year, number));

    [Fact]
    public void Neighbours_cross_the_turn_of_the_year()
    {
        Month january = Month.Parse("2026-01");
        Assert.Equal("2025-12", january.Previous.ToString());
        Assert.Equal("2026-02", january.Next.ToString());
        Assert.Equal("2025-01", january.LastYear.ToString());
        Assert.Equal([31, 28, 29], new[] { january.Days, january.Next.Days, Month.Parse("2024-02").Days });
    }

    [Fact]
    public void A_range_holds_both_its_ends_and_none_when_it_runs_backwards()
    {
        Month first = Month.Parse("2025-11");
        Assert.Equal(["2025-11", "2025-12", "2026-01", "2026-02"], Month.Range(first, first.Plus(3)).Select(m => m.ToString()));
        Assert.Equal([first], Month.Range(first, first));
        Assert.Empty(Month.Range(first, first.Previous));
    }

    [Fact]
    public void Text_is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Thai years are 543 ahead, Arabic may write other digits: neither may reach a file.
            foreach (string name in new[] { "th-TH", "ar-SA", "fa-IR", "fr-FR" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal("2026-03", Month.Of(2026, 3).ToString());
                Assert.Equal(Month.Of(2026, 3), Month.Parse("2026-03"));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
