using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>The gates in the canonical form: the five oldest always, the others only where they differ from their default, so that older data sets keep their ids.</summary>
internal static class CanonicalGates
{
    public static void Write(Gates gates, Utf8JsonWriter json)
    {
        json.WriteStartObject("gates");
        json.WriteNumber("minimumMonths", gates.MinimumMonths);
        json.WriteNumber("fullHistoryMonths", gates.FullHistoryMonths);
        json.WriteNumber("maximumMissingShare", gates.MaximumMissingShare);
        json.WriteNumber("skillMargin", gates.SkillMargin);
        json.WriteNumber("driverSignificance", gates.DriverSignificance);
        foreach ((string name, double value, double common) in Checks(gates, Gates.Default))
        {
            if (value != common)
                json.WriteNumber(name, value);
        }

        json.WriteEndObject();
    }

    private static (string Name, double Value, double Common)[] Checks(Gates gates, Gates common) =>
    [
        ("outlierDeviations", gates.OutlierDeviations, common.OutlierDeviations),
        ("levelShiftShare", gates.LevelShiftShare, common.LevelShiftShare),
        ("levelShiftSignificance", gates.LevelShiftSignificance, common.LevelShiftSignificance),
        ("duplicateCorrelation", gates.DuplicateCorrelation, common.DuplicateCorrelation),
        ("togetherCorrelation", gates.TogetherCorrelation, common.TogetherCorrelation),
        ("endedAfterMonths", gates.EndedAfterMonths, common.EndedAfterMonths),
        ("leastVariation", gates.LeastVariation, common.LeastVariation),
        ("matureShare", gates.MatureShare, common.MatureShare),
        ("stoppedAfterMonths", gates.StoppedAfterMonths, common.StoppedAfterMonths),
        ("shortestStopMonths", gates.ShortestStopMonths, common.ShortestStopMonths),
        ("decadeTolerance", gates.DecadeTolerance, common.DecadeTolerance),
        ("siblingFactor", gates.SiblingFactor, common.SiblingFactor),
        ("sameLeadsSpread", gates.SameLeadsSpread, common.SameLeadsSpread),
        ("sameSpendSpread", gates.SameSpendSpread, common.SameSpendSpread),
        ("driverOutlierDeviations", gates.DriverOutlierDeviations, common.DriverOutlierDeviations),
        ("externalShiftDeviations", gates.ExternalShiftDeviations, common.ExternalShiftDeviations),
        ("channelShiftFactor", gates.ChannelShiftFactor, common.ChannelShiftFactor),
        ("detectionPower", gates.DetectionPower, common.DetectionPower),
        ("detectionLevel", gates.DetectionLevel, common.DetectionLevel),
        ("leakLikeness", gates.LeakLikeness, common.LeakLikeness),
        ("monthsPerEffect", gates.MonthsPerEffect, common.MonthsPerEffect),
    ];
}
