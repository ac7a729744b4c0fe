using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Pages.Kpi;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>K01, K06, K11: what the workspace's own figures give.</summary>
public class KpiBoardTests
{
    private static readonly Month May = Month.Of(2026, 5);

    [Fact]
    public void Cost_per_lead_is_delivered_spend_national_lines_included_over_leads()
    {
        KpiResult result = KpiCatalogue.CostPerLead.Of(Figures(media: [Line(3000, "Lille"), Line(2000, MediaRow.NationalMarket), Line(900, "Lille") with { Status = MediaStatus.Planned }]).CostAndLeads(["spring"], [May]));

        Assert.Equal(20m, result.Value);
        Assert.Equal(new DateOnly(2026, 5, 31), result.AsOf);
    }

    [Fact]
    public void A_period_with_a_month_without_spend_is_not_available_and_says_so()
    {
        KpiResult result = KpiCatalogue.CostPerLead.Of(Figures(media: [Line(3000, "Lille")]).CostAndLeads(["spring"], [May, May.Next]));

        Assert.Null(result.Value);
        Assert.Equal("cost: not known", result.WhyNot);
    }

    [Fact]
    public void Conversion_is_told_only_where_sessions_are()
    {
        ExternalRow sessions = new("ga4_sessions", ExternalRow.AllMarkets, May, 2500, null);

        Assert.Equal(0.1m, KpiCatalogue.ConversionRate.Of(Figures(externals: [sessions]).Everything(["spring"], [May])).Value);
        Assert.Null(KpiCatalogue.ConversionRate.Of(Figures().Everything(["spring"], [May])).Value);
    }

    private static WorkspaceFigures Figures(IReadOnlyList<MediaRow>? media = null, IReadOnlyList<ExternalRow>? externals = null) => new(new Workspace(
        new FramingContract("w", null, null, new Kpi("leads", "leads", "acquisition", NonNegative: true), 3, null, Scope.Everything, LabelPolicy.Immediate, Approval.ByPeople, Forecasting.Frame.Schedule.Default, Gates.Default, null),
        [new LeadRow(new SeriesKey("spring", "Lille"), May, 250, LeadStatus.Final)],
        media ?? [],
        externals ?? [],
        [],
        []));

    private static MediaRow Line(decimal spend, string market) => new("spring", market, "tv", May, spend, MediaStatus.Delivered, null, null, MediaLevel.Local, null);
}
