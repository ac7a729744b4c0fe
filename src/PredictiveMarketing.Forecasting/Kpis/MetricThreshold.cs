using System.Globalization;
using System.Text.RegularExpressions;

namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>A bar in a definition, such as <c>score &gt; 8/10</c>.</summary>
/// <param name="IsAbove">True: values above it are good.</param>
/// <param name="OrEqual">True: the bar itself is good too.</param>
/// <param name="OutOf">The top of the scale, where one is given.</param>
public sealed record MetricThreshold(double Bar, bool IsAbove, bool OrEqual, double? OutOf)
{
    /// <summary>Does a value pass? 8.0 does not pass &gt; 8, 8.1 does.</summary>
    public bool Meets(double value) => (value == Bar && OrEqual) || (IsAbove ? value > Bar : value < Bar);

    /// <summary>The first bar in a text, French or English; null when there is none.</summary>
    public static MetricThreshold? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Comparison.Match(PlainWords.Of(text)) is not { Success: true } found)
            return null;
        string sign = found.Groups["sign"].Value;
        return new MetricThreshold(
            Number(found.Groups["bar"].Value),
            sign[0] is '>' or '\u2265' || Upward.IsMatch(sign),
            sign is ">=" or "<=" or "\u2265" or "\u2264" || Inclusive.IsMatch(sign),
            found.Groups["top"].Success ? Number(found.Groups["top"].Value) : null);
    }

    private static double Number(string text) => double.Parse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static readonly Regex Comparison = new(@"(?<sign>>=|<=|>|<|\u2265|\u2264|\b(?:above|more than|greater than|at least|below|less than|at most|superieure? a|plus de|au moins|inferieure? a|moins de|au plus))\s*(?<bar>[0-9]+(?:[.,][0-9]+)?)(?:\s*/\s*(?<top>[0-9]+(?:[.,][0-9]+)?))?", RegexOptions.NonBacktracking);

    private static readonly Regex Upward = new("above|more|greater|at least|superieur|plus de|au moins", RegexOptions.NonBacktracking);

    private static readonly Regex Inclusive = new("at least|at most|au moins|au plus", RegexOptions.NonBacktracking);
}
