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
        fields.ReportUnknown();
        if (minimum > full)
            log.Error(fields.At("minimumMonths"), "frame.range", $"gates.minimumMonths {minimum} is above gates.fullHistoryMonths {full}.", "Write a smaller number.");
        return minimum is { } a && full is { } b && missing is { } c && skill is { } d && significance is { } e
            && outlier is { } o && shift is { } s && shiftLevel is { } sl && duplicate is { } du && together is { } to && ended is { } en
            && variation is { } va && mature is { } ma && power is { } po && level is { } le && perEffect is { } pe && leak is { } lk
            ? new Gates(a, b, c, d, e)
            {
                OutlierDeviations = o, LevelShiftShare = s, LevelShiftSignificance = sl, DuplicateCorrelation = du, TogetherCorrelation = to,
                EndedAfterMonths = en, LeastVariation = va, MatureShare = ma, DetectionPower = po, DetectionLevel = le, MonthsPerEffect = pe, LeakLikeness = lk,
            }
            : null;
    }

    private static double? Quiet(JsonFields fields, string field, double least, double most, double common) =>
        fields.Has(field) ? fields.Share(field, least, most, common) : common;
}
