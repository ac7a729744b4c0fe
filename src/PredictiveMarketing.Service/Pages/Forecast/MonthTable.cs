using PredictiveMarketing.Service.Desk;

namespace PredictiveMarketing.Service.Pages.Forecast;

/// <summary>The table twin of a chart: the same months, the same numbers.</summary>
/// <param name="Ahead">Months with a forecast; otherwise the history.</param>
public sealed record MonthTable(IReadOnlyList<MonthView> Months, bool Ahead, int Decimals);
