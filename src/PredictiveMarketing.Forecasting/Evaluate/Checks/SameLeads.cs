using PredictiveMarketing.Forecasting.Evaluate.Levels;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Checks;

/// <summary>
/// Series whose leads are those of another, month for month or times a factor. Two markets may share season and plan, but each has its own surprises:
/// a ratio that hardly moves is one table under two names.
/// </summary>
internal static class SameLeads
{
    private const int Fewest = 12;

    /// <summary>Different amounts that a pair must share.</summary>
    private const int Amounts = 6;

    /// <summary>Share of the months that must repeat.</summary>
    private const double Nearly = 0.9;

    public static Dictionary<SeriesKey, Check> Among(IReadOnlyList<TrainingTable> tables, Cutoff cutoff, Gates gates)
    {
        var found = new Dictionary<SeriesKey, Check>();
        if (tables.Count == 0)
            return found;
        Month first = tables.Min(t => t.Leads.First);
        double[][] leads = [.. tables.Select(t => t.Leads.Slice(first, cutoff.Origin))];
        for (int a = 0; a < leads.Length; a++)
        {
            for (int b = a + 1; b < leads.Length; b++)
            {
                if (Factor(leads[a], leads[b], gates.SameLeadsSpread) is not double factor)
                    continue;
                found[tables[b].Key] = Told(tables[a].Key, factor);
                found[tables[a].Key] = Told(tables[b].Key, 1 / factor);
            }
        }

        return found;
    }

    private static Check Told(SeriesKey other, double factor) => Check.Review(
        CheckKind.DuplicateSource,
        $"the leads are those of {other}, {(factor == 1 ? "month for month" : $"{UnitChecks.Times(factor)} as many in every month")}", [], ("factor", factor));

    /// <returns>How many times the first's leads the second's are; null where they are series of their own.</returns>
    private static double? Factor(double[] a, double[] b, double spread)
    {
        int either = 0, both = 0, equal = 0;
        double[] ratios = new double[a.Length];
        for (int t = 0; t < a.Length; t++)
        {
            if (a[t] > 0 || b[t] > 0)
                either++;
            if (!(a[t] > 0) || !(b[t] > 0))
                continue;
            ratios[both++] = Math.Log(b[t] / a[t]);
            if (a[t] == b[t])
                equal++;
        }

        if (both < Fewest || both < Nearly * either)
            return null;
        double usual = Outlier.Median(ratios[..both]);
        int alike = ratios[..both].Count(r => Math.Abs(r - usual) <= spread);
        if (alike < Nearly * either || a.Where(y => y > 0).Distinct().Count() < Amounts)
            return null;
        return equal >= Nearly * either ? 1 : Math.Exp(usual);
    }
}
