using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame;

/// <summary>A driver as seen from a cutoff, complete: what was not known is filled by a stated guess.</summary>
/// <param name="Values">Months of history and of the horizon; never NaN.</param>
/// <param name="Guessed">Which of the values are guesses.</param>
/// <param name="HasHistory">False when nothing at all was known: the driver cannot be used.</param>
public sealed record KnownDriver(string Name, DriverSource Source, bool KnownAhead, double[] Values, bool[] Guessed, bool HasHistory)
{
    /// <summary>
    /// Fills what is not known with the same month last year, else with the mean of what is known.
    /// Never with the last value: a carried-forward plan makes driver models worse than none.
    /// </summary>
    public static KnownDriver Filled(DriverColumn column, double[] values)
    {
        ArgumentNullException.ThrowIfNull(column);
        bool[] guessed = new bool[values.Length];
        double sum = 0;
        int known = 0;
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                continue;
            sum += value;
            known++;
        }

        double mean = known == 0 ? 0 : sum / known;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
                continue;
            guessed[i] = true;
            values[i] = i >= 12 ? values[i - 12] : mean;
        }

        return new KnownDriver(column.Name, column.Source, column.KnownAhead, values, guessed, known > 0);
    }

    /// <summary>
    /// The same driver entering some months later, as far as they reach known where it is not known ahead. The first months take the driver's first value, marked as guesses.
    /// </summary>
    public KnownDriver Later(int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        if (months == 0 || Values.Length == 0)
            return this;
        double[] later = new double[Values.Length];
        bool[] guessed = new bool[Values.Length];
        for (int t = 0; t < later.Length; t++)
        {
            later[t] = Values[Math.Max(0, t - months)];
            guessed[t] = t < months || Guessed[t - months];
        }

        return this with { Values = later, Guessed = guessed };
    }
}

/// <summary>Everything a candidate may look at: the leads up to the origin and the drivers over history and horizon.</summary>
/// <param name="Leads">From <paramref name="First"/> to <paramref name="Origin"/>; NaN where a month is missing.</param>
public sealed record KnownTable(
    SeriesKey Key,
    Month First,
    Month Origin,
    int Steps,
    double[] Leads,
    IReadOnlyList<KnownDriver> Drivers,
    bool NonNegative)
{
    /// <summary>Months of history in the window.</summary>
    public int Count => Leads.Length;

    /// <summary>Months of history that have leads.</summary>
    public int Observed
    {
        get
        {
            int n = 0;
            foreach (double y in Leads)
                n += double.IsNaN(y) ? 0 : 1;
            return n;
        }
    }

    public KnownTable With(IReadOnlyList<KnownDriver> drivers) => this with { Drivers = drivers };

    /// <summary>Cuts a forecast at 0 where the KPI cannot be negative.</summary>
    public double Admissible(double value) => NonNegative && value < 0 ? 0 : value;
}
