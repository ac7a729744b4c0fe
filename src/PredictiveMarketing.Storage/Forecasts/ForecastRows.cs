using System.Text.Json;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Forecasts;

/// <summary>A row of the table <c>forecasts</c>.</summary>
internal sealed class ForecastRow
{
    public long Seq { get; set; }

    public string Id { get; set; } = "";

    public string Workspace { get; set; } = "";

    public Month Cycle { get; set; }

    public string Campaign { get; set; } = "";

    public string Market { get; set; } = "";

    public Month Origin { get; set; }

    public string DataSet { get; set; } = "";

    public string Plan { get; set; } = "";

    public string? Model { get; set; }

    public string Selected { get; set; } = "";

    public bool IsBaseline { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public StoredForecast Stored(IReadOnlyList<ForecastMonthRow> months) => new(
        Id, Workspace, Cycle,
        new PlanForecast(new SeriesKey(Campaign, Market), Origin, Selected, IsBaseline, [.. months.Select(m => m.Value())]),
        new ForecastSources(DataSet, Plan, Model), CreatedAt);
}

/// <summary>Seven quantiles as seven columns.</summary>
internal abstract class QuantileRow
{
    public double P025 { get; set; }

    public double P10 { get; set; }

    public double P25 { get; set; }

    public double P50 { get; set; }

    public double P75 { get; set; }

    public double P90 { get; set; }

    public double P975 { get; set; }

    protected Quantiles Quantiles
    {
        get => new(P025, P10, P25, P50, P75, P90, P975);
        set => (P025, P10, P25, P50, P75, P90, P975) = (value.P025, value.P10, value.P25, value.P50, value.P75, value.P90, value.P975);
    }
}

/// <summary>A row of the table <c>forecast_months</c>.</summary>
internal sealed class ForecastMonthRow : QuantileRow
{
    public long Forecast { get; set; }

    public Month Month { get; set; }

    public int Step { get; set; }

    public bool Nowcast { get; set; }

    public double Point { get; set; }

    public double? LastYear { get; set; }

    public double? Previous { get; set; }

    /// <summary>A JSON list of driver names.</summary>
    public string Guessed { get; set; } = "[]";

    public static ForecastMonthRow Of(long forecast, ForecastMonth month) => new()
    {
        Forecast = forecast,
        Month = month.Month,
        Step = month.Step,
        Nowcast = month.Nowcast,
        Point = month.Point,
        Quantiles = month.Quantiles,
        LastYear = month.LastYear,
        Previous = month.Previous,
        Guessed = JsonSerializer.Serialize(month.Guessed),
    };

    public ForecastMonth Value() =>
        new(Month, Step, Nowcast, Point, Quantiles, LastYear, Previous, JsonSerializer.Deserialize<string[]>(Guessed) ?? []);
}
