using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Storage.Forecasts;

namespace PredictiveMarketing.Service.Pages.Forecast;

/// <summary>What changed since the cycle before, for a series or a total.</summary>
/// <param name="Since">The cycle before.</param>
/// <param name="Months">Months that both cycles forecast.</param>
public sealed record ChangeBoard(Month Since, IReadOnlyList<MonthChange> Months)
{
    public double Before => Months.Sum(m => m.Before);

    public double After => Months.Sum(m => m.After);

    public double Total => After - Before;

    /// <summary>Null where the part of the plan cannot be told.</summary>
    public double? FromPlan => Sum(m => m.FromPlan);

    public double? FromDataAndModel => Sum(m => m.FromDataAndModel);

    /// <summary>The same for what was picked on a desk, worked out once.</summary>
    public static ChangeBoard? Of(WorkspaceDesk desk, PlanReading reading, string? campaign, string? market)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(reading);
        StoredForecast[] stored = desk.StoredOf(campaign, market);
        return stored.Length == 0 ? null : desk.Once((campaign, market), () => Of(reading.CycleBefore(stored[0]), [.. stored.Select(reading.Changes)]));
    }

    /// <summary>Null unless every series of the total was forecast in both cycles.</summary>
    public static ChangeBoard? Of(Month? since, IReadOnlyList<IReadOnlyList<MonthChange>> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (since is not Month cycle || series.Count == 0 || series.Any(s => s.Count == 0))
            return null;
        return new ChangeBoard(
            cycle,
            [
                .. series.SelectMany(s => s).GroupBy(m => m.Month).Where(g => g.Count() == series.Count).OrderBy(g => g.Key).Select(g => new MonthChange(
                    g.Key, g.Sum(m => m.Before), g.Sum(m => m.After), g.All(m => m.FromPlan is not null) ? g.Sum(m => m.FromPlan) : null)),
            ]);
    }

    private double? Sum(Func<MonthChange, double?> pick) => Months.All(m => pick(m) is not null) ? Months.Sum(pick) : null;
}
