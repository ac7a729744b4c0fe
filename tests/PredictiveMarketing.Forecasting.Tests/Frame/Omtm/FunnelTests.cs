using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.Omtm;

/// <summary>F23: the funnel and what holds it back.</summary>
public class FunnelTests
{
    private static readonly FunnelStage[] Order = [FunnelStage.Awareness, FunnelStage.Acquisition, FunnelStage.Activation, FunnelStage.Revenue, FunnelStage.Retention, FunnelStage.Referral];

    [Fact]
    public void The_six_stages_stand_in_the_order_that_was_decided() => Assert.Equal(Order, Enum.GetValues<FunnelStage>());

    [Fact]
    public void A_line_is_as_fast_as_its_slowest_station_and_more_engines_do_not_help()
    {
        ProductionLine line = ProductionLine.Of([new("engines", 20), new("paint", 10)]);
        Assert.Equal((10, "paint"), (line.Throughput!.Value, Assert.Single(line.Bottlenecks)));
        ProductionLine more = ProductionLine.Of([new("engines", 40), new("paint", 10)]);
        Assert.Equal((10, "paint", 40), (more.Throughput!.Value, Assert.Single(more.Bottlenecks), more.NextThroughput!.Value));
        Assert.Equal(["a", "b"], ProductionLine.Of([new("a", 5), new("b", 5), new("c", 9)]).Bottlenecks);
        Assert.Null(ProductionLine.Of([]).Throughput);
        Assert.Equal("line.capacity", Assert.Single(ProductionLine.Of([new("a", double.NaN)]).Findings).Rule);
    }

    [Fact]
    public void From_200_to_20_nine_in_ten_are_lost_and_that_passage_is_the_bottleneck()
    {
        Funnel funnel = Funnel.Of([Of(FunnelStage.Acquisition, 200), Of(FunnelStage.Activation, 20), Of(FunnelStage.Revenue, 10)]);
        Assert.Equal(0.9, funnel.Passages[0].DropOff!.Value, 12);
        Assert.Same(funnel.Passages[0], funnel.Bottleneck);
        Assert.Equal((BottleneckBasis.LargestLoss, FunnelStage.Activation), (funnel.Basis, funnel.WeakStage!.Value));
        Assert.Equal([FunnelStage.Awareness, FunnelStage.Retention, FunnelStage.Referral], funnel.Missing);
    }

    [Fact]
    public void Where_last_year_is_known_the_passage_furthest_below_it_is_the_bottleneck()
    {
        // Clicks are always few; the visits that became leads halved.
        Funnel funnel = Funnel.Of([Of(FunnelStage.Awareness, 100_000, 100_000), Of(FunnelStage.Acquisition, 2_000, 2_000), Of(FunnelStage.Activation, 100, 200)]);
        Assert.Equal((BottleneckBasis.BelowUsual, FunnelStage.Activation), (funnel.Basis, funnel.WeakStage!.Value));
        Assert.Equal(0.5, funnel.Bottleneck!.AgainstUsual!.Value, 12);
        Assert.Equal(FunnelStage.Acquisition, funnel.LargestLoss!.To.Stage);
    }

    [Fact]
    public void A_step_that_is_fed_from_elsewhere_is_no_bottleneck_and_one_comparison_alone_is_none()
    {
        FunnelCount[] steps = [Of(FunnelStage.Awareness, 1000, 1000), Of(FunnelStage.Acquisition, 50, 50), Of(FunnelStage.Acquisition, 130, 150), Of(FunnelStage.Activation, 12, 15), Of(FunnelStage.Revenue, 1)];
        Funnel funnel = Funnel.Of(steps);
        // 130 of 50 is less than the 150 of a year ago, and most of them never clicked.
        Assert.Equal((BottleneckBasis.BelowUsual, FunnelStage.Activation), (funnel.Basis, funnel.WeakStage!.Value));
        Assert.Equal((BottleneckBasis.LargestLoss, FunnelStage.Revenue), (Funnel.Of(steps[3..]).Basis, Funnel.Of(steps[3..]).WeakStage!.Value));
        Assert.Equal(BottleneckBasis.LargestLoss, Funnel.Of([steps[0], Of(FunnelStage.Acquisition, 40, 50), Of(FunnelStage.Revenue, 1)]).Basis);
    }

    [Fact]
    public void What_is_not_known_is_no_bottleneck()
    {
        Funnel funnel = Funnel.Of([Of(FunnelStage.Awareness, 1000), Of(FunnelStage.Acquisition, null), Of(FunnelStage.Activation, 10)]);
        Assert.Null(funnel.Bottleneck);
        Assert.Equal(BottleneckBasis.None, funnel.Basis);
        Assert.All(funnel.Passages, p => Assert.Null(p.DropOff));
        Assert.Null(Funnel.Of([Of(FunnelStage.Acquisition, 0), Of(FunnelStage.Activation, 5)]).Passages[0].Rate);
        Assert.Equal(["funnel.count", "funnel.too-short"], Funnel.Check([Of(FunnelStage.Awareness, -1)]).Select(f => f.Rule));
    }

    [Fact]
    public void A_workspace_gives_the_steps_that_it_holds_and_an_agency_sees_its_own_markets_only()
    {
        Month[] months = [Month.Of(2026, 9), Month.Of(2026, 10)];
        SeriesKey lille = new("c", "Lille"), lyon = new("c", "Lyon");
        LeadRow[] leads = [.. months.SelectMany(m => new[] { new LeadRow(lille, m, 10, LeadStatus.Final), new LeadRow(lyon, m, 5, LeadStatus.Final), new LeadRow(lille, m.LastYear, 20, LeadStatus.Final), new LeadRow(lyon, m.LastYear, 5, LeadStatus.Final) })];
        MediaRow[] media =
        [
            .. months.Select(m => new MediaRow("c", "NATIONAL", "search", m, 1, MediaStatus.Delivered, 1000, 50, MediaLevel.National, null)),
            .. months.Select(m => new MediaRow("c", "Lille", "tv", m, 1, MediaStatus.Delivered, 9_000_000, null, MediaLevel.Local, null)),
        ];
        Kpi kpi = new("leads", "leads", "activation", true);
        Workspace workspace = new(new FramingContract("w", null, null, kpi, 3, null, Scope.Everything, LabelPolicy.Immediate, Approval.ByPeople, Schedule.Default, Gates.Default, null), leads, media, [], [], []);

        IReadOnlyList<FunnelCount> all = WorkspaceFunnel.Of(workspace, months, null);
        Assert.Equal([("impressions", 2000.0, null), ("clicks", 100.0, null), ("leads", 30.0, (double?)50.0)], all.Select(s => (s.What, s.Count!.Value, s.Before)));
        Assert.Equal([FunnelStage.Awareness, FunnelStage.Acquisition, FunnelStage.Activation], all.Select(s => s.Stage));
        Assert.Equal([("leads", 10.0)], WorkspaceFunnel.Of(workspace, months, ["Lyon"]).Select(s => (s.What, s.Count!.Value)));
        Assert.Empty(WorkspaceFunnel.Of(workspace, [.. months, Month.Of(2026, 11)], null));
    }

    private static FunnelCount Of(FunnelStage stage, double? count, double? before = null) => new(stage, stage.ToString(), count, before, "typed");
}
