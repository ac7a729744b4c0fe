using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;

namespace PredictiveMarketing.Service.Desk;

/// <summary>Takes the newest forecasts apart before anybody asks, one after the other, so that the first reader of a total does not wait for every market.</summary>
public sealed class PartsAhead(Store store, PlanReading reading, TimeProvider clock, ILogger<PartsAhead> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    private readonly HashSet<string> done = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // At the start too: what was taken apart before lives in memory only.
        await Task.Yield();
        using PeriodicTimer timer = new(Pause, clock);
        do
            await LookOnce(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look at the newest forecasts. What breaks is told once and left to the pages, which say it in their place.</summary>
    public async Task LookOnce(CancellationToken stop)
    {
        foreach (StoredForecast forecast in Waiting())
        {
            Take(forecast);
            await Task.Delay(Breath, clock, stop);
        }
    }

    private void Take(StoredForecast forecast)
    {
        try
        {
            reading.Contributions(forecast);
            reading.Changes(forecast);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.NotTakenApart(forecast.Workspace, forecast.Forecast.Key, e);
        }

        done.Add(forecast.Id);
    }

    private IReadOnlyList<StoredForecast> Waiting()
    {
        try
        {
            return Newest();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.Broke(nameof(PartsAhead), e);
            return [];
        }
    }

    // A run at work needs the processors more than we do.
    private IReadOnlyList<StoredForecast> Newest() =>
    [
        .. store.DataSets.Workspaces()
            .Select(workspace => (Workspace: workspace, Cycle: store.Partitions.Newest(workspace)))
            .Where(w => w.Cycle is Month cycle && store.Partitions.Progress(w.Workspace, cycle).IsOver)
            .SelectMany(w => store.Forecasts.All(w.Workspace, w.Cycle!.Value))
            .Where(f => !done.Contains(f.Id)),
    ];
}
