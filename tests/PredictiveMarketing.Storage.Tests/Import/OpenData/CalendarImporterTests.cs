using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.OpenData;

namespace PredictiveMarketing.Storage.Tests.Import.OpenData;

/// <summary>D03: public holidays and trading days, computed and known two years ahead.</summary>
public sealed class CalendarImporterTests
{
    private static readonly CalendarImporter Importer = new();

    [Fact]
    public void Trading_days_and_holidays_need_no_file()
    {
        Imported imported = Read(("country", "FR"), ("first", "2026-04"), ("last", "2026-06"));
        Assert.Empty(imported.Errors());
        Assert.Equal("2026-04=25 2026-05=22 2026-06=26", imported.Months("trading_days"));
        Assert.Equal("2026-04=1 2026-05=4 2026-06=0", imported.Months("public_holidays"));
        Assert.All(imported.Externals, e => Assert.Equal(e.Row.Month.Plus(-24), e.Row.Published));
    }

    [Fact]
    public void Markets_may_lie_in_regions_of_their_own()
    {
        Imported imported = Read(("country", "FR"), ("markets", "Strasbourg:alsace-moselle, Lille"), ("first", "2026-04"), ("last", "2026-04"), ("week", "mon-fri"));
        Assert.Equal("2026-04=20", imported.Months("trading_days", "Strasbourg"));
        Assert.Equal("2026-04=21", imported.Months("trading_days", "Lille"));
        Assert.Equal(4, imported.Externals.Count);
    }

    [Fact]
    public void A_day_that_was_decided_late_is_published_late()
    {
        Imported imported = Read(("country", "UK"), ("first", "2022-09"), ("last", "2022-09"));
        Assert.All(imported.Externals, e => Assert.Equal(Month.Of(2022, 9), e.Row.Published));
    }

    [Fact]
    public void The_usual_span_reaches_two_years_ahead_and_is_noted()
    {
        Imported imported = Read(("country", "DE"), ("region", "by"));
        Assert.Equal(new MonthSpan(Month.Of(2016, 1), Month.Of(2028, 11)), imported.Covered);
        Assert.Equal(Severity.Note, imported.One("calendar.span").Severity);
    }

    [Theory]
    [InlineData("country", "US", "calendar.option")]
    [InlineData("region", "bretagne", "calendar.option")]
    [InlineData("markets", "Lille, Lille", "calendar.market-twice")]
    [InlineData("first", "1999-12", "calendar.span")]
    [InlineData("last", "soon", "calendar.option")]
    [InlineData("week", "always", "calendar.option")]
    public void A_wrong_option_is_an_error_and_gives_no_rows(string option, string value, string rule)
    {
        (string, string)[] options = option == "country" ? [(option, value)] : [("country", "FR"), (option, value)];
        Imported imported = Read(options);
        Assert.Equal([rule], imported.Errors());
        Assert.Empty(imported.Externals);
    }

    [Fact]
    public void Without_a_country_there_is_no_calendar() => Assert.Equal(["calendar.country-missing"], Read().Errors());

    private static Imported Read(params (string Name, string Value)[] options) => Importer.Read(CalendarImporter.NoFile, options);
}
