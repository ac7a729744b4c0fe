using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;

namespace PredictiveMarketing.Service.Desk;

/// <summary>Takes the newest forecasts apart before anybody asks, one after the other, so that the first reader of a total does not wait for every market.</summary>
public sealed class PartsAhead(Store store, PlanReading reading, TimeProvider clock) : BackgroundService
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
        {
            foreach (StoredForecast forecast in Waiting())
            {
                reading.Contributions(forecast);
                reading.Changes(forecast);
                done.Add(forecast.Id);
                await Task.Delay(Breath, clock, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A run at work needs the processors more than we do.
    private IReadOnlyList<StoredForecast> Waiting() =>
    [
        .. store.DataSets.Workspaces()
            .Select(workspace => (Workspace: workspace, Cycle: store.Partitions.Newest(workspace)))
            .Where(w => w.Cycle is Month cycle && store.Partitions.Progress(w.Workspace, cycle).IsOver)
            .SelectMany(w => store.Forecasts.All(w.Workspace, w.Cycle!.Value))
            .Where(f => !done.Contains(f.Id)),
    ];
}
