using System.Globalization;
using PredictiveMarketing.Forecasting.Relate;

namespace PredictiveMarketing.Service.Pages.Relate;

/// <summary>A small scatter drawn on the server: what is left of the leads against what is left of the driver, a point per month.</summary>
/// <param name="Line">The straight line through the points, from left to right; null when the driver does not move.</param>
/// <param name="Slope">Share of the leads for one standard deviation of the driver.</param>
public sealed record SmallMultiple(IReadOnlyList<(string X, string Y)> Points, (string X1, string Y1, string X2, string Y2)? Line, string ZeroX, string ZeroY, double Slope, double Correlation)
{
    public const int Width = 240;
    public const int Height = 130;
    private const double Margin = 8;
    private const int FewestMonths = 6;

    /// <summary>Null under six months: six points are a picture, fewer are an accident.</summary>
    public static SmallMultiple? Of(IReadOnlyList<LeftOver> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        LeftOver[] known = Known(months);
        if (known.Length < FewestMonths)
            return null;
        Extent across = Extent.Of(known.Select(m => m.Driver)), up = Extent.Of(known.Select(m => m.Leads));
        double x(double value) => across.Place(value, Margin, Width - Margin);
        double y(double value) => up.Place(value, Height - Margin, Margin);
        double xx = known.Sum(m => m.Driver * m.Driver), xy = known.Sum(m => m.Driver * m.Leads), yy = known.Sum(m => m.Leads * m.Leads);
        double slope = xx > 0 ? xy / xx : 0;
        return new SmallMultiple(
            [.. known.Select(m => (Text(x(m.Driver)), Text(y(m.Leads))))],
            xx > 0 ? Clipped(across, up, slope, x, y) : null,
            Text(x(0)),
            Text(y(0)),
            slope,
            xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : 0);
    }

    /// <summary>The months that are drawn.</summary>
    public static LeftOver[] Known(IReadOnlyList<LeftOver> months) => [.. months.Where(m => double.IsFinite(m.Leads) && double.IsFinite(m.Driver))];

    // The line ends where the picture does.
    private static (string, string, string, string) Clipped(Extent across, Extent up, double slope, Func<double, double> x, Func<double, double> y)
    {
        double left = across.Low, right = across.High;
        if (slope != 0)
        {
            double a = up.Low / slope, b = up.High / slope;
            left = Math.Max(left, Math.Min(a, b));
            right = Math.Min(right, Math.Max(a, b));
        }

        return (Text(x(left)), Text(y(slope * left)), Text(x(right)), Text(y(slope * right)));
    }

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Zero is always in the picture.</summary>
    private readonly record struct Extent(double Low, double High)
    {
        public static Extent Of(IEnumerable<double> values)
        {
            double[] all = [.. values, 0];
            return new Extent(all.Min(), all.Max());
        }

        public double Place(double value, double from, double to) => High > Low ? from + ((value - Low) / (High - Low) * (to - from)) : (from + to) / 2;
    }
}
