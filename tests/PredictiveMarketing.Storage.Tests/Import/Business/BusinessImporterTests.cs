using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Business;
using PredictiveMarketing.Storage.Tests.Import.OpenData;

namespace PredictiveMarketing.Storage.Tests.Import.Business;

/// <summary>B07, D03: monthly figures of sales and finance, by the names that people give them.</summary>
public sealed class BusinessImporterTests
{
    private static readonly BusinessImporter Importer = new();

    /// <summary>B07: the columns of a French sheet become figures, each known when its month is over.</summary>
    [Fact]
    public void A_sheet_of_finance_becomes_monthly_figures()
    {
        Imported imported = Importer.Read(Asked.File("Mois;MRR;Utilisateurs payants;Nouveaux clients;MQL;SQL;CA", "2026-09;3600;120;50;200;50;10000", "2026-10;3750;125;;210;;"));

        Assert.Empty(imported.Errors());
        Assert.Equal("2026-09=3600 2026-10=3750", imported.Months("recurring_revenue"));
        Assert.Equal("2026-09=50", imported.Months("new_customers"));
        Assert.Equal(8, imported.Externals.Count - 1);
        Assert.All(imported.Externals, e => Assert.Equal(e.Row.Month.Next, e.Row.Published));
        Assert.Equal("2", imported.Externals[0].Trace.Rows.ToString());
    }

    /// <summary>B07: markets may be kept apart.</summary>
    [Fact]
    public void Markets_are_kept_apart_where_the_file_names_them()
    {
        Imported imported = Importer.Read(Asked.File("month;market;new_customers", "2026-09;Lille;30", "2026-09;Lyon;20"));

        Assert.Equal(("2026-09=30", "2026-09=20"), (imported.Months("new_customers", "Lille"), imported.Months("new_customers", "Lyon")));
    }

    [Fact]
    public void Mistakes_come_all_at_once_with_their_cells()
    {
        Imported imported = Importer.Read(Asked.File("month;mrr", "2026-09;-1", "2026-10;x", "2026-10;4", "2039-01;4", "soon;4"));

        Assert.Equal(["business.negative", "business.not-a-number", "business.month-twice", "business.month-ahead", "business.month-format"], imported.Errors());
        Assert.Equal(["business.no-figure"], Importer.Read(Asked.File("month;weather", "2026-09;4")).Errors());
    }

    /// <summary>B07: every figure that the importer reads is one that the KPI engine asks for, and the other way round.</summary>
    [Fact]
    public void The_importer_reads_every_figure_of_the_business_and_no_other() =>
        Assert.Equal(BusinessFigures.All.Select(f => f.Column).Order(), Importer.Fields.Select(f => f.Name).Where(n => n is not ("month" or "market")).Order());
}
