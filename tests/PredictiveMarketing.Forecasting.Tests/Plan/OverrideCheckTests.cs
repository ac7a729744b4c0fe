using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Plan;

/// <summary>H01: what a person's value has to be.</summary>
public class OverrideCheckTests
{
    [Theory]
    [InlineData(120, true, 90, null)]
    [InlineData(0, true, 90, null)]
    [InlineData(-1, true, 90, "targets.negative")]
    [InlineData(12.4, true, 90, "targets.whole")]
    [InlineData(12.4, true, 90.5, null)]
    [InlineData(-12.4, false, 90, null)]
    [InlineData(double.NaN, false, 90, "targets.value")]
    [InlineData(double.PositiveInfinity, true, 90, "targets.value")]
    public void A_value_is_held_to_what_the_kpi_can_be(double value, bool nonNegative, double leads, string? rule)
    {
        FramingContract contract = new("test", null, null, new Kpi("leads", "leads", "acquisition", nonNegative), 3, null, Scope.Everything, LabelPolicy.Immediate, Approval.ByPeople, Schedule.Default, Gates.Default, null);
        Workspace workspace = new(contract, [new LeadRow(new SeriesKey("Winter", "Lille"), Month.Of(2026, 1), leads, LeadStatus.Final)], [], [], [], []);

        Finding? refused = OverrideCheck.Of(workspace, value);

        Assert.Equal(rule, refused?.Rule);
        Assert.Equal(rule is null ? null : "value", refused?.Place.Column);
    }
}
