using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Kpis;

/// <summary>K06: cost per lead from the workspace's own tables, with source and date.</summary>
public sealed class CampaignFiguresTests
{
    private static readonly Month March = Month.Of(2026, 3);

    private static readonly Workspace Tables = new(
        new FramingContract("w", null, null, new("leads", "leads", "acquisition", true), 6, null, Scope.Everything, LabelPolicy.Immediate, Approval.ByPeople, Schedule.Default, Gates.Default, null),
        [new(new SeriesKey("spring", "Lille"), March, 150, LeadStatus.Final), new(new SeriesKey("spring", "Metz"), March, 100, LeadStatus.Provisional), new(new SeriesKey("autumn", "Metz"), March, 9, LeadStatus.Final)],
        [Line("spring", "Lille", 2_000, MediaStatus.Delivered), Line("spring", MediaRow.NationalMarket, 3_000, MediaStatus.Delivered), Line("spring", "Lille", 7_000, MediaStatus.Planned)],
        [], [], []);

    [Fact]
    public void Cost_per_lead_takes_delivered_spend_national_lines_included_over_all_markets()
    {
        KpiResult result = KpiCatalogue.CostPerLead.Of(CampaignFigures.Of(Tables, "spring", March));
        Assert.Equal(20m, result.Value);
        Assert.Equal(["media_plan.csv, delivered", "leads.csv, provisional"], result.Inputs.Select(i => i.Source));
        Assert.Equal(new DateOnly(2026, 3, 31), result.AsOf);
    }

    [Fact]
    public void A_campaign_without_delivered_lines_has_no_cost_per_lead_and_not_zero()
    {
        KpiResult result = KpiCatalogue.CostPerLead.Of(CampaignFigures.Of(Tables, "autumn", March));
        Assert.Equal("n/a", result.ToString());
        Assert.Equal("cost: not known", result.WhyNot);
    }

    private static MediaRow Line(string campaign, string market, decimal spend, MediaStatus status) =>
        new(campaign, market, "tv", March, spend, status, null, null, market == MediaRow.NationalMarket ? MediaLevel.National : MediaLevel.Local, null);
}
