using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Evaluate;

public sealed class EvaluateStepTests
{
    [Theory]
    [InlineData(36, Judgement.Pass, "sufficient: 36 months")]
    [InlineData(35, Judgement.Review, "three years (36) are expected")]
    [InlineData(12, Judgement.Review, "12 months")]
    [InlineData(11, Judgement.Fail, "11 months, 12 are needed to see a season")]
    public void D01_D02_the_months_of_leads_decide(int months, Judgement judgement, string reason)
    {
        DataSetSufficiency leads = Leads(Planted.Seasonal(months, 100, 0.05, seed: 1));
        Assert.Equal(judgement, leads.Verdict.Judgement);
        Assert.Contains(reason, leads.Verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void D01_absent_months_are_named()
    {
        double[] leads = Planted.Seasonal(40, 100, 0.05, seed: 1);
        foreach (int gone in (int[])[5, 6, 20, 30])
            leads[gone] = double.NaN;
        DataSetSufficiency report = Leads(leads);
        Assert.Equal([Month.Of(2022, 6), Month.Of(2022, 7), Month.Of(2023, 9), Month.Of(2024, 7)], report.Gaps);
        Assert.Contains("2022-06, 2022-07, 2023-09, 2024-07", report.Verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(Judgement.Review, report.Verdict.Judgement);
    }

    [Fact]
    public void More_than_a_quarter_missing_stops_training()
    {
        double[] leads = [.. Planted.Seasonal(40, 100, 0.05, seed: 1).Select((y, t) => t % 3 == 1 && t < 39 ? double.NaN : y)];
        Assert.True(Leads(leads).Verdict.Stops);
    }

    [Fact]
    public void A_driver_that_never_varies_fails_and_one_that_ended_is_for_review()
    {
        Workspace world = Planted.Workspace(2, Planted.Seasonal(36, 100, 0.05, seed: 1)) with
        {
            Externals =
            [
                .. Enumerable.Range(0, 38).Select(t => new ExternalRow("flat", "ALL", Planted.First.Plus(t), 7, null)),
                .. Enumerable.Range(0, 30).Select(t => new ExternalRow("ended", "ALL", Planted.First.Plus(t), t, null)),
            ],
        };
        SufficiencyReport report = EvaluateStep.Run(FrameStep.Run(world, clock: null));
        Assert.Equal(Judgement.Fail, report.DataSets.Single(d => d.DataSet == "external flat").Verdict.Judgement);
        Verdict ended = report.DataSets.Single(d => d.DataSet == "external ended").Verdict;
        Assert.Equal(Judgement.Review, ended.Judgement);
        Assert.Contains("2024-06", ended.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_that_was_not_judged_fails() =>
        Assert.True(new SufficiencyReport([]).OnLeads(Planted.Key).Stops);

    private static DataSetSufficiency Leads(double[] leads) =>
        EvaluateStep.Run(FrameStep.Run(Planted.Workspace(2, leads), clock: null)).DataSets.Single();
}
