using System.Globalization;
using PredictiveMarketing.Forecasting.Evaluate.Levels;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Checks;

/// <summary>
/// Months of a driver that lie far from the months around them, and drivers whose level changes for good. A driver is compared with itself alone: prices wander
/// and budgets change, so both checks ask for what is sudden as well as large. Data sets that come and go, like strikes or lockdowns, are not asked.
/// </summary>
internal static class DriverLevels
{
    private const int Fewest = 18;

    private const int Side = 6;

    /// <summary>Months on each side that say what is usual around a month.</summary>
    private const int Around = 3;

    /// <summary>Share of zeros from which a data set comes and goes.</summary>
    private const double ComesAndGoes = 0.2;

    /// <summary>Share of the months that may lie on the wrong side of the middle between two levels.</summary>
    private const double Overlap = 0.1;

    /// <summary>Part of the change that must come within three months.</summary>
    private const double Sudden = 0.7;

    private const double NormalScale = 1.4826;

    /// <summary>Amounts in the months on air, in logs.</summary>
    public static IEnumerable<Check> OfSpend(IReadOnlyList<(Month Month, double Value)> amounts, Gates gates)
    {
        (Month, double)[] onAir = [.. amounts.Where(a => a.Value > 0).Select(a => (a.Month, Math.Log(a.Value)))];
        return Of(onAir, "amounts", log: true, (size, _) => Math.Abs(size) >= Math.Log(gates.ChannelShiftFactor), gates);
    }

    /// <summary>Values in logs where all are positive.</summary>
    public static IEnumerable<Check> OfExternal(IReadOnlyList<(Month Month, double Value)> values, Gates gates)
    {
        (Month Month, double Value)[] known = [.. values.Where(v => double.IsFinite(v.Value))];
        if (known.Count(v => v.Value == 0) > ComesAndGoes * known.Length)
            return [];
        bool log = known.All(v => v.Value > 0);
        return Of([.. known.Select(v => (v.Month, log ? Math.Log(v.Value) : v.Value))], "values", log, (size, within) => Math.Abs(size) >= gates.ExternalShiftDeviations * within, gates);
    }

    private static IEnumerable<Check> Of((Month Month, double Value)[] dated, string what, bool log, Func<double, double, bool> large, Gates gates)
    {
        if (dated.Length < Fewest)
            yield break;
        double[] values = [.. dated.Select(d => d.Value)];
        string told(double size) => log ? string.Create(CultureInfo.InvariantCulture, $"{Math.Exp(size):0.##} times what they were") : string.Create(CultureInfo.InvariantCulture, $"{size:+0.###;-0.###} against before");
        if (Shift(values, [.. dated.Select(d => d.Month.Index)]) is { } shift && large(shift.Size, shift.Within))
        {
            Month from = dated[shift.At].Month;
            yield return Check.Review(CheckKind.DriverShift, $"{what} from {from} on are {told(shift.Size)}: a new definition, source or plan; confirm it", [from], ("size", log ? Math.Exp(shift.Size) : shift.Size));
            for (int t = shift.At; t < values.Length; t++)
                values[t] -= shift.Size;
        }

        foreach ((int at, double away, double deviations) in Outliers(values, gates.DriverOutlierDeviations))
        {
            Month month = dated[at].Month;
            double value = log ? Math.Exp(dated[at].Value) : dated[at].Value, expected = log ? Math.Exp(dated[at].Value - away) : dated[at].Value - away;
            yield return Check.Review(
                CheckKind.DriverOutlier,
                string.Create(CultureInfo.InvariantCulture, $"{month} has {value:0.##} where the months around it have {expected:0.##}"), [month],
                ("value", value), ("expected", expected), ("deviations", deviations));
        }
    }

    // The split that explains most beside a wave of a year; where two levels hardly overlap and the change came at once.
    private static (int At, double Size, double Within)? Shift(double[] values, int[] times)
    {
        int n = values.Length;
        double[][] year = Year(times);
        double[] left = Cleaned.Without(year, values);
        (double Gain, int At, double Size) best = (0, 0, 0);
        for (int k = Side; k <= n - Side; k++)
        {
            double[] step = Cleaned.Without(year, Step(n, k, 1));
            double product = Cleaned.Dot(step, left), information = Cleaned.Dot(step, step);
            if (information > 1e-6 && product * product / information > best.Gain)
                best = (product * product / information, k, product / information);
        }

        int at = best.At;
        if (at == 0)
            return null;
        double[] plain = [.. Cleaned.Without(year, [.. values.Zip(Step(n, at, best.Size), (v, s) => v - s)]).Zip(Step(n, at, best.Size), (v, s) => v + s)];
        double low = Outlier.Median(plain[..at]), high = Outlier.Median(plain[at..]), size = high - low;
        int wrong = plain.Where((v, t) => (v > (low + high) / 2) != (t >= at == size > 0)).Count();
        double sudden = Outlier.Median(plain[at..(at + Around)]) - Outlier.Median(plain[(at - Around)..at]);
        double within = NormalScale * Outlier.Median([.. plain.Select((v, t) => Math.Abs(v - (t < at ? low : high)))]);
        return size != 0 && wrong <= Overlap * n && sudden / size >= Sudden ? (at, size, within) : null;
    }

    private static double[] Step(int length, int at, double size) => [.. Enumerable.Range(0, length).Select(t => t < at ? 0 : size)];

    // A level and a wave of a year.
    private static double[][] Year(int[] times) => Cleaned.Orthonormal(
    [
        [.. times.Select(_ => 1.0)],
        [.. times.Select(t => Math.Cos(2 * Math.PI * t / 12))],
        [.. times.Select(t => Math.Sin(2 * Math.PI * t / 12))],
    ]);

    // Far from the months around it in units of how months usually lie there, and farther than the values spread at all.
    private static IEnumerable<(int At, double Away, double Deviations)> Outliers(double[] values, double most)
    {
        double[] away =
        [
            .. values.Select((v, t) => v - Outlier.Median([.. values[Math.Max(0, t - Around)..t], .. values[(t + 1)..Math.Min(values.Length, t + Around + 1)]])),
        ];
        double centre = Outlier.Median(values);
        double usual = NormalScale * Outlier.Median([.. away.Select(Math.Abs)]), spread = NormalScale * Outlier.Median([.. values.Select(v => Math.Abs(v - centre))]);
        return usual > 0
            ? away.Select((a, t) => (t, a, Math.Abs(a) / usual)).Where(o => o.Item3 > most && Math.Abs(o.a) > spread)
            : [];
    }
}
