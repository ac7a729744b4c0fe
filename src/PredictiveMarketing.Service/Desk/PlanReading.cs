using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;

namespace PredictiveMarketing.Service.Desk;

/// <summary>
/// Takes stored forecasts apart: what each driver adds, and why a forecast is not what it was a cycle ago. Everything is named by content hash, so what is
/// kept here can never be stale; it is computed again after a restart.
/// </summary>
public sealed class PlanReading(Store store, WorkspaceRoom room)
{
    // About a hundred series over two years of cycles.
    private const int MostForecasts = 2500;
    private const int MostQuestions = 24;
    private const int MostShared = 200;
    private readonly Kept<(string DataSet, Month Cycle), FramedQuestion> questions = new(MostQuestions);
    private readonly Kept<(string Workspace, string Id), SharedModel> shared = new(MostShared);
    private readonly Kept<string, PlanContributions> parts = new(MostForecasts);
    private readonly Kept<(string Before, string Now), IReadOnlyList<MonthChange>> changes = new(MostForecasts);

    /// <summary>What each driver adds to a stored forecast of one series; null for a total, which has no model of its own.</summary>
    public PlanContributions? Contributions(StoredForecast stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (stored.Sources.Model is not string model)
            return null;
        return parts.Of(stored.Id, () => PlanContributions.Of(
            Question(stored.Sources.DataSet, stored.Cycle), room.Document(stored.Workspace, model), Shared(stored.Workspace)));
    }

    /// <summary>Why a forecast is not what the cycle before said; empty where no cycle before forecast the series.</summary>
    public IReadOnlyList<MonthChange> Changes(StoredForecast now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.Sources.Model is null || Before(now) is not { Sources.Model: string model } before)
            return [];
        return changes.Of((before.Id, now.Id), () =>
        {
            EarlierForecast earlier = new(before.Forecast, room.Document(before.Workspace, model), Shared(before.Workspace));
            Workspace replanned = ForecastChange.WithPlanOf(store.DataSets.Open(before.Sources.DataSet), store.DataSets.Open(now.Sources.DataSet), before.Forecast.Origin);
            return ForecastChange.Of(earlier, FourSteps.Frame(replanned, clock: before.Cycle), now.Forecast);
        });
    }

    /// <summary>The month of the cycle before the one that made a forecast; null when it was the first.</summary>
    public Month? CycleBefore(StoredForecast now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return Before(now)?.Cycle;
    }

    private StoredForecast? Before(StoredForecast now) => store.Partitions.Cycles(now.Workspace)
        .Where(cycle => cycle < now.Cycle)
        .Select(cycle => store.Forecasts.Of(now.Workspace, cycle, now.Forecast.Key))
        .FirstOrDefault(f => f is not null);

    private FramedQuestion Question(string dataSet, Month cycle) =>
        questions.Of((dataSet, cycle), () => FourSteps.Frame(store.DataSets.Open(dataSet), clock: cycle));

    private Func<string, SharedModel> Shared(string workspace) => id => shared.Of((workspace, id), () => store.Models.Shared(workspace, id));
}
