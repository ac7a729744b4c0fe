using PredictiveMarketing.Forecasting.Evaluate.Checks;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Levels;

/// <summary>What a level regression knows of the drivers before it has seen a lead: what they usually bring, and how far they may lie from it.</summary>
/// <param name="Columns">Each in units of the prior standard deviation of its effect on the log of the leads, as long as the series.</param>
/// <param name="Usual">
/// Leads that a usual plan would bring, month by month, 1 on average: the logs are taken against them, and trend and season, which move only the leads that come
/// by themselves, weigh less where media bring many. It does not look at the leads, so that no shift can hide in it.
/// </param>
internal sealed record LevelDrivers(IReadOnlyList<double[]> Columns, double[] Usual)
{
    /// <summary>Share of the leads that media are taken to bring together, before anything is known.</summary>
    private const double MediaShare = 0.3;

    /// <summary>How far that share may lie from it: they may as well bring none, or most.</summary>
    private const double MediaSpread = 0.3;

    /// <summary>What was spent before the first month nobody knows: share of the leads that may still come of it, and halves every month.</summary>
    private const double BeforeSpread = 0.08;

    /// <summary>Of an external that is one standard deviation above its mean.</summary>
    private const double ExternalSpread = 0.05;

    /// <summary>A driver of which less is known explains nothing here.</summary>
    private const double LeastKnown = 0.8;

    /// <summary>How media may act: what lives on for the next month, and the power that flattens. The truth lies between the corners.</summary>
    private static readonly (double CarryOver, double Power)[] Shapes = [(0, 0.5), (0, 1), (0.5, 0.5), (0.5, 1)];

    public static LevelDrivers None(int months) => new([], [.. Enumerable.Repeat(1.0, months)]);

    public static LevelDrivers Of(TrainingTable table, IReadOnlyList<Month> months, Cutoff cutoff, Gates gates)
    {
        double[][][] media = [.. table.Columns.Where(c => c.Source == DriverSource.Media).Select(c => Known(c, months, cutoff, gates)).OfType<double[]>().Select(v => Responses(v, months)).OfType<double[][]>()];
        double[] usual = [.. months.Select((_, t) => 1 + (MediaShare * media.Sum(m => m.Average(shape => shape[t])) / Math.Max(1, media.Length)))];
        double each = MediaSpread / Math.Max(1, media.Length) / Math.Sqrt(Shapes.Length);
        return new LevelDrivers(
            [
                .. media.SelectMany(m => m).Select(shape => (double[])[.. shape.Select((r, t) => each * r / usual[t])]),
                .. media.Length == 0 ? Array.Empty<double[]>() : [months.Select((m, t) => BeforeSpread * Math.Pow(0.5, m - months[0]) / usual[t]).ToArray()],
                .. table.Columns.Where(c => c.Source != DriverSource.Media).Select(c => Standardised(Known(c, months, cutoff, gates))).OfType<double[]>(),
            ],
            usual);
    }

    // NaN where a month is not known; null where too few are, or where the unit changes: the break would be made good by a shift of the leads.
    private static double[]? Known(DriverColumn column, IReadOnlyList<Month> months, Cutoff cutoff, Gates gates)
    {
        double[] values = [.. months.Select(m => column.KnownAhead || m <= cutoff.Clock ? column.Values[m] : double.NaN)];
        return values.Count(double.IsFinite) >= LeastKnown * values.Length && ScaleBreak.In([.. months.Zip(values)], gates) is null ? values : null;
    }

    // Against their mean, so that a plan that hardly varies has little to say. Before the first month half of the usual was spent.
    private static double[][]? Responses(double[] spend, IReadOnlyList<Month> months)
    {
        double mean = spend.Where(double.IsFinite).Select(v => Math.Max(0, v)).Average();
        double[] answer(double carryOver, double power)
        {
            double pressure = carryOver / (1 - carryOver) * mean / 2;
            double[] response = new double[spend.Length];
            for (int t = 0; t < spend.Length; t++)
            {
                double kept = t == 0 ? 1 : Math.Pow(carryOver, months[t] - months[t - 1]);
                pressure = (double.IsFinite(spend[t]) ? Math.Max(0, spend[t]) : 0) + (kept * pressure);
                response[t] = Math.Pow(pressure, power);
            }

            double level = response.Average();
            return [.. response.Select(r => (r / level) - 1)];
        }

        return mean > 0 ? [.. Shapes.Select(s => answer(s.CarryOver, s.Power))] : null;
    }

    private static double[]? Standardised(double[]? values)
    {
        if (values is null)
            return null;
        double[] known = [.. values.Where(double.IsFinite)];
        double mean = known.Average();
        double deviation = Math.Sqrt(known.Sum(v => (v - mean) * (v - mean)) / known.Length);
        return deviation > 1e-9 * Math.Abs(mean) ? [.. values.Select(v => double.IsFinite(v) ? ExternalSpread * (v - mean) / deviation : 0)] : null;
    }
}
