using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Plan;

/// <summary>Why the forecast of a month is not what it was a cycle ago.</summary>
/// <param name="Before">The point forecast that the cycle before made.</param>
/// <param name="After">The point forecast that stands now.</param>
/// <param name="FromPlan">What today's plan alone would have changed in the earlier forecast; null where the earlier models cannot read today's plan.</param>
public sealed record MonthChange(Month Month, double Before, double After, double? FromPlan)
{
    public double Total => After - Before;

    /// <summary>New months of leads and the models trained on them. The two cannot be told apart: every cycle trains anew.</summary>
    public double? FromDataAndModel => Total - FromPlan;
}

/// <summary>The difference between two cycles' forecasts of the same months, in its parts.</summary>
public static class ForecastChange
{
    /// <summary>
    /// The plan's part is found by giving the earlier models today's plan, with everything else as it was known then; the rest is the data
    /// and the models trained on them. Plan and rest sum to the difference.
    /// </summary>
    /// <param name="replanned">The earlier question with today's plan: see <see cref="WithPlanOf"/>.</param>
    /// <param name="after">The forecast that stands now.</param>
    public static IReadOnlyList<MonthChange> Of(EarlierForecast earlier, FramedQuestion replanned, PlanForecast after)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(replanned);
        ArgumentNullException.ThrowIfNull(after);
        Dictionary<Month, double>? withPlan = CanRead(earlier, replanned)
            ? PlanForecaster.Forecast(replanned, earlier.Document, earlier.Shared).Months.ToDictionary(m => m.Month, m => m.Point)
            : null;
        Dictionary<Month, double> before = earlier.Forecast.Months.ToDictionary(m => m.Month, m => m.Point);
        return
        [
            .. after.Months.Where(m => before.ContainsKey(m.Month)).Select(m => new MonthChange(
                m.Month,
                before[m.Month],
                m.Point,
                withPlan is not null && withPlan.TryGetValue(m.Month, out double planned) ? planned - before[m.Month] : null)),
        ];
    }

    /// <summary>The earlier question with today's media plan for the months that it forecast; history stays as it was known.</summary>
    public static Workspace WithPlanOf(Workspace then, Workspace now, Month origin)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(now);
        return then with { Media = [.. then.Media.Where(m => m.Month <= origin), .. now.Media.Where(m => m.Month > origin)] };
    }

    // A channel that the earlier models never saw, or one that has left, makes another table than they were trained on.
    private static bool CanRead(EarlierForecast earlier, FramedQuestion replanned)
    {
        if (replanned.Cutoff.Origin != earlier.Document.Origin || replanned.Tables.All(t => t.Key != earlier.Document.Key))
            return false;
        HashSet<string> there = [.. replanned.Table(earlier.Document.Key).Columns.Select(d => d.Name)];
        return earlier.Document.Drivers.Kept.All(there.Contains);
    }
}

/// <summary>A forecast of an earlier cycle with the models that made it.</summary>
/// <param name="Shared">Finds a shared model by the hash in the document.</param>
public sealed record EarlierForecast(PlanForecast Forecast, ModelDocument Document, Func<string, SharedModel> Shared);
