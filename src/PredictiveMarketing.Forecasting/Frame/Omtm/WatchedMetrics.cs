using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>What the set around the north star metric has to cover (F18).</summary>
public enum GrowthDimension
{
    Acquisition,
    Retention,
    Engagement,
}

/// <summary>Numbers alone say how much, words alone say why (F28).</summary>
public enum MetricNature
{
    Quantitative,

    /// <summary>Interviews, verbatims, what dealers hear.</summary>
    Qualitative,
}

/// <summary>A metric that is watched beside the north star.</summary>
/// <param name="Type">What it watches over: performance, cost or retention.</param>
/// <param name="Note">For a qualitative one: what was heard, and where.</param>
public sealed record WatchedMetric(string Name, KpiType Type, GrowthDimension Dimension, MetricNature Nature, string? Note)
{
    /// <summary>The type of a KPI of the catalogue; null for a metric that is not in it.</summary>
    public static KpiType? TypeOf(string name) => KpiCatalogue.Named(name)?.Type;
}

/// <summary>The metrics around the north star: what they cover and what is missing.</summary>
/// <param name="Missing">Dimensions that no metric covers.</param>
public sealed record MetricCoverage(IReadOnlyList<WatchedMetric> Metrics, IReadOnlyList<GrowthDimension> Missing, IReadOnlyList<Finding> Findings)
{
    /// <summary>Warnings never stop the work; a metric without a name or under another type than the catalogue's does.</summary>
    public static MetricCoverage Of(IReadOnlyList<WatchedMetric> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        GrowthDimension[] missing = [.. Enum.GetValues<GrowthDimension>().Where(d => metrics.All(m => m.Dimension != d))];
        List<Finding> findings =
        [
            .. metrics.Where(m => string.IsNullOrWhiteSpace(m.Name)).Select(_ => OmtmFinding.Error("metrics", "name", "name-missing", ("A metric has no name.", "Name it."))),
            .. metrics.Where(m => WatchedMetric.TypeOf(m.Name) is KpiType type && type != m.Type)
                .Select(m => OmtmFinding.Error("metrics", "type", "type", ($"'{m.Name}' is a {WatchedMetric.TypeOf(m.Name)} metric, not {m.Type}.", "Take the type of the catalogue."))),
            .. missing.Select(d => OmtmFinding.Warning("metrics", "dimension", $"missing-{Code(d)}", ($"No metric covers {Code(d)}.", $"Watch one metric of {Code(d)} at least."))),
        ];
        if (metrics.Count > 0 && metrics.All(m => m.Nature == MetricNature.Quantitative))
            findings.Add(OmtmFinding.Warning("metrics", "nature", "quantitative-only", ("Every metric is a number.", "Add what customers or dealers say in their own words.")));
        if (metrics.Count > 0 && metrics.All(m => m.Nature == MetricNature.Qualitative))
            findings.Add(OmtmFinding.Warning("metrics", "nature", "qualitative-only", ("No metric is a number.", "Add one that is counted.")));
        findings.AddRange(metrics.Where(m => m.Nature == MetricNature.Qualitative && string.IsNullOrWhiteSpace(m.Note))
            .Select(m => OmtmFinding.Warning("metrics", "note", "note-missing", ($"'{m.Name}' is qualitative and says nothing.", "Note what was heard."))));
        return new MetricCoverage(metrics, missing, findings);
    }

    private static string Code(GrowthDimension dimension) => dimension.ToString().ToLowerInvariant();
}
