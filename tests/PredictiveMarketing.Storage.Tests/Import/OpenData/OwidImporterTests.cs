using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.OpenData;
using PredictiveMarketing.Storage.Import.OpenData.Covid;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Import.OpenData;

/// <summary>D03: Covid open data of Our World in Data, with lineage. R02: external parameters as drivers. Sums are made by hand.</summary>
public sealed class OwidImporterTests
{
    private static readonly OwidImporter Importer = new();

    [Fact]
    public void Days_become_months_by_sum_for_counts_and_by_mean_for_indices()
    {
        // February 2026 has 28 days: 10 + 27 x 1 = 37 cases; 14 days at 40 and 14 at 50.5 are 45.25 in the mean.
        Imported imported = Importer.Read(France(Days("2026-02-01", 28), d => (d == 0 ? "10" : "1", d < 14 ? "40" : "50.5")));
        Assert.Empty(imported.Errors());
        Assert.Equal("2026-02=37", imported.Months("new_cases"));
        Assert.Equal("2026-02=45.25", imported.Months("stringency_index"));
        Assert.Equal(new MonthSpan(Month.Of(2026, 2), Month.Of(2026, 2)), imported.Covered);
        Assert.Equal("2-29", imported.Externals[0].Trace.Rows.ToString());
        Assert.Contains("'new_deaths'", imported.One("covid-owid.column-absent").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_full_file_with_location_and_iso_code_is_understood()
    {
        IRawFile file = Asked.File(["iso_code;continent;location;date;total_cases;new_cases;new_cases_smoothed", .. Days("2026-02-01", 28).Select(d => $"FRA;Europe;France;{d};1000;2;1.5")]);
        Imported imported = Importer.Read(file, ("country", "fra"), ("columns", "new_cases,new_cases_smoothed,total_cases"), ("market", "Lille"), ("delay", "1"));
        Assert.Empty(imported.Errors());
        Assert.Equal("2026-02=56", imported.Months("new_cases", "Lille"));
        Assert.Equal("2026-02=1.5", imported.Months("new_cases_smoothed", "Lille"));
        Assert.Equal("2026-02=1000", imported.Months("total_cases", "Lille"));
        Assert.All(imported.Externals, e => Assert.Equal(Month.Of(2026, 3), e.Row.Published));
        Assert.Equal(["continent"], imported.Mapping!.Ignored);
    }

    [Fact]
    public void One_country_is_read_and_sums_of_countries_are_left_out()
    {
        string[] lines = ["country;code;date;new_cases", .. Days("2026-02-01", 28).SelectMany(d => new[] { $"Europe;;{d};100", $"World;OWID_WRL;{d};500", $"High-income countries;OWID_HIC;{d};80", $"Spain;ESP;{d};7", $"France;FRA;{d};3" })];
        Imported imported = Importer.Read(Asked.File(lines), ("country", "France"));
        Assert.Equal("2026-02=84", imported.Months("new_cases"));
        Assert.Contains("Europe, High-income countries, World", imported.One("covid-owid.sums-left-out").Message, StringComparison.Ordinal);

        Assert.Equal(["covid-owid.country-missing"], Importer.Read(Asked.File(lines)).Errors());
        Assert.Contains("sum of countries", Importer.Read(Asked.File(lines), ("country", "World")).One("covid-owid.country").Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'France'?", Importer.Read(Asked.File(lines), ("country", "Frence")).One("covid-owid.country").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_one_country_needs_no_choice() =>
        Assert.Contains("France", Importer.Read(France(Days("2026-02-01", 28), _ => ("1", "2"))).One("covid-owid.only-country").Message, StringComparison.Ordinal);

    [Fact]
    public void A_negative_correction_stays_in_its_sum_and_is_noted()
    {
        Imported imported = Importer.Read(France(Days("2026-02-01", 28), d => (d == 9 ? "-17" : "1", "1")));
        Assert.Equal("2026-02=10", imported.Months("new_cases"));
        Finding note = imported.One("covid-owid.corrections");
        Assert.Equal((Severity.Note, 11), (note.Severity, note.Place.Row!.Value));
        Assert.Contains("-17", note.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(imported.Findings, f => f.Rule == "covid-owid.month-negative");
    }

    [Fact]
    public void A_month_that_ends_negative_keeps_its_value_with_a_warning()
    {
        Imported imported = Importer.Read(France(Days("2026-02-01", 28), d => (d == 9 ? "-100" : "1", "1")));
        Assert.Equal("2026-02=-73", imported.Months("new_cases"));
        Assert.Equal(Severity.Warning, imported.One("covid-owid.month-negative").Severity);
        Assert.True(imported.MayBeApplied);
    }

    [Fact]
    public void A_series_that_ended_is_marked_and_never_zero_after()
    {
        // The index stops on 31 March; the cases go on to 31 May.
        string[] days = Days("2026-03-01", 92);
        Imported imported = Importer.Read(France(days, d => ("1", d < 31 ? "20" : "")));
        Assert.Equal("2026-03=20", imported.Months("stringency_index"));
        Assert.Equal("2026-03=31 2026-04=30 2026-05=31", imported.Months("new_cases"));
        Assert.Contains(imported.Findings, f => f is { Rule: "covid-owid.series-ended", Severity: Severity.Warning } && f.Message.Contains("2026-03-31", StringComparison.Ordinal));
    }

    [Fact]
    public void Zeros_without_end_mean_that_counting_stopped()
    {
        string[] days = Days("2026-01-01", 181); // to 30 June; the last case is that of 10 March
        IRawFile file = France(days, d => (d < 69 ? "2" : "0", "5"));
        Imported stopped = Importer.Read(file);
        Assert.Equal("2026-01=62 2026-02=56 2026-03=20", stopped.Months("new_cases"));
        Assert.Contains(stopped.Findings, f => f.Rule == "covid-owid.series-ended" && f.Message.Contains("2026-03-10", StringComparison.Ordinal));
        Assert.Equal("2026-01=62 2026-02=56 2026-03=20 2026-04=0 2026-05=0 2026-06=0", Importer.Read(file, ("zeros", "keep")).Months("new_cases"));
    }

    [Fact]
    public void Months_at_the_ends_that_are_there_in_part_are_left_out()
    {
        Imported imported = Importer.Read(France(Days("2026-01-03", 60), _ => ("1", "1"))); // 3 January to 3 March
        Assert.Equal("2026-02=28", imported.Months("new_cases"));
        Assert.Equal(4, imported.Findings.Count(f => f.Rule == "covid-owid.month-partial"));
    }

    [Fact]
    public void Days_without_a_value_inside_a_series_are_a_warning_and_a_month_without_any_has_no_value()
    {
        Imported imported = Importer.Read(France(Days("2026-01-01", 120), d => (d is 3 or (>= 31 and < 59) ? "" : "1", "1")));
        Assert.Equal("2026-01=30 2026-03=31 2026-04=30", imported.Months("new_cases"));
        Assert.Contains("2026-01 (1), 2026-02 (28)", imported.One("covid-owid.days-missing").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_come_all_at_once_with_their_cells()
    {
        Imported imported = Importer.Read(Asked.File("country;code;date;new_cases", "France;FRA;2026-02-01;many", "France;FRA;1 of Feb;1", "France;FRA;2026-02-03;1", "France;FRA;2026-02-03;2"));
        Assert.Equal(["covid-owid.not-a-number", "covid-owid.day-format", "covid-owid.day-twice"], imported.Errors());
        Assert.Equal("open.csv, row 2, column new_cases", imported.One("covid-owid.not-a-number").Place.ToString());
        Assert.Contains("first in row 4", imported.One("covid-owid.day-twice").Message, StringComparison.Ordinal);
        Assert.Empty(imported.Externals);
    }

    [Fact]
    public void A_column_that_was_asked_for_and_is_not_there_is_an_error() =>
        Assert.Equal(["mapping.column-missing"], Importer.Read(France(Days("2026-02-01", 28), _ => ("1", "1")), ("columns", "hosp_patients")).Errors());

    [Fact]
    public async Task A_file_that_was_cut_to_one_country_while_it_came_is_read_from_its_bytes()
    {
        string world = "country,code,date,new_cases,stringency_index\n" + string.Concat(Days("2026-02-01", 28).SelectMany(d => new[]
        {
            $"\"Bonaire, Sint Eustatius and Saba\",BES,{d},9.0,10.5\n", $"Côte d'Ivoire,CIV,{d},3.0,25.93\n", $"World,OWID_WRL,{d},500.0,\n",
        }));
        using var from = new MemoryStream(Encoding.UTF8.GetBytes(world));
        using var kept = new MemoryStream();
        Assert.Equal(new KeptRows(28, 56), await CountryRows.Copy(from, kept, "cote d'ivoire", CancellationToken.None));
        var log = new FindingLog();
        using IRawFile file = RawFiles.Open(kept, "compact.csv", log)!;
        Imported imported = Importer.Read(file, ("country", "CIV"));
        Assert.Empty(log.All());
        Assert.Empty(imported.Errors());
        Assert.Equal("2026-02=84", imported.Months("new_cases"));
        Assert.Equal("2026-02=25.93", imported.Months("stringency_index"));
    }

    [Fact]
    public async Task A_file_that_names_no_country_is_not_cut()
    {
        using var from = new MemoryStream("date,new_cases\n2026-02-01,3\n"u8.ToArray());
        using var kept = new MemoryStream();
        Assert.Null(await CountryRows.Copy(from, kept, "France", CancellationToken.None));
        Assert.Equal(0, kept.Length);
    }

    [Fact]
    public void Every_culture_reads_the_same()
    {
        string[] read = [.. Cultures.All.Select(c => Cultures.In(c, () =>
        {
            Imported imported = Importer.Read(France(Days("2026-02-01", 28), d => ("1234", d == 0 ? "47.22" : "11.111")));
            return imported.Months("new_cases") + imported.Months("stringency_index") + string.Join('|', imported.Findings);
        }))];
        Assert.Single(read.Distinct());
        Assert.StartsWith("2026-02=345522026-02=12.400607", read[0], StringComparison.Ordinal); // (47.22 + 27 x 11.111) / 28
    }

    private static IRawFile France(string[] days, Func<int, (string Cases, string Stringency)> of) => Asked.File(
        ["country;code;date;new_cases;stringency_index", .. days.Select((d, i) => $"France;FRA;{d};{of(i).Cases};{of(i).Stringency}")]);

    private static string[] Days(string first, int count)
    {
        var start = DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(0, count).Select(d => start.AddDays(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
    }
}
