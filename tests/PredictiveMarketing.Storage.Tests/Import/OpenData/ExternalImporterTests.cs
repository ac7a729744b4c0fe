using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.OpenData.External;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Tests.Import.OpenData;

/// <summary>D03: any monthly table as an external with its publication delay. Sums are made by hand.</summary>
public sealed class ExternalImporterTests
{
    private static readonly ExternalImporter Importer = new();

    [Fact]
    public void A_row_per_value_with_its_own_name_market_and_publication()
    {
        Imported imported = Importer.Read(Asked.File("Nom;Marché;Mois;Valeur;Publié", "immat;Lille;2026-01;1 234,5;2026-03", "immat;Lille;février 2026;12;2026-04"));
        Assert.Empty(imported.Errors());
        Assert.Equal("2026-01=1234.5 2026-02=12", imported.Months("immat", "Lille"));
        Assert.Equal([Month.Of(2026, 3), Month.Of(2026, 4)], imported.Externals.Select(e => e.Row.Published!.Value));
        Assert.Equal(["2", "3"], imported.Externals.Select(e => e.Trace.Rows.ToString()));
    }

    [Theory]
    [InlineData("2026-01", "2026-02")]
    [InlineData("2026M01", "2026M02")]
    [InlineData("202601", "202602")]
    [InlineData("01/2026", "02/2026")]
    [InlineData("janv. 2026", "févr. 2026")]
    [InlineData("2026-01-31", "2026-02-28")]
    public void Months_are_understood_as_statistical_offices_write_them(string first, string second)
    {
        Imported imported = Importer.Read(Asked.File("TIME_PERIOD;OBS_VALUE", $"{first};1.5", $"{second};2.25"), ("name", "ipi"), ("delay", "2"));
        Assert.Empty(imported.Errors());
        Assert.Equal("2026-01=1.5 2026-02=2.25", imported.Months("ipi"));
        Assert.Equal([Month.Of(2026, 3), Month.Of(2026, 4)], imported.Externals.Select(e => e.Row.Published!.Value));
    }

    [Fact]
    public void A_column_per_series_is_a_series_per_column()
    {
        Imported imported = Importer.Read(Asked.File("Période;Gazole;SP95;Remarque", "2026-01;1,65;1,80;ras", "2026-02;1,70;-;hausse"), ("market", "Lille"));
        Assert.Empty(imported.Errors());
        Assert.Equal("2026-01=1.65 2026-02=1.7", imported.Months("Gazole", "Lille"));
        Assert.Equal("2026-01=1.8", imported.Months("SP95", "Lille"));
        Assert.Equal("Remarque", imported.One("external.no-numbers").Place.Column);
        Assert.Equal(["Remarque"], imported.Mapping!.Ignored);
        Assert.StartsWith("1 cells", imported.One("external.missing").Message, StringComparison.Ordinal);
        Assert.Equal("SP95", Assert.Single(Importer.Read(Asked.File("Période;Gazole;SP95", "2026-01;1,65;1,80"), ("columns", "sp95")).Externals).Row.Name);
    }

    [Fact]
    public void The_remembered_mapping_of_a_wide_table_reads_the_same_columns_again()
    {
        Imported first = Importer.Read(Asked.File("Période;Gazole", "2026-01;1,65"));
        Imported again = Importer.Read(Asked.File("SP95;Gazole;Période", "1,80;1,70;2026-02"), Asked.With() with { Mapping = first.Mapping });
        Assert.Equal("2026-02=1.7", again.Months("Gazole"));
        Assert.Single(again.Externals);
    }

    [Fact]
    public void Flags_of_statistical_offices_are_left_out_with_a_note_and_thousands_are_not_a_flag()
    {
        Imported imported = Importer.Read(Asked.File("month;value", "2026-01;101.5 p", "2026-02;102.0 (r)", "2026-03;:"), ("name", "ipi"));
        Assert.Equal("2026-01=101.5 2026-02=102", imported.Months("ipi"));
        Assert.StartsWith("2 values", imported.One("external.flags").Message, StringComparison.Ordinal);
        Assert.Equal(["external.not-a-number"], Importer.Read(Asked.File("month;value", "2026-01;12 k", "2026-02;1"), ("name", "ipi")).Errors());
    }

    [Fact]
    public void Numbers_that_may_mean_two_things_need_a_word()
    {
        IRawFile file = Asked.File("month;value", "2026-01;1,234", "2026-02;2,345");
        Assert.Equal(["external.not-a-number", "external.not-a-number"], Importer.Read(file, ("name", "ipi")).Errors());
        Assert.Equal("2026-01=1.234 2026-02=2.345", Importer.Read(file, ("name", "ipi"), ("decimal", "comma")).Months("ipi"));
        Assert.Equal("2026-01=1234 2026-02=2345", Importer.Read(file, ("name", "ipi"), ("decimal", "point")).Months("ipi"));
    }

