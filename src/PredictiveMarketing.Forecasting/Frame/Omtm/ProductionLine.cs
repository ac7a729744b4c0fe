using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>What a station of a line can do in a unit of time: 20 engines an hour, 30 calls a day.</summary>
public sealed record StationCapacity(string Station, double Capacity);

/// <summary>A line is as fast as its slowest station: more engines do not help while the paint shop holds ten (F23).</summary>
/// <param name="Throughput">What leaves the line per unit of time; null when nothing is known.</param>
/// <param name="Bottlenecks">The slowest station, or all of them where several are equally slow.</param>
/// <param name="NextThroughput">What the line would do once the bottleneck is gone; null when nothing else holds it back.</param>
public sealed record ProductionLine(double? Throughput, IReadOnlyList<string> Bottlenecks, double? NextThroughput, IReadOnlyList<Finding> Findings)
{
    public static ProductionLine Of(IReadOnlyList<StationCapacity> stations)
    {
        ArgumentNullException.ThrowIfNull(stations);
        Finding[] findings =
        [
            .. stations.Where(s => !double.IsFinite(s.Capacity) || s.Capacity < 0).Select(s => OmtmFinding.Error("line", "capacity", "capacity", ($"'{s.Station}' has no capacity that can be counted.", "Write how many it can do, 0 or more."))),
            .. stations.Count == 0 ? new[] { OmtmFinding.Error("line", "stations", "empty", ("The line has no station.", "Name one at least.")) } : [],
        ];
        if (findings.Length > 0)
            return new ProductionLine(null, [], null, findings);
        double least = stations.Min(s => s.Capacity);
        double[] others = [.. stations.Where(s => s.Capacity > least).Select(s => s.Capacity)];
        return new ProductionLine(least, [.. stations.Where(s => s.Capacity == least).Select(s => s.Station)], others.Length > 0 ? others.Min() : null, []);
    }
}
