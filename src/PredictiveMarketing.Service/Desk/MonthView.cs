using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Desk;

/// <summary>One month of a series or of a total, as every page and the API tell it.</summary>
/// <param name="Actual">Leads that came; null where none are known.</param>
/// <param name="Provisional">The actual is still being qualified, so a nowcast stands beside it.</param>
/// <param name="Forecast">The latest forecast of a month that is not final.</param>
/// <param name="Spend">Media of the month, planned or delivered, national included where it was asked for.</param>
public sealed record MonthView(
    Month Month,
    double? Actual,
    bool Provisional,
    Quantiles? Forecast,
    double? Goal,
    decimal? Spend)
{
    /// <summary>Same month last year; null in the first year.</summary>
    public double? LastYear { get; init; }

    /// <summary>The month before: what came, else what is expected.</summary>
    public double? Previous { get; init; }

    /// <summary>The month before is itself still an estimate.</summary>
    public bool PreviousIsEstimate { get; init; }

    /// <summary>The best single number: what came when it is final, the forecast otherwise.</summary>
    public double? Best => Actual is not null && !Provisional ? Actual : Forecast?.P50 ?? Actual;

    /// <summary>What the month is held against: its goal, or last year where nobody set one.</summary>
    public double? Reference => Goal ?? LastYear;

    public double? Gap => Forecast?.P50 - Reference;

    public Standing Standing => Forecast is null || Reference is not double reference ? Standing.Unknown : Standings.Of(Forecast, reference);
}
