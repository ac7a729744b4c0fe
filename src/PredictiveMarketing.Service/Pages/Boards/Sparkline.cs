using System.Globalization;
using PredictiveMarketing.Forecasting.Boards;

namespace PredictiveMarketing.Service.Pages.Boards;

/// <summary>A point of a sparkline with the text that its table twin shows.</summary>
/// <param name="Y">Null where the month has no value: nothing is drawn.</param>
public sealed record SparkPoint(string Month, string Value, string Target, string X, string? Y);

/// <summary>A trend drawn on the server. The picture and its table are made from the same points (B08).</summary>
/// <param name="Lines">Stretches of months without a gap, as points of a polyline.</param>
/// <param name="TargetLine">Height of the latest target; null without one.</param>
public sealed record Sparkline(string Summary, IReadOnlyList<SparkPoint> Points, IReadOnlyList<string> Lines, string? TargetLine)
{
    public const int Width = 240;
    public const int Height = 48;
    private const double Margin = 4;
    private const int FewestMonths = 2;

    /// <summary>Two months with a value: a dot is no trend.</summary>
    public static bool Is(IReadOnlyList<TrendPoint> trend) => trend.Count(p => p.Value is not null) >= FewestMonths;

    /// <summary>Null when fewer than two months have a value: a dot is no trend.</summary>
    /// <param name="month">Writes a month, <paramref name="value"/> a value, both as the reader does.</param>
    public static Sparkline? Of(string summary, IReadOnlyList<TrendPoint> trend, Func<TrendPoint, string> month, Func<decimal?, string> value)
    {
        ArgumentNullException.ThrowIfNull(trend);
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(value);
        if (!Is(trend))
            return null;
        decimal? target = trend[^1].Target;
        decimal[] all = [.. trend.Select(p => p.Value).Append(target).OfType<decimal>()];
        (decimal low, decimal high) = (all.Min(), all.Max());
        double y(decimal v) => high > low ? Height - Margin - ((double)((v - low) / (high - low)) * (Height - (2 * Margin))) : Height / 2.0;
        double x(int i) => Margin + (i * (Width - (2 * Margin)) / (trend.Count - 1));
        SparkPoint[] points =
        [
            .. trend.Select((p, i) => new SparkPoint(month(p), value(p.Value), p.Target is null ? "" : value(p.Target), Text(x(i)), p.Value is decimal v ? Text(y(v)) : null)),
        ];
        return new Sparkline(summary, points, [.. Stretches(points)], target is decimal goal ? Text(y(goal)) : null);
    }

    // A missing month breaks the line: it is not bridged.
    private static IEnumerable<string> Stretches(SparkPoint[] points)
    {
        List<string> stretch = [];
        foreach (SparkPoint point in points)
        {
            if (point.Y is not null)
            {
                stretch.Add($"{point.X},{point.Y}");
                continue;
            }

            if (stretch.Count > 1)
                yield return string.Join(' ', stretch);
            stretch = [];
        }

        if (stretch.Count > 1)
            yield return string.Join(' ', stretch);
    }

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
