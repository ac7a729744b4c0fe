using PredictiveMarketing.Forecasting.Review;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;

namespace PredictiveMarketing.Service.Desk;

/// <summary>Lays a workspace out for reading, for whoever looks: a page, the API, or the weekly digest, which nobody called for.</summary>
public sealed class DeskRoom(Store store, WorkspaceRoom room, TotalsKept totals)
{
    public WorkspaceDesk Lay(OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new WorkspaceDesk(
            open,
            // Of a narrowed workspace its own series only, and no total over others.
            NewestForecasts(open).Where(f => open.Scope.Length == 0 || open.Framed.Tables.Any(t => t.Key == f.Forecast.Key)).ToDictionary(f => f.Forecast.Key),
            (workspace, id) => room.Document(workspace, id),
            PredictionsOf,
            totals);
    }

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
