using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>How the effect of a driver bends as there is more of it.</summary>
public enum Saturation
{
    /// <summary>Straight: every unit counts the same.</summary>
    None,

    /// <summary>log(1 + x / mean): nearly straight far below the mean of history, half as steep at it.</summary>
    Log,
}

public enum ExplainingKind
{
    /// <summary>Months since the start of the window.</summary>
    Trend,

    /// <summary>cos(2 pi k m / 12) of the calendar month m.</summary>
    Cosine,

    /// <summary>sin(2 pi k m / 12) of the calendar month m.</summary>
    Sine,

    /// <summary>A driver after carry-over and saturation.</summary>
    Driver,
}

/// <summary>One column that explains leads beside the ARMA errors.</summary>
/// <param name="Harmonic">k of a season term.</param>
/// <param name="CarryOver">Share of last month's pressure that lives on, 0 to below 1.</param>
public sealed record ExplainingTerm(ExplainingKind Kind, int Harmonic, string? Driver, double CarryOver, Saturation Saturation)
{
    private static readonly double[] Shares = [0, 0.3, 0.5, 0.7];

    public static ExplainingTerm Trend { get; } = new(ExplainingKind.Trend, 0, null, 0, Saturation.None);

    public static ExplainingTerm Season(ExplainingKind kind, int harmonic) => new(kind, harmonic, null, 0, Saturation.None);

    /// <summary>The family of shapes tried for a driver: four carry-overs, and each with saturation where the driver is never negative.</summary>
    public static IEnumerable<ExplainingTerm> ShapesOf(KnownDriver driver)
    {
        bool negative = Array.Exists(driver.Values, v => v < 0);
        foreach (double share in Shares)
        {
            yield return new(ExplainingKind.Driver, 0, driver.Name, share, Saturation.None);
            if (!negative)
                yield return new(ExplainingKind.Driver, 0, driver.Name, share, Saturation.Log);
        }
    }

    /// <summary>Fills the column over history and horizon.</summary>
    public void Fill(KnownTable table, Span<double> column)
    {
        ArgumentNullException.ThrowIfNull(table);
        switch (Kind)
        {
            case ExplainingKind.Trend:
                for (int t = 0; t < column.Length; t++)
                    column[t] = t;
                break;
            case ExplainingKind.Cosine:
                SeasonWave.Cosine(column, table.First, Harmonic);
                break;
            case ExplainingKind.Sine:
                SeasonWave.Sine(column, table.First, Harmonic);
                break;
            default:
                FillDriver(table.Drivers.First(d => d.Name == Driver).Values, table.Count, column);
                break;
        }
    }

    // Pressure is the weighted mean of this and earlier months; before the window it was that of an average month.
    private void FillDriver(ReadOnlySpan<double> values, int history, Span<double> column)
    {
        double mean = 0;
        for (int t = 0; t < history; t++)
            mean += values[t] / history;
        double pressure = mean;
        for (int t = 0; t < column.Length; t++)
        {
            pressure = ((1 - CarryOver) * values[t]) + (CarryOver * pressure);
            column[t] = Saturation == Saturation.None ? pressure : Math.Log(1 + (mean > 0 ? Math.Max(0, pressure) / mean : 0));
        }
    }
}
