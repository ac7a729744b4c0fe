using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Models.Regression;

public enum TermKind
{
    /// <summary>Months since the start of the window.</summary>
    Trend,

    /// <summary>cos(2 pi k m / 12) of the calendar month m.</summary>
    Cosine,

    /// <summary>sin(2 pi k m / 12) of the calendar month m.</summary>
    Sine,

    /// <summary>A driver's value in the month itself.</summary>
    Driver,

    /// <summary>A driver after geometric carry-over: pressure_t = value_t + share x pressure_(t-1).</summary>
    CarryOver,

    /// <summary>The square root of a non-negative driver: diminishing returns.</summary>
    Root,

    /// <summary>Leads some months earlier.</summary>
    LaggedLeads,

    /// <summary>log(1 + value / unit) of a non-negative driver, the unit being its mean: linear when small, diminishing when large.</summary>
    LogDriver,

    /// <summary>The square root of a non-negative driver after geometric carry-over.</summary>
    RootOfCarryOver,
}

/// <summary>One column of a regression.</summary>
/// <param name="Driver">The driver's name, for driver terms.</param>
/// <param name="Parameter">Harmonic of a season term, share of a carry-over, lag of lagged leads, unit of a logarithm.</param>
public sealed record Term(TermKind Kind, string? Driver, double Parameter)
{
    /// <summary>Fills the column over history and horizon. Lagged leads are filled by the caller, step by step.</summary>
    public void Fill(KnownTable table, Span<double> column)
    {
        ArgumentNullException.ThrowIfNull(table);
        switch (Kind)
        {
            case TermKind.Trend:
                for (int t = 0; t < column.Length; t++)
                    column[t] = t;
                break;
            case TermKind.Cosine:
                SeasonWave.Cosine(column, table.First, Parameter);
                break;
            case TermKind.Sine:
                SeasonWave.Sine(column, table.First, Parameter);
                break;
            case TermKind.LaggedLeads:
                column.Fill(double.NaN);
                break;
            default:
                FillDriver(table.Drivers.First(d => d.Name == Driver).Values, column);
                break;
        }
    }

    private void FillDriver(ReadOnlySpan<double> values, Span<double> column)
    {
        double pressure = 0;
        for (int t = 0; t < column.Length; t++)
        {
            // Geometric carry-over, not normalised: a share of last month's pressure lives on (cf. Jin et al. 2017).
            pressure = values[t] + (Kind is TermKind.CarryOver or TermKind.RootOfCarryOver ? Parameter * pressure : 0);
            column[t] = Kind switch
            {
                TermKind.Root => Math.Sqrt(Math.Max(0, values[t])),
                TermKind.RootOfCarryOver => Math.Sqrt(Math.Max(0, pressure)),
                TermKind.LogDriver => Math.Log(1 + (Math.Max(0, values[t]) / Parameter)),
                _ => pressure,
            };
        }
    }
}
