using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Media;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Tests.Import.Media;

/// <summary>D03, D04, O02: a plan in French or English, long or as a flowchart, gives the same months to the cent.</summary>
public sealed class MediaPlanImporterTests
{
    private static string[] WithoutRows(Imported imported) => [.. PlanDesk.Lines(imported).Select(l => l[..l.LastIndexOf(" | ", StringComparison.Ordinal)])];

    [Theory]
    [InlineData(PlanTexts.FrenchLong)]
    [InlineData(PlanTexts.EnglishLong)]
    [InlineData(PlanTexts.FrenchFlowchart)]
    public void French_or_English_long_or_flowchart_the_rows_are_the_same(string text)
    {
        Imported imported = PlanDesk.Read(text);
        imported.IsSound();
        Assert.Equal([], imported.Findings.Where(f => f.Severity == Severity.Warning).Select(f => f.ToString()));
        Assert.Equal(PlanTexts.Said, WithoutRows(imported));
        Assert.Equal(new MonthSpan(Month.Of(2026, 1), Month.Of(2026, 3)), imported.Covered);
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    [InlineData("")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            foreach (string text in new[] { PlanTexts.FrenchLong, PlanTexts.EnglishLong, PlanTexts.FrenchFlowchart })
            {
                Imported imported = PlanDesk.Read(text);
                Assert.Equal(PlanTexts.Said, WithoutRows(imported));
                Assert.DoesNotContain(imported.Findings, f => f.Severity == Severity.Error);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_value_is_traced_to_the_rows_that_it_was_made_from()
    {
        Imported imported = PlanDesk.Read(PlanTexts.FrenchLong);
        Assert.Equal("4-5", imported.Media[0].Trace.Rows.ToString());
        Assert.All(imported.Media.Skip(1), m => Assert.Equal("3", m.Trace.Rows.ToString()));
        Assert.Equal(MediaLevel.National, imported.Media[1].Row.Level);
        Assert.Equal(MediaLevel.Local, imported.Media[0].Row.Level);
    }

    [Fact]
    public void National_and_local_lines_add_up_to_the_plan_in_every_month()
    {
        // O02: February is 28,000 of television everywhere and 2,980 of search in Bretagne.
        ILookup<Month, MediaRow> months = PlanDesk.Read(PlanTexts.EnglishLong).Media.ToLookup(m => m.Row.Month, m => m.Row);
        Assert.Equal(30_980m, months[Month.Of(2026, 2)].Sum(m => m.Spend));
        Assert.Equal(61_980m, months.Sum(m => m.Sum(r => r.Spend)));
    }

    [Fact]
    public void The_mapping_names_every_column_and_a_flowchart_s_months_are_not_dropped()
    {
        Imported imported = PlanDesk.Read(PlanTexts.FrenchFlowchart);
        Assert.Equal("month-2026-02", imported.Mapping!.Columns.Single(c => c.Header == "févr. 2026").Field);
        Assert.Empty(imported.Mapping.Ignored);
        Assert.Equal(23, PlanDesk.Read(PlanTexts.FrenchLong).Mapping!.Columns.Count);
    }

    [Fact]
    public void Next_month_s_flowchart_is_read_with_the_remembered_mapping()
    {
        var first = PlanDesk.Read("campaign,market,lever,2026-01,2026-02\nStock,Bretagne,Search,10,20\n");
        using var next = Sheet(["campaign", "lever", "market", "2026-02", "2026-03"], ["Stock", "Search", "Bretagne", "20", "30"]);
        Imported imported = new MediaPlanImporter().Read(next, new ImportQuestion("agency-plan", PlanDesk.Contract, new DateOnly(2026, 4, 10), first.Mapping, new Dictionary<string, string>()));
        imported.IsSound();
        Assert.DoesNotContain(imported.Findings, f => f.Rule is "mapping.changed" or "mapping.header-new");
        Assert.Equal(["Stock | Bretagne | Search | 2026-02 | 20", "Stock | Bretagne | Search | 2026-03 | 30"], PlanDesk.Short(imported));
    }

    [Fact]
    public void A_flight_without_a_campaign_or_market_takes_those_of_the_options()
    {
        Imported imported = PlanDesk.Read("levier;début;fin;budget\nTV;01/01/2026;31/01/2026;100\n", ("campaign", "Stock"), ("market", "national"), ("version", "V2"));
        imported.IsSound();
        Assert.Equal(["Stock | NATIONAL | TV | 2026-01 | 100 | delivered | - | - | V2 | rows 2"], PlanDesk.Lines(imported));
    }

    [Fact]
    public void Without_a_status_the_clock_decides_month_by_month_and_says_so()
    {
        // Read in April 2026: March is delivered, April is planned. 61 days, 100 euros of 61: 31 in March, 30 in April.
        Imported imported = PlanDesk.Read("campaign,market,channel,start,end,net-budget\nStock,Bretagne,TV,2026-03-01,2026-04-30,61\n");
        Assert.Equal(["Stock | Bretagne | TV | 2026-03 | 31 | delivered | - | - | - | rows 2", "Stock | Bretagne | TV | 2026-04 | 30 | planned | - | - | - | rows 2"], PlanDesk.Lines(imported));
        Assert.Contains("2026-04", imported.The("media-plan.status-by-clock").Message, StringComparison.Ordinal);
        Imported said = PlanDesk.Read("campaign,market,channel,start,end,net-budget\nStock,Bretagne,TV,2026-03-01,2026-04-30,61\n", ("status", "prévu"));
        Assert.All(said.Media, m => Assert.Equal(MediaStatus.Planned, m.Row.Status));
        Assert.DoesNotContain(said.Findings, f => f.Rule == "media-plan.status-by-clock");
    }

    [Fact]
    public void What_is_taken_for_a_blank_cell_is_said()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,month,budget,currency,level\nStock,Bretagne,TV,2026-03,5,,local\nStock,Bretagne,TV,2026-04,5,EUR,\n");
        imported.IsSound();
        Assert.Contains("1 lines name no currency; they are in EUR", imported.The("media-plan.currency-blank").Message, StringComparison.Ordinal);
        Assert.Contains("1 lines name no level", imported.The("media-plan.level-blank").Message, StringComparison.Ordinal);
        Assert.Contains("in EUR", PlanDesk.Read("campaign,market,channel,month,budget\nStock,Bretagne,TV,2026-03,5\n").The("media-plan.currency-default").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workspace_on_a_fixed_clock_keeps_it()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,month,net-budget\nStock,Bretagne,TV,2026-03,31\n", PlanDesk.Contract with { AsOf = Month.Of(2026, 3) });
        Assert.Equal(MediaStatus.Planned, imported.Media[0].Row.Status);
    }

    [Theory]
    [InlineData("prévu", "planned")]
    [InlineData("Réservé", "planned")]
    [InlineData("BOOKED", "planned")]
    [InlineData("réalisé", "delivered")]
    [InlineData("Livrée", "delivered")]
    [InlineData("actual", "delivered")]
    public void A_status_may_be_said_in_several_words(string word, string meaning) =>
        Assert.Contains(meaning, PlanDesk.Lines(PlanDesk.Read($"campaign,market,channel,month,budget,statut\nStock,Bretagne,TV,2026-03,31,{word}\n"))[0], StringComparison.Ordinal);

    [Fact]
    public void A_cancelled_line_is_left_out_with_a_note()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,month,budget,status\nStock,Bretagne,TV,2026-03,31,annulé\nStock,Bretagne,TV,2026-03,5,planned\n");
        imported.IsSound();
        Assert.Equal(["Stock | Bretagne | TV | 2026-03 | 5"], PlanDesk.Short(imported));
        Assert.Contains("row 2", imported.The("media-plan.cancelled").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Planned_leads_become_goals_only_when_asked_for()
    {
        const string Plan = "campaign,market,channel,month,budget,planned leads,status\nStock,Bretagne,TV,2026-05,31,10,planned\nStock,Bretagne,Search,2026-05,5,7,planned\nStock,Bretagne,Search,2026-05,5,7,delivered\nStock,NATIONAL,TV,2026-05,5,90,planned\n";
        Assert.Empty(PlanDesk.Read(Plan).Goals);
        Imported imported = PlanDesk.Read(Plan, ("goals", "oui"));
        Traced<GoalRow> goal = Assert.Single(imported.Goals);
        Assert.Equal(new GoalRow(new SeriesKey("Stock", "Bretagne"), Month.Of(2026, 5), 17), goal.Row);
        Assert.Equal("2-3", goal.Trace.Rows.ToString());
        Assert.Equal(Severity.Warning, imported.The("media-plan.goals-national").Severity);
    }

    [Fact]
    public void Planned_leads_of_two_versions_are_not_added_up()
    {
        Imported imported = PlanDesk.Read("version,campaign,market,channel,month,budget,leads prévus\nV1,Stock,Bretagne,TV,2026-05,31,10\nV2,Stock,Bretagne,TV,2026-05,31,12\n", ("goals", "yes"));
        Assert.Equal("media-plan.goals-versions", imported.OnlyError().Rule);
    }

    [Fact]
    public void What_is_out_of_scope_is_listed_and_still_written()
    {
        // F02: one television line among ten, the scope is digital.
        string plan = "campaign,market,channel,month,budget\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"Stock,Bretagne,Search,2025-0{i},10\n")) + "Stock,Bretagne,TV,2025-01,500\n";
        Imported imported = PlanDesk.Read(plan, PlanDesk.Contract with { Scope = new Scope([], ["Search"]) });
        Finding outside = imported.The("media-plan.out-of-scope");
        Assert.Equal(Severity.Note, outside.Severity);
        Assert.Contains("'TV'", outside.Message, StringComparison.Ordinal);
        Assert.Contains("500.00", outside.Message, StringComparison.Ordinal);
        Assert.Equal(10, imported.Media.Count);
    }

    private static HeldFile Sheet(params string[][] rows) =>
        HeldFile.Of("plan.csv", HeldSheet.Of(null, rows));
}
