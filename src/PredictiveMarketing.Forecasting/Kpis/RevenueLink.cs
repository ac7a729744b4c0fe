using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>
/// Does the target go with revenue (R03)? Pearson's correlation over the months that have both, with Fisher's z interval (Fisher 1921):
/// atanh r plus and minus 1.96 / sqrt(n - 3). Months that lean on their past make the interval narrower than it should be, and a correlation is no effect.
/// </summary>
/// <param name="Months">Months that have both.</param>
/// <param name="Correlation">Null when there is not enough evidence; then the bounds are null too.</param>
/// <param name="Low">Lower bound of the 95 % interval.</param>
/// <param name="WhyNot">Why no number is claimed.</param>
public sealed record RevenueLink(int Months, double? Correlation, double? Low, double? High, string? WhyNot)
{
    /// <summary>With fewer months no number is claimed.</summary>
    public const int FewestMonths = 12;

    public const string NotEnough = "not enough evidence";

    private const double Normal975 = 1.959963984540054;

    public static RevenueLink Of(MonthlySeries target, MonthlySeries revenue)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(revenue);
        (double X, double Y)[] pairs =
        [
            .. Month.Range(Month.Later(target.First, revenue.First), Month.Earlier(target.Last, revenue.Last))
                .Select(m => (target[m], revenue[m])).Where(p => double.IsFinite(p.Item1) && double.IsFinite(p.Item2)),
        ];
        int n = pairs.Length;
        if (n < FewestMonths)
            return new RevenueLink(n, null, null, null, FormattableString.Invariant($"{NotEnough}: {n} months have both, {FewestMonths} are needed"));
        double meanX = pairs.Average(p => p.X), meanY = pairs.Average(p => p.Y);
        double xx = pairs.Sum(p => (p.X - meanX) * (p.X - meanX)), yy = pairs.Sum(p => (p.Y - meanY) * (p.Y - meanY));
        double xy = pairs.Sum(p => (p.X - meanX) * (p.Y - meanY));
        double r = Math.Clamp(xy / (Math.Sqrt(xx) * Math.Sqrt(yy)), -1, 1);
        if (!double.IsFinite(r))
            return new RevenueLink(n, null, null, null, $"{NotEnough}: {(xx > 0 ? "revenue" : "the target")} never varies");
        double z = Math.Atanh(r), half = Normal975 / Math.Sqrt(n - 3);
        return new RevenueLink(n, r, Math.Tanh(z - half), Math.Tanh(z + half), null);
    }
}
