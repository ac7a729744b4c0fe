using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.OpenData.School;

namespace PredictiveMarketing.Storage.Tests.Import.OpenData;

/// <summary>D03: the official calendar of French schools. Witness: the decree of the school year 2024-2025 (zone A: Lyon, zone B: Lille, zone C: Paris).</summary>
public sealed class SchoolHolidayImporterTests
{
    private const string Header = "Description;Population;Date de début;Date de fin;Académies;Zones;annee_scolaire";

    private static readonly SchoolHolidayImporter Importer = new();

    /// <summary>Instants of universal time, as the ministry's site serves them: midnights of Paris.</summary>
    private static readonly string[] ZoneA =
    [
        "Vacances de la Toussaint;-;2024-10-18T22:00:00+00:00;2024-11-03T23:00:00+00:00;Lyon;Zone A;2024-2025",
        "Vacances de la Toussaint;-;2024-10-18T22:00:00+00:00;2024-11-03T23:00:00+00:00;Dijon;Zone A;2024-2025",
        "Vacances de Noël;-;2024-12-20T23:00:00+00:00;2025-01-05T23:00:00+00:00;Lyon;Zone A;2024-2025",
        "Vacances d'Hiver;-;2025-02-21T23:00:00+00:00;2025-03-09T23:00:00+00:00;Lyon;Zone A;2024-2025",
        "Vacances de Printemps;-;2025-04-18T22:00:00+00:00;2025-05-04T22:00:00+00:00;Lyon;Zone A;2024-2025",
        "Vacances d'Été;Élèves;2025-07-04T22:00:00+00:00;2025-08-31T22:00:00+00:00;Lyon;Zone A;2024-2025",
        "Vacances d'Été;Enseignants;2025-07-04T22:00:00+00:00;2025-08-28T22:00:00+00:00;Lyon;Zone A;2024-2025",
    ];

    [Fact]
    public void Days_of_holiday_are_counted_by_month_and_the_day_of_return_is_none()
    {
        // 19 October to 3 November: 13 + 3; 21 December to 5 January: 11 + 5; 22 February to 9 March: 7 + 9;
        // 19 April to 4 May: 12 + 4; 5 July to 31 August: 27 + 31.
        Imported imported = Importer.Read(Asked.File([Header, .. ZoneA]));
        Assert.Empty(imported.Errors());
        Assert.Equal("2024-09=0 2024-10=13 2024-11=3 2024-12=11 2025-01=5 2025-02=7 2025-03=9 2025-04=12 2025-05=4 2025-06=0 2025-07=27 2025-08=31", imported.Months("school_holidays_zone_a"));
        Assert.Equal(Month.Of(2024, 4), imported.Externals.First(e => e.Row.Month == Month.Of(2024, 10)).Row.Published);
        Assert.Equal(Severity.Note, imported.One("school-holidays.teachers").Severity);
    }

    [Fact]
    public void Academies_of_one_zone_are_not_counted_twice_and_both_rows_are_traced()
    {
        Traced<Forecasting.Frame.ExternalRow> october = Importer.Read(Asked.File([Header, .. ZoneA])).Externals.First(e => e.Row.Month == Month.Of(2024, 10));
        Assert.Equal((13, "2-3"), (october.Row.Value, october.Trace.Rows.ToString()));
    }

    [Fact]
    public void Days_and_english_headers_are_understood()
    {
        Imported imported = Importer.Read(Asked.File("description;population;start_date;end_date;location;zones", "Vacances de la Toussaint;-;19/10/2024;04/11/2024;Lille;Zone B"));
        Assert.Equal("2024-10=13 2024-11=3", imported.Months("school_holidays_zone_b"));
    }

    [Fact]
    public void A_school_year_that_is_not_all_there_gives_no_zeros()
    {
        Imported imported = Importer.Read(Asked.File([Header, .. ZoneA.Take(3)]));
        Assert.Equal("2024-10=13 2024-11=3 2024-12=11 2025-01=5", imported.Months("school_holidays_zone_a"));
        Assert.Contains("2024-2025", imported.One("school-holidays.year-incomplete").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summer_of_which_only_the_beginning_is_told_is_not_known_and_not_zero()
    {
        const string Bridge = "Pont de l'Ascension;-;2025-05-28T22:00:00+00:00;2025-06-01T22:00:00+00:00;Lyon;Zone A;2024-2025";
        string[] open = [.. ZoneA.Take(5), Bridge, "Début des Vacances d'Été;Élèves;2025-07-04T22:00:00+00:00;2025-07-04T22:00:00+00:00;Lyon;Zone A;2024-2025"];
        Imported imported = Importer.Read(Asked.File([Header, .. open]));
        Assert.EndsWith("2025-04=12 2025-05=7 2025-06=1", imported.Months("school_holidays_zone_a"), StringComparison.Ordinal);
        Assert.Single(imported.Findings, f => f.Rule == "school-holidays.end-missing");
        Assert.EndsWith("2025-06=1", Importer.Read(Asked.File([Header, .. ZoneA.Take(5), Bridge])).Months("school_holidays_zone_a"), StringComparison.Ordinal);
    }

    [Fact]
    public void Markets_take_the_days_of_their_zone()
    {
        string[] corsica = [.. ZoneA.Select(r => r.Replace("Lyon;Zone A", "Corse;Corse", StringComparison.Ordinal))];
        Imported imported = Importer.Read(Asked.File([Header, .. ZoneA, .. corsica]), ("zones", "Lyon:A, Ajaccio:Corse"));
        Assert.Equal(imported.Months("school_holidays", "Lyon"), imported.Months("school_holidays", "Ajaccio"));
        Assert.Equal(24, imported.Externals.Count);
        Assert.Equal(["school-holidays.zone-unknown"], Importer.Read(Asked.File([Header, .. ZoneA]), ("zones", "market,zone\nLille,B")).Errors());
    }

    [Fact]
    public void Zones_overseas_are_left_out_with_a_note()
    {
        Imported imported = Importer.Read(Asked.File([Header, .. ZoneA, "Vacances de la Toussaint;-;2024-10-18;2024-11-04;Réunion;Réunion;2024-2025"]));
        Assert.Contains("reunion", imported.One("school-holidays.other-zones").Message, StringComparison.Ordinal);
        Assert.All(imported.Externals, e => Assert.Equal("school_holidays_zone_a", e.Row.Name));
    }

    [Fact]
    public void A_holiday_that_runs_backwards_or_without_end_is_an_error()
    {
        Imported imported = Importer.Read(Asked.File(Header, "Toussaint;-;2024-11-04;2024-10-19;Lyon;Zone A;x", "Toussaint;-;2024-10-19;2025-10-19;Lyon;Zone A;x"));
        Assert.Equal(["school-holidays.end-before-start", "school-holidays.too-long"], imported.Errors());
        Assert.Equal("open.csv, row 2, column Date de fin", imported.One("school-holidays.end-before-start").Place.ToString());
    }

    [Fact]
    public void Every_culture_reads_the_same() =>
        Assert.Single(Cultures.All.Select(c => Cultures.In(c, () =>
        {
            Imported imported = Importer.Read(Asked.File([Header, .. ZoneA]));
            return imported.Months("school_holidays_zone_a") + string.Join('|', imported.Findings);
        })).Distinct());
}
