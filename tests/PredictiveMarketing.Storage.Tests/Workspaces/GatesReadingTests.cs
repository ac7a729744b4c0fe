using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Workspaces;

/// <summary>D01: every threshold of step 2 is a setting of the contract.</summary>
public sealed class GatesReadingTests : IDisposable
{
    private readonly WrittenWorkspace workspace = new();

    public void Dispose() => workspace.Dispose();

    private WorkspaceReading With(string gates) =>
        workspace.Write("frame.json", $$"""{ "name": "test", "kpi": { "name": "leads" }, "horizonMonths": 3, "gates": { {{gates}} } }""").Read();

    [Fact]
    public void Every_threshold_of_the_checks_is_read()
    {
        Gates gates = With("""
            "outlierDeviations": 4, "levelShiftShare": 0.2, "levelShiftSignificance": 0.05, "duplicateCorrelation": 0.9, "togetherCorrelation": 0.8,
            "endedAfterMonths": 2, "leastVariation": 0.01, "matureShare": 0.9, "detectionPower": 0.9, "detectionLevel": 0.1, "monthsPerEffect": 3,
            "leakLikeness": 0.7, "stoppedAfterMonths": 18, "shortestStopMonths": 9, "decadeTolerance": 0.3, "siblingFactor": 200, "sameLeadsSpread": 0.01,
            "sameSpendSpread": 0.05, "driverOutlierDeviations": 8, "externalShiftDeviations": 4, "channelShiftFactor": 5
            """).Workspace!.Contract.Gates;
        Assert.Equal(
            Gates.Default with
            {
                OutlierDeviations = 4, LevelShiftShare = 0.2, LevelShiftSignificance = 0.05, DuplicateCorrelation = 0.9, TogetherCorrelation = 0.8,
                EndedAfterMonths = 2, LeastVariation = 0.01, MatureShare = 0.9, DetectionPower = 0.9, DetectionLevel = 0.1, MonthsPerEffect = 3,
                LeakLikeness = 0.7, StoppedAfterMonths = 18, ShortestStopMonths = 9, DecadeTolerance = 0.3, SiblingFactor = 200, SameLeadsSpread = 0.01,
                SameSpendSpread = 0.05, DriverOutlierDeviations = 8, ExternalShiftDeviations = 4, ChannelShiftFactor = 5,
            },
            gates);
    }

    [Fact]
    public void A_threshold_out_of_range_is_an_error_with_its_place()
    {
        Finding error = With("\"detectionPower\": 1.2").Findings.Single(f => f.Severity == Severity.Error);
        Assert.Equal(("frame.range", "gates.detectionPower"), (error.Rule, error.Place.Column));
    }

    [Fact]
    public void A_threshold_written_as_its_default_leaves_the_data_set_what_it_was()
    {
        string plain = DataSetVersion.Of(With("").Workspace!).Id;
        Assert.Equal(plain, DataSetVersion.Of(With("\"outlierDeviations\": 5").Workspace!).Id);
        Assert.NotEqual(plain, DataSetVersion.Of(With("\"outlierDeviations\": 6").Workspace!).Id);
        Assert.Equal(plain, DataSetVersion.Of(With("\"stoppedAfterMonths\": 12, \"siblingFactor\": 50").Workspace!).Id);
    }

    [Theory]
    [InlineData("stoppedAfterMonths", "13")]
    [InlineData("shortestStopMonths", "7")]
    [InlineData("decadeTolerance", "0.4")]
    [InlineData("siblingFactor", "60")]
    [InlineData("sameLeadsSpread", "0.006")]
    [InlineData("sameSpendSpread", "0.04")]
    [InlineData("driverOutlierDeviations", "7")]
    [InlineData("externalShiftDeviations", "3.5")]
    [InlineData("channelShiftFactor", "4")]
    [InlineData("matureShare", "0.99")]
    public void A_threshold_that_is_moved_makes_another_data_set(string setting, string value)
    {
        string plain = DataSetVersion.Of(With("").Workspace!).Id;
        Assert.NotEqual(plain, DataSetVersion.Of(With($"\"{setting}\": {value}").Workspace!).Id);
    }
}
