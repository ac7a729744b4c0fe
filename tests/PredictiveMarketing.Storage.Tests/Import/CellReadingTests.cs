using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Tests.Import;

/// <summary>D03: what planners write in cells, in every culture of the machine alike.</summary>
public sealed class CellReadingTests
{
    [Theory]
    [InlineData("1 234,50 €", "1234.50")]
    [InlineData("1\u00A0234,50\u00A0€", "1234.50")]
    [InlineData("1\u202F234,50 €", "1234.50")]
    [InlineData("€1,234.50", "1234.50")]
    [InlineData("1.234,50", "1234.50")]
    [InlineData("1'234.50 CHF", "1234.50")]
    [InlineData("EUR 12", "12")]
    [InlineData("(123.45)", "-123.45")]
    [InlineData("(1 234,50 €)", "-1234.50")]
    [InlineData("-12,5", "-12.5")]
    [InlineData("\u221212,5", "-12.5")]
    [InlineData("- 5 €", "-5")]
    [InlineData("5-", "-5")]
    [InlineData("12 %", "0.12")]
    [InlineData("12,5%", "0.125")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1.234.567,8", "1234567.8")]
    [InlineData("0,123", "0.123")]
    [InlineData("1234,567", "1234.567")]
    [InlineData("1 234,567", "1234.567")]
    [InlineData("1.5e3", "1500")]
    [InlineData("1,23E+05", "123000")]
    [InlineData(",5", "0.5")]
    [InlineData("0", "0")]
    public void An_amount_is_read_as_it_was_meant(string text, string expected)
    {
        foreach (string culture in Cultures.All)
            Assert.Equal((true, decimal.Parse(expected, CultureInfo.InvariantCulture)), Cultures.In(culture, () => (CellReading.Amount(RawCell.Of(text), out decimal value, out _), value)));
    }

    [Theory]
    [InlineData("12 kg")]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("1 23")]
    [InlineData("12.34.56")]
    [InlineData("1,2345,678")]
    [InlineData("1e308")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("--5")]
    [InlineData("€")]
    [InlineData("٣")]
    [InlineData("1e")]
    public void What_is_no_amount_is_not_guessed(string text)
    {
        Assert.False(CellReading.Amount(RawCell.Of(text), out _, out string wrong));
        Assert.Contains($"'{text}'", wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12,5", "1.234")]
    [InlineData("1.234,50", "1.234")]
    [InlineData("12.5", "1234")]
    public void One_clear_number_tells_what_the_unclear_ones_of_its_column_mean(string clear, string meant)
    {
        NumberStyle style = NumberWriting.Of([RawCell.Of("1,234"), RawCell.Of(clear), RawCell.Of("7")]);
        Assert.True(CellReading.Amount(RawCell.Of("1,234"), style, out decimal value, out _));
        Assert.Equal(decimal.Parse(meant, CultureInfo.InvariantCulture), value);
    }

    [Fact]
    public void A_thousand_or_a_little_more_than_one_is_not_guessed()
    {
        NumberStyle style = NumberWriting.Of([RawCell.Of("1,234"), RawCell.Of("2,500")]);
        Assert.Equal(NumberStyle.Ambiguous, style);
        Assert.False(CellReading.Amount(RawCell.Of("1,234"), style, out _, out string wrong));
        Assert.Contains("may be 1.234 or 1234", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_column_written_both_ways_only_what_is_clear_by_itself_is_read()
    {
        NumberStyle style = NumberWriting.Of([RawCell.Of("12,5"), RawCell.Of("12.5")]);
        Assert.Equal(NumberStyle.Mixed, style);
        Assert.True(CellReading.Amount(RawCell.Of("12,5"), style, out decimal value, out _));
        Assert.Equal(12.5m, value);
        Assert.False(CellReading.Amount(RawCell.Of("1.234"), style, out _, out _));
    }

    [Theory]
    [InlineData("2026-03-15")]
    [InlineData("2026/3/15")]
    [InlineData("2026-03-15T10:30:00Z")]
    [InlineData("2026-03-15 10:30")]
    [InlineData("20260315")]
    [InlineData("15/03/2026")]
    [InlineData("15.03.26")]
    [InlineData("3/15/2026")]
    [InlineData("15 mars 2026")]
    [InlineData("dimanche 15 mars 2026")]
    [InlineData("15-Mar-26")]
    [InlineData("Mar 15, 2026")]
    [InlineData("March 15th, 2026")]
    [InlineData("46096")]
    public void A_day_is_read_in_every_usual_writing(string text)
    {
        foreach (string culture in Cultures.All)
            Assert.Equal((true, new DateOnly(2026, 3, 15)), Cultures.In(culture, () => (CellReading.Day(RawCell.Of(text), DayOrder.DayFirst, out DateOnly day), day)));
    }

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("15 brumaire 2026")]
    [InlineData("2026")]
    [InlineData("12")]
    [InlineData("0001-01-01")]
    [InlineData("1/2/3/4")]
    [InlineData("soon")]
    public void What_is_no_day_is_not_guessed(string text) => Assert.False(CellReading.Day(RawCell.Of(text), DayOrder.DayFirst, out _));

    [Theory]
    [InlineData("12/31/2026", DayOrder.MonthFirst, 4)]
    [InlineData("31/12/2026", DayOrder.DayFirst, 3)]
    [InlineData("05/06/2026", DayOrder.Assumed, 3)]
    public void One_clear_date_tells_the_order_of_its_column(string beside, DayOrder expected, int day)
    {
        DayOrder order = DayOrders.Of([RawCell.Of("03/04/2026"), RawCell.Of(beside)]);
        Assert.Equal(expected, order);
        Assert.True(CellReading.Day(RawCell.Of("03/04/2026"), order, out DateOnly read));
        Assert.Equal(day, read.Day);
    }

    [Fact]
    public void Firsts_of_the_month_tell_their_order()
    {
        Assert.Equal(DayOrder.DayFirst, DayOrders.Of([RawCell.Of("01/01/2026"), RawCell.Of("01/02/2026")]));
        Assert.Equal(DayOrder.MonthFirst, DayOrders.Of([RawCell.Of("1/1/2026"), RawCell.Of("2/1/2026")]));
    }

    [Fact]
    public void In_a_column_of_both_orders_only_the_clear_dates_are_read()
    {
        DayOrder order = DayOrders.Of([RawCell.Of("31/12/2026"), RawCell.Of("12/31/2026")]);
        Assert.Equal(DayOrder.Mixed, order);
        Assert.False(CellReading.Day(RawCell.Of("03/04/2026"), order, out _));
        Assert.True(CellReading.Day(RawCell.Of("12/31/2026"), order, out _));
    }

    [Theory]
    [InlineData("2026-03")]
    [InlineData("03/2026")]
    [InlineData("3.2026")]
    [InlineData("202603")]
    [InlineData("mars 2026")]
    [InlineData("MARS-26")]
    [InlineData("Mar-26")]
    [InlineData("2026 mars")]
    [InlineData("2026M03")]
    [InlineData("01/03/2026")]
    [InlineData("2026-03-01")]
    public void A_month_is_read_in_every_usual_writing(string text)
    {
        foreach (string culture in Cultures.All)
            Assert.Equal((true, Month.Of(2026, 3)), Cultures.In(culture, () => (CellReading.Month(RawCell.Of(text), out Month month), month)));
    }

    [Theory]
    [InlineData("févr. 2026", 2)]
    [InlineData("AOÛT 2026", 8)]
    [InlineData("juil. 26", 7)]
    [InlineData("July 2026", 7)]
    [InlineData("déc. 2026", 12)]
    [InlineData("APRIL 2026", 4)]
    public void French_and_English_month_names_are_known(string text, int number)
    {
        Assert.True(CellReading.Month(RawCell.Of(text), out Month month));
        Assert.Equal(Month.Of(2026, number), month);
    }

    [Fact]
    public void Numbers_of_a_spreadsheet_are_days_and_months_where_a_date_is_asked_for()
    {
        Assert.True(CellReading.Day(RawCell.Of(46096), DayOrder.DayFirst, out DateOnly day));
        Assert.Equal(new DateOnly(2026, 3, 15), day);
        Assert.True(CellReading.Day(RawCell.Of(44634), DayOrder.DayFirst, out day, since1904: true));
        Assert.Equal(new DateOnly(2026, 3, 15), day);
        Assert.True(CellReading.Month(RawCell.Of(202603), out Month month));
        Assert.Equal(Month.Of(2026, 3), month);
        Assert.False(CellReading.Day(RawCell.Of(12), DayOrder.DayFirst, out _));
    }

    [Fact]
    public void The_currency_beside_an_amount_is_known()
    {
        Assert.Equal("EUR", CellReading.Currency(RawCell.Of("12 €")));
        Assert.Equal("USD", CellReading.Currency(RawCell.Of("US$ 12")));
        Assert.Null(CellReading.Currency(RawCell.Of("12")));
    }
}
