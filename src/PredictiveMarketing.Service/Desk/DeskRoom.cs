using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Review;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;

namespace PredictiveMarketing.Service.Desk;

/// <summary>
/// Lays a workspace out for reading, for whoever looks: a page, the API, or the weekly digest, which nobody called for. A desk that was laid is kept
/// with all that was worked out on it, until its data set, its clock, a run, a promise or an import says something new.
/// </summary>
public sealed class DeskRoom(Store store, WorkspaceRoom room, TotalsKept totals)
{
    // A few workspaces, each whole and as a few agencies see it.
    private const int Most = 16;
    private readonly Kept<DeskName, WorkspaceDesk> laid = new(Most);
    private readonly Kept<(string Workspace, Month Cycle, long Runs), IReadOnlyList<StoredForecast>> forecasts = new(Most);

    public WorkspaceDesk Lay(OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(open);
        Revisions now = store.Revisions();
        return laid.Of(new DeskName(open.Name, open.DataSet.Id, open.Clock, open.Scope, now.Runs, now.Promises, now.Imports), () => LayAnew(open, now));
    }

    private WorkspaceDesk LayAnew(OpenWorkspace open, Revisions now)
    {
        Lazy<IReadOnlyDictionary<SeriesKey, IReadOnlyList<Prediction>>> predictions = new(() => PredictionsOf(open));
        return new WorkspaceDesk(
            open,
            // Of a narrowed workspace its own series only, and no total over others.
            NewestForecasts(open, now).Where(f => open.Scope.Length == 0 || open.Framed.Tables.Any(t => t.Key == f.Forecast.Key)).ToDictionary(f => f.Forecast.Key),
            (workspace, id) => room.Document(workspace, id),
            key => predictions.Value[key],
            totals);
    }

    // The newest cycle that has forecast every campaign; while the first one is at work, what there is of it.
    private IReadOnlyList<StoredForecast> NewestForecasts(OpenWorkspace open, Revisions now)
    {
        IReadOnlyList<StoredForecast> best = [];
        foreach (Month cycle in store.Partitions.Cycles(open.Name))
        {
            IReadOnlyList<StoredForecast> all = forecasts.Of((open.Name, cycle, now.Runs), () => store.Forecasts.All(open.Name, cycle));
            if (open.Framed.Tables.All(t => all.Any(f => f.Forecast.Key == t.Key)))
                return all;
            if (best.Count == 0)
                best = all;
        }

        return best;
    }

    private Dictionary<SeriesKey, IReadOnlyList<Prediction>> PredictionsOf(OpenWorkspace open)
    {
        SeriesKey[] keys = [.. open.Framed.Tables.Select(t => t.Key)];
        ILookup<SeriesKey, Prediction> published = store.Targets.Published(open.Name);
        IReadOnlyDictionary<SeriesKey, IReadOnlyList<BacktestRow>> replayed = store.Replays.OneAhead(open.Name, keys);
        return keys.ToDictionary(k => k, k => Prediction.OnePerMonth(
            [.. published[k]], replayed[k].Select(r => new Prediction(r.Month, r.Point, PredictionSource.Replayed))));
    }

    /// <summary>Everything that a desk is read from.</summary>
    /// <param name="Scope">The only markets that its reader may see, so that no other reader is ever handed it.</param>
    private sealed record DeskName(string Workspace, string DataSet, Month Clock, string Scope, long Runs, long Promises, long Imports);
}
