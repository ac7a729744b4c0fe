using PredictiveMarketing.Forecasting.Evaluate.Levels;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Checks;

/// <summary>Values in another unit: ten, a hundred or a thousand times as large from a month on, in a single month, or beside those of other markets.</summary>
/// <param name="From">First month in the other unit; null when it is the whole series.</param>
/// <param name="Factor">How much larger than before.</param>
/// <param name="Single">Only this month.</param>
internal sealed record ScaleBreak(Month? From, double Factor, bool Single)
{
    private const int Side = 3;

    /// <summary>Values of a month and of those that it is compared with.</summary>
    public static ScaleBreak? In(IReadOnlyList<(Month Month, double Value)> dated, Gates gates)
    {
        (Month Month, double Log)[] values = [.. dated.Where(v => v.Value > 0).Select(v => (v.Month, Math.Log(v.Value)))];
        if (values.Length < 2 * Side)
            return null;
        double[] logs = [.. values.Select(v => v.Log)];
        if (Lasting(logs, gates.DecadeTolerance) is (int at, double size))
            return new ScaleBreak(values[at].Month, Math.Exp(size), Single: false);
        return Alone(logs, gates.DecadeTolerance) is (int one, double by) ? new ScaleBreak(values[one].Month, Math.Exp(by), Single: true) : null;
    }

    /// <summary>The factor between a series and its siblings where it is a unit's; null where it is not.</summary>
    public static double? Beside(double level, IReadOnlyList<double> siblings, Gates gates)
    {
        double apart = Math.Log(level) - Outlier.Median([.. siblings.Select(s => Math.Log(s))]);
        return Math.Abs(apart) > Math.Log(gates.SiblingFactor) && IsDecade(apart, gates.DecadeTolerance) ? Math.Exp(apart) : null;
    }

    // The split that explains most; its two sides must hardly overlap, and the change must be sudden.
    private static (int At, double Size)? Lasting(double[] logs, double tolerance)
    {
        int n = logs.Length;
        double total = logs.Sum(), before = 0;
        (double Gain, int At) best = (0, 0);
        for (int k = 1; k <= n - Side; k++)
        {
            before += logs[k - 1];
            double apart = ((total - before) / (n - k)) - (before / k);
            double gain = apart * apart * k * (n - k) / n;
            if (k >= Side && gain > best.Gain)
                best = (gain, k);
        }

        int at = best.At;
        if (at == 0)
            return null;
        double size = Outlier.Median(logs[at..]) - Outlier.Median(logs[..at]);
        double middle = (Outlier.Median(logs[at..]) + Outlier.Median(logs[..at])) / 2;
        int wrong = logs.Where((v, t) => (v > middle) != (t >= at == size > 0)).Count();
        double sudden = Outlier.Median(logs[at..Math.Min(n, at + Side)]) - Outlier.Median(logs[(at - Side)..at]);
        return IsDecade(size, tolerance) && wrong <= 0.05 * n && Math.Abs(sudden) > 0.7 * Math.Abs(size) ? (at, size) : null;
    }

    private static (int At, double Size)? Alone(double[] logs, double tolerance)
    {
        double[] away = [.. logs.Select((v, t) => v - Outlier.Median([.. logs[Math.Max(0, t - Side)..t], .. logs[(t + 1)..Math.Min(logs.Length, t + Side + 1)]]))];
        double spread = 1.4826 * Outlier.Median([.. away.Select(Math.Abs)]);
        int at = Array.FindIndex(away, a => IsDecade(a, tolerance) && Math.Abs(a) > 6 * spread);
        return at < 0 ? null : (at, away[at]);
    }

    private static bool IsDecade(double size, double tolerance)
    {
        double decades = Math.Round(Math.Abs(size) / Math.Log(10));
        return decades is >= 1 and <= 3 && Math.Abs(Math.Abs(size) - (decades * Math.Log(10))) < tolerance;
    }
}
