using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Kpis;

/// <summary>B07, K09: recurring revenue, revenue per user and MQL to SQL, from figures that the workspace carries.</summary>
public class BusinessFiguresTests
{
    private static readonly Month At = Month.Of(2026, 10);

    /// <summary>B07: 3,600 of recurring revenue of 120 users is 30 each; 50 of 200 MQL are 25 %; without figures it is n/a with a reason.</summary>
    [Fact]
    public void Figures_that_were_brought_make_the_KPIs_and_without_them_they_are_not_available()
    {
        KpiFigure[] brought = [.. Figures(("recurring_revenue", 3600), ("paying_users", 120), ("marketing_qualified_leads", 200), ("sales_qualified_leads", 50), ("new_customers", 5))];

        Assert.Equal(3600m, KpiCatalogue.MonthlyRecurringRevenue.Of(brought).Value);
        Assert.Equal(30m, KpiCatalogue.RevenuePerUser.Of(brought).Value);
        Assert.Equal(0.25m, KpiCatalogue.MarketingToSales.Of(brought).Value);
        Assert.Equal(0.05m, KpiCatalogue.LeadToClient.Of(brought).Value);
        KpiResult none = KpiCatalogue.MonthlyRecurringRevenue.Of([.. Figures()]);
        Assert.Null(none.Value);
        Assert.False(string.IsNullOrWhiteSpace(none.WhyNot));
    }

    /// <summary>B07: levels of two months are not added up; counts are.</summary>
    [Fact]
    public void A_level_of_two_months_is_no_sum()
    {
        Workspace workspace = Of([("paying_users", 120), ("new_customers", 5)], At.Previous, At);
        IReadOnlyList<KpiFigure> two = new WorkspaceFigures(workspace).Everything(["Winter"], [At.Previous, At]);

        Assert.DoesNotContain(two, f => f.Name == "users");
        Assert.Equal(10m, two.Single(f => f.Name == "new customers").Value);
    }

    /// <summary>B07: what the business came to is no driver of the leads unless the framing names it.</summary>
    [Fact]
    public void A_figure_of_the_business_is_no_candidate_driver_by_itself()
    {
        Workspace workspace = Of([("new_customers", 5), ("pollen", 3)], [.. Month.Range(At.Plus(-20), At)]);

        Assert.Equal(["pollen"], FourSteps.Frame(workspace, At.Next).Tables[0].Columns.Select(d => d.Name));
    }

    [Fact]
    public void Every_formula_of_the_starter_set_finds_its_figures_among_those_that_can_be_brought()
    {
        string[] names = [.. BusinessFigures.All.SelectMany(f => f.Names), "cost", "leads", "visitors", BoardKpis.LeadsOfTheMonth];
        Assert.All(BoardKpis.Starter.SelectMany(k => k.Variants).SelectMany(v => v.Inputs), i => Assert.Contains(i, names));
    }

    private static IReadOnlyList<KpiFigure> Figures(params (string Name, double Value)[] externals) => new WorkspaceFigures(Of(externals, At)).Everything(["Winter"], [At]);

    private static Workspace Of((string Name, double Value)[] externals, params Month[] months)
    {
        var contract = new FramingContract("test", null, null, new Kpi("leads", "leads", "acquisition", true), 3, null, Scope.Everything, LabelPolicy.Immediate, Approval.ByPeople, Schedule.Default, Gates.Default, null);
        LeadRow[] leads = [.. months.Select(m => new LeadRow(new SeriesKey("Winter", "Lille"), m, 100, LeadStatus.Final))];
        return new Workspace(contract, leads, [], [.. months.SelectMany(m => externals.Select(e => new ExternalRow(e.Name, ExternalRow.AllMarkets, m, e.Value, null)))], [], []);
    }
}
