using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Plan;

/// <summary>What one month will bring.</summary>
/// <param name="Step">Months after the origin.</param>
/// <param name="Nowcast">True for a past month whose leads are still maturing.</param>
/// <param name="Point">The point forecast, equal to the median.</param>
/// <param name="LastYear">Leads of the same month last year; null in the first year.</param>
/// <param name="Previous">Leads of the month before: final if known, else that month's own forecast.</param>
/// <param name="Guessed">Drivers whose value in this month is a guess, because the plan or the source does not reach it.</param>
public sealed record ForecastMonth(
    Month Month,
    int Step,
    bool Nowcast,
    double Point,
    Quantiles Quantiles,
    double? LastYear,
    double? Previous,
    IReadOnlyList<string> Guessed);

/// <summary>The forecast of a plan for one campaign and market; market <c>ALL</c> is the campaign's total from joint draws.</summary>
public sealed record PlanForecast(SeriesKey Key, Month Origin, string Selected, bool IsBaseline, IReadOnlyList<ForecastMonth> Months)
{
    public const string TotalMarket = "ALL";
}

/// <summary>A target as proposed by the model: P50 with its band, whole numbers for counts.</summary>
public sealed record TargetDraft(SeriesKey Key, Month Month, double P10, double P50, double P90);
