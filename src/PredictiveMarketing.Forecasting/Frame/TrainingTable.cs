using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame;

/// <summary>One driver of one series over history and plan; NaN where the workspace holds no value.</summary>
/// <param name="Name">The driver's name; national media carries the suffix <c> (national)</c>.</param>
/// <param name="Published">Per month of <paramref name="Values"/>, the month index in which the value became known; NaN means in its own month.</param>
public sealed record DriverColumn(string Name, DriverSource Source, bool KnownAhead, MonthlySeries Values, MonthlySeries? Published)
{
    public const string NationalSuffix = " (national)";
}

/// <summary>The training table of one campaign in one market: final leads and every driver, with availability.</summary>
/// <param name="Leads">Final leads; NaN for months that are missing.</param>
/// <param name="Provisional">Leads still being qualified; NaN elsewhere. Shown beside the nowcast, never trained on.</param>
public sealed record TrainingTable(
    SeriesKey Key,
    MonthlySeries Leads,
    MonthlySeries Provisional,
    IReadOnlyList<DriverColumn> Columns)
{
    /// <summary>What was known on the cutoff: a physical copy, so that nothing later can be looked at.</summary>
    public KnownTable KnownAt(Cutoff cutoff, bool nonNegative)
    {
        Month first = Month.Later(Leads.First, cutoff.First);
        Month last = cutoff.Origin.Plus(cutoff.Steps);
        var drivers = new List<KnownDriver>(Columns.Count);
        foreach (DriverColumn column in Columns)
        {
            // Carry-over needs the months before the window's first one no more than the leads do: the window is strict.
            double[] values = new double[Math.Max(0, last - first + 1)];
            for (int i = 0; i < values.Length; i++)
                values[i] = VisibleValue(column, first.Plus(i), cutoff.Clock);
            drivers.Add(KnownDriver.Filled(column, values));
        }

        return new KnownTable(Key, first, cutoff.Origin, cutoff.Steps, Leads.Slice(first, cutoff.Origin), drivers, nonNegative);
    }

    private static double VisibleValue(DriverColumn column, Month month, Month clock)
    {
        if (!column.KnownAhead && month > clock)
            return double.NaN;
        double published = column.Published is null ? double.NaN : column.Published[month];
        return published > clock.Index ? double.NaN : column.Values[month];
    }
}

/// <summary>A point in time from which a forecast is made.</summary>
/// <param name="First">Earliest month that may be used (the window).</param>
/// <param name="Origin">Last month whose leads may be used.</param>
/// <param name="Clock">Last month whose other data may be used: later than the origin while leads mature.</param>
/// <param name="Steps">Months after the origin to forecast.</param>
public readonly record struct Cutoff(Month First, Month Origin, Month Clock, int Steps)
{
    /// <summary>The same view moved back in time: an inner fold of this cutoff.</summary>
    public Cutoff At(Month origin) => this with { Origin = origin, Clock = Clock.Plus(origin - Origin) };
}
