using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Review;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Desk;

/// <summary>Fetches from the store what a page or the API is about to show. Reads only; decisions go to the ledger.</summary>
public sealed class PlannersDesk(Store store, WorkspaceRoom room, TotalsKept totals, RunNews news, PlanReading reading, Visit visit)
{
    public Visit Visit => visit;

    public TargetLedger Targets => store.Targets;

    /// <summary>Takes forecasts apart.</summary>
    public PlanReading Reading => reading;

    /// <summary>Null while the store holds no workspace.</summary>
    public WorkspaceDesk? Open()
    {
        if (visit.Open is not OpenWorkspace open)
            return null;
        IReadOnlyList<StoredForecast> stored = NewestForecasts(open);
        return new WorkspaceDesk(
            open,
            stored.ToDictionary(f => f.Forecast.Key),
            (workspace, id) => room.Document(workspace, id),
            PredictionsOf,
            totals);
    }

    public Agenda AgendaOf(OpenWorkspace open) => Agenda.Of(store, news, open);

    public DateTimeOffset Local(DateTimeOffset moment) =>
        visit.Open is OpenWorkspace open ? WorkspaceRoom.Local(open.Tables.Contract, moment) : moment;

    // The newest cycle that has forecast every campaign; while the first one is at work, what there is of it.
    private IReadOnlyList<StoredForecast> NewestForecasts(OpenWorkspace open)
    {
        IReadOnlyList<StoredForecast> best = [];
        foreach (Month cycle in store.Partitions.Cycles(open.Name))
        {
            IReadOnlyList<StoredForecast> forecasts = store.Forecasts.All(open.Name, cycle);
            if (open.Framed.Tables.All(t => forecasts.Any(f => f.Forecast.Key == t.Key)))
                return forecasts;
            if (best.Count == 0)
                best = forecasts;
        }

        return best;
    }

    private IReadOnlyList<Prediction> PredictionsOf(string workspace, SeriesKey key) => Prediction.OnePerMonth(
        store.Targets.Published(workspace, key),
        store.Replays.Latest(workspace, key, horizon: 1).Select(r => new Prediction(r.Month, r.Point, PredictionSource.Replayed)));
}
