using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Storage.Workspaces.Contract;

/// <summary>Reads the thresholds of the gates. Those of the checks in step 2 are optional and silent when absent; data/README.md lists them.</summary>
internal static class GatesFields
{
    public static Gates? Read(JsonFields fields, FindingLog log)
    {
        Gates common = Gates.Default;
        int? minimum = fields.Whole("minimumMonths", 1, 120, common.MinimumMonths);
        int? full = fields.Whole("fullHistoryMonths", 1, 240, common.FullHistoryMonths);
        double? missing = fields.Share("maximumMissingShare", 0, 1, common.MaximumMissingShare);
        double? skill = fields.Share("skillMargin", -1, 1, common.SkillMargin);
        double? significance = fields.Share("driverSignificance", 0, 1, common.DriverSignificance);
        double? outlier = Quiet(fields, "outlierDeviations", 2, 100, common.OutlierDeviations);
        double? shift = Quiet(fields, "levelShiftShare", 0, 1, common.LevelShiftShare);
        double? shiftLevel = Quiet(fields, "levelShiftSignificance", 0, 1, common.LevelShiftSignificance);
        double? duplicate = Quiet(fields, "duplicateCorrelation", 0.5, 1, common.DuplicateCorrelation);
        double? together = Quiet(fields, "togetherCorrelation", 0.5, 1, common.TogetherCorrelation);
        int? ended = fields.Has("endedAfterMonths") ? fields.Whole("endedAfterMonths", 1, 60, fallback: null) : common.EndedAfterMonths;
        double? variation = Quiet(fields, "leastVariation", 0, 1, common.LeastVariation);
        double? mature = Quiet(fields, "matureShare", 0.5, 1, common.MatureShare);
        double? power = Quiet(fields, "detectionPower", 0.5, 0.999, common.DetectionPower);
        double? level = Quiet(fields, "detectionLevel", 0.0001, 0.5, common.DetectionLevel);
        double? leak = Quiet(fields, "leakLikeness", 0.5, 1, common.LeakLikeness);
        double? perEffect = Quiet(fields, "monthsPerEffect", 0, 120, common.MonthsPerEffect);
        int? stopped = QuietWhole(fields, "stoppedAfterMonths", common.StoppedAfterMonths);
        int? shortest = QuietWhole(fields, "shortestStopMonths", common.ShortestStopMonths);
        double? decade = Quiet(fields, "decadeTolerance", 0, 1.15, common.DecadeTolerance);
        double? sibling = Quiet(fields, "siblingFactor", 1, 10_000, common.SiblingFactor);
        double? sameLeads = Quiet(fields, "sameLeadsSpread", 0, 1, common.SameLeadsSpread);
        double? sameSpend = Quiet(fields, "sameSpendSpread", 0, 1, common.SameSpendSpread);
        double? driverOutlier = Quiet(fields, "driverOutlierDeviations", 2, 100, common.DriverOutlierDeviations);
        double? externalShift = Quiet(fields, "externalShiftDeviations", 1, 100, common.ExternalShiftDeviations);
        double? channelShift = Quiet(fields, "channelShiftFactor", 1.1, 1000, common.ChannelShiftFactor);
        fields.ReportUnknown();
        if (minimum > full)
            log.Error(fields.At("minimumMonths"), "frame.range", $"gates.minimumMonths {minimum} is above gates.fullHistoryMonths {full}.", "Write a smaller number.");
        return minimum is { } a && full is { } b && missing is { } c && skill is { } d && significance is { } e
            && outlier is { } o && shift is { } s && shiftLevel is { } sl && duplicate is { } du && together is { } to && ended is { } en
            && variation is { } va && mature is { } ma && power is { } po && level is { } le && perEffect is { } pe && leak is { } lk
            && stopped is { } st && shortest is { } sh && decade is { } de && sibling is { } si && sameLeads is { } sa && sameSpend is { } ss
            && driverOutlier is { } dro && externalShift is { } es && channelShift is { } cs
            ? new Gates(a, b, c, d, e)
            {
                OutlierDeviations = o, LevelShiftShare = s, LevelShiftSignificance = sl, DuplicateCorrelation = du, TogetherCorrelation = to,
                EndedAfterMonths = en, LeastVariation = va, MatureShare = ma, DetectionPower = po, DetectionLevel = le, MonthsPerEffect = pe, LeakLikeness = lk,
                StoppedAfterMonths = st, ShortestStopMonths = sh, DecadeTolerance = de, SiblingFactor = si, SameLeadsSpread = sa, SameSpendSpread = ss,
                DriverOutlierDeviations = dro, ExternalShiftDeviations = es, ChannelShiftFactor = cs,
            }
            : null;
    }

    private static int? QuietWhole(JsonFields fields, string field, int common) => fields.Has(field) ? fields.Whole(field, 1, 120, fallback: null) : common;

    private static double? Quiet(JsonFields fields, string field, double least, double most, double common) =>
        fields.Has(field) ? fields.Share(field, least, most, common) : common;
}
