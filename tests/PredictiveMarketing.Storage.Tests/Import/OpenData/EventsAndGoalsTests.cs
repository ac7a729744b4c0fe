using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.OpenData.Events;

namespace PredictiveMarketing.Storage.Tests.Import.OpenData;

/// <summary>D03, D06: strikes, outages, stock-outs, launches and goals from a planner's own list.</summary>
public sealed class EventsAndGoalsTests
{
    private static readonly EventsImporter Events = new();
    private static readonly GoalsImporter Goals = new();

    [Fact]
    public void The_columns_of_events_csv_are_read_as_they_are()
    {
        Imported imported = Events.Read(Asked.File("campaign;market;month;kind;comment;effect_known", "stock;Lille;2026-03;strike;Port closed;-0.17", "ALL;ALL;2026-04;launch;New model;"));
        Assert.Empty(imported.Errors());
        Assert.Equal(
            [new EventRow("stock", "Lille", Month.Of(2026, 3), "strike", "Port closed", -0.17), new EventRow("ALL", "ALL", Month.Of(2026, 4), "launch", "New model", null)],
            imported.Events.Select(e => e.Row));
        Assert.Equal("2", imported.Events[0].Trace.Rows.ToString());
    }

    [Theory]
    [InlineData("Grève", "strike")]
    [InlineData("mouvement social", "strike")]
    [InlineData("PANNE", "outage")]
    [InlineData("Rupture de stock", "stock-out")]
    [InlineData("out of stock", "stock-out")]
    [InlineData("Lancement", "launch")]
    [InlineData("salon auto", "salon auto")]
    public void French_words_mean_the_four_kinds_and_others_are_kept(string written, string kind)
    {
        Imported imported = Events.Read(Asked.File("Campagne;Marché;Mois;Type", $"stock;Lille;mars 2026;{written}"));
        Assert.Equal(kind, Assert.Single(imported.Events).Row.Kind);
        Assert.Equal(kind == written, imported.Findings.Any(f => f.Rule == "events.own-kind"));
    }

    [Fact]
    public void A_span_becomes_a_row_for_each_month_it_touches()
    {
        Imported imported = Events.Read(Asked.File("Campagne;Début;Fin;Nature;Effet", "stock;28/12/2025;03/02/2026;grève;-12 %"));
        Assert.Equal(["2025-12", "2026-01", "2026-02"], imported.Events.Select(e => e.Row.Month.ToString()));
        Assert.All(imported.Events, e => Assert.Equal(-0.12, e.Row.EffectKnown));
        Assert.Equal(Severity.Note, imported.One("events.effect-of-span").Severity);
        Assert.Equal(Severity.Note, imported.One("events.every-market").Severity);
    }

    [Fact]
    public void Mistakes_in_events_come_all_at_once_with_their_cells()
    {
        Imported imported = Events.Read(Asked.File("campaign;month;end;kind", "a;2026-03;2026-01;strike", "a;soon;;strike", "a;2026-03;;", "a;2026-05;;strike", "a;2026-05;;grève"));
        Assert.Equal(["events.end-before-start", "events.month-format", "events.name-missing"], imported.Errors());
        Assert.Equal("open.csv, row 2, column end", imported.One("events.end-before-start").Place.ToString());
        Assert.Equal(6, imported.One("events.twice").Place.Row);
        Assert.Single(imported.Events);
    }

    [Fact]
    public void Goals_are_read_with_french_headers_and_numbers()
    {
        Imported imported = Goals.Read(Asked.File("Campagne;Marché;Mois;Objectif leads", "stock;Lille;01/2026;1 250", "stock;Lille;02/2026;1 300,5"));
        Assert.Empty(imported.Errors());
        var lille = new SeriesKey("stock", "Lille");
        Assert.Equal([new GoalRow(lille, Month.Of(2026, 1), 1250), new GoalRow(lille, Month.Of(2026, 2), 1300.5)], imported.Goals.Select(g => g.Row));
    }

    [Fact]
    public void A_goal_may_take_campaign_and_market_from_the_options()
    {
        Assert.Equal(["goals.campaign-missing", "goals.market-missing"], Goals.Read(Asked.File("month;leads", "2026-01;5")).Errors());
        Assert.Equal(new SeriesKey("stock", "Lille"), Assert.Single(Goals.Read(Asked.File("month;leads", "2026-01;5"), ("campaign", "stock"), ("market", "Lille")).Goals).Row.Key);
    }

    [Fact]
    public void Mistakes_in_goals_come_all_at_once()
    {
        Imported imported = Goals.Read(Asked.File("campaign;market;month;leads", "a;b;2026-01;5", "a;b;2026-01;6", "a;b;2026-02;-3", "a;b;2026-03;", "a;;2026-04;1", "a;b;2026-05;x"));
        Assert.Equal(["goals.month-twice", "goals.negative", "goals.empty", "goals.name-missing", "goals.not-a-number"], imported.Errors());
        Assert.Equal("open.csv, row 5, column leads", imported.One("goals.empty").Place.ToString());
    }

    [Fact]
    public void Every_culture_reads_the_same() =>
        Assert.Single(Cultures.All.Select(c => Cultures.In(c, () => string.Join('|',
            Events.Read(Asked.File("CAMPAGNE;MARCHÉ;MOIS;TYPE;EFFET", "stock;İzmir;juin 2026;LANCEMENT;-0,5")).Events.Select(e => e.Row.Market + e.Row.Kind + (e.Row.EffectKnown == -0.5)))
            + string.Join('|', Goals.Read(Asked.File("CAMPAGNE;MARCHÉ;MOIS;OBJECTIF", "stock;Lille;juin 2026;1 250,5")).Goals.Select(g => g.Row.Leads == 1250.5)))).Distinct());
}