    [Fact]
    public void Days_need_to_be_told_how_they_become_months()
    {
        IRawFile file = Days(new DateOnly(2026, 1, 1), 59); // 31 times 1 in January, 28 times 2 in February
        Assert.Equal(["external.aggregate-missing"], Importer.Read(file).Errors());
        Assert.Equal("2026-01=31 2026-02=56", Importer.Read(file, ("aggregate", "sum")).Months("insee"));
        Assert.Equal("2026-01=1 2026-02=2", Importer.Read(file, ("aggregate", "mean")).Months("insee"));
        Assert.Equal("2026-01=1 2026-02=2", Importer.Read(file, ("aggregate", "last")).Months("insee"));
    }

    [Fact]
    public void A_month_that_is_still_running_or_half_there_is_left_out()
    {
        Imported imported = Importer.Read(Days(new DateOnly(2026, 9, 20), 56), ("aggregate", "sum")); // 20 September to 14 November, the day before the import
        Assert.Equal("2026-10=62", imported.Months("insee"));
        Assert.Equal(2, imported.Findings.Count(f => f.Rule == "external.month-partial"));
    }

    [Fact]
    public void Weeks_are_laid_out_over_their_days()
    {
        // Week 5 of 2026 is 26 January to 1 February, week 9 ends on 1 March: February has 1 day of week 5, weeks 6 to 8 and 6 days of week 9.
        string[] weeks = [.. new[] { 5, 6, 7, 8, 9 }.Select(w => $"2026-W{w:00};{7 * w}")];
        Imported imported = Importer.Read(Asked.File(["semaine;valeur", .. weeks]), ("aggregate", "sum"));
        Assert.Equal("2026-02=206", imported.Months("insee")); // 5 + 42 + 49 + 56 + 6 x 9
        Assert.Equal("2-6", Assert.Single(imported.Externals).Trace.Rows.ToString());
    }

    [Fact]
    public void A_quarter_is_known_only_after_its_last_month()
    {
        IRawFile file = Asked.File("trimestre;valeur", "2026-Q1;30", "2026-T2;36");
        Imported imported = Importer.Read(file, ("aggregate", "sum"), ("delay", "1"));
        Assert.Equal("2026-01=10 2026-02=10 2026-03=10 2026-04=12 2026-05=12 2026-06=12", imported.Months("insee"));
        Assert.Equal(["2026-04", "2026-04", "2026-04", "2026-07", "2026-07", "2026-07"], imported.Externals.Select(e => e.Row.Published.ToString()!));
        Assert.StartsWith("2026-01=30 2026-02=30", Importer.Read(file, ("aggregate", "mean")).Months("insee"), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_months_to_come_are_known_today()
    {
        Imported imported = Importer.Read(Asked.File("month;value", "2026-10;1", "2027-03;2"), ("name", "promo"));
        Assert.Equal(["2026-10", "2026-11"], imported.Externals.Select(e => e.Row.Published.ToString()!));
        Assert.Equal(Severity.Note, imported.One("external.future").Severity);
    }

    [Fact]
    public void A_month_twice_is_an_error_with_its_row()
    {
        Imported imported = Importer.Read(Asked.File("month;value", "2026-01;1", "2026-02;2", "2026-01;3"), ("name", "ipi"));
        Finding twice = imported.One("external.month-twice");
        Assert.Equal((Severity.Error, 4), (twice.Severity, twice.Place.Row!.Value));
        Assert.Contains("first in row 2", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_default_that_is_taken_is_named()
    {
        Imported imported = Importer.Read(Asked.File("month;value", "2026-01;1"), ("unit", "index 2021=100"));
        Assert.All(["external.every-market", "external.name", "external.delay", "external.unit"], rule => Assert.Equal(Severity.Note, imported.One(rule).Severity));
        Assert.Equal("insee", Assert.Single(imported.Externals).Row.Name);
    }

    [Fact]
    public void Mistakes_come_all_at_once()
    {
        Imported imported = Importer.Read(Asked.File("month;value", "2026-13;1", "2026-02;abc", "2026-03;1"), ("delay", "soon"), ("aggregate", "median"));
        Assert.Equal(["external.option", "external.month-format", "external.not-a-number", "external.option"], imported.Errors());
    }

    [Fact]
    public void Every_culture_reads_the_same() =>
        Assert.Single(Cultures.All.Select(c => Cultures.In(c, () =>
        {
            Imported imported = Importer.Read(Asked.File("MOIS;VALEUR", "2026-01;1 234,56", "2026-02;-0,5 p"), ("name", "ipi"));
            return imported.Months("ipi") + string.Join('|', imported.Findings);
        })).Distinct());

    private static IRawFile Days(DateOnly first, int count) =>
        Asked.File(["date;value", .. Enumerable.Range(0, count).Select(first.AddDays).Select(d => $"{d:yyyy-MM-dd};{(d.Month == 1 ? 1 : 2)}")]);
}
