using System.Diagnostics;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.Omtm;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;

namespace PredictiveMarketing.Service.Schedule;

/// <summary>
/// Runs every cycle that is due, for every workspace, and looks again every minute: a month that was missed while nobody was running is caught up,
/// a run that was killed goes on, and a month that is done stays done.
/// </summary>
public sealed class MonthlySchedule(
    Store store, WorkspaceLoader loader, WorkspaceRoom room, WeeklyLook weekly, Bell bell, RunNews news, EvidencePreparation preparation, Troubles troubles, TimeProvider clock, ILogger<MonthlySchedule> log)
    : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The pages come first: the work takes its own threads.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Run(() => LookOnce(stoppingToken), CancellationToken.None);
            await bell.Wait(LookAgain, clock, stoppingToken);
        }
    }

    /// <summary>One look at everything that is due. A workspace that breaks does not stop the others, and nothing that breaks stops the service.</summary>
    public void LookOnce(CancellationToken stop)
    {
        IReadOnlyList<string> workspaces = [];
        Try("loading workspaces", loader.Load, stop);
        Try("the list of workspaces", () => workspaces = store.DataSets.Workspaces(), stop);
        foreach (string workspace in workspaces.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            Try(workspace, () =>
            {
                Work(workspace, stop);
                weekly.Look(workspace);
                Remind(workspace);
            }, stop);
        }
    }

    private void Try(string what, Action work, CancellationToken stop)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The service stops.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.Broke(what, e);
        }
    }

    private void Work(string workspace, CancellationToken stop)
    {
        long began = Stopwatch.GetTimestamp();
        MonthlyCycle cycle = new(store, new CycleSettings(Threads: Math.Max(1, Environment.ProcessorCount)));
        // Nothing unsigned is trained: the page of the runs says so.
        troubles.Set($"framing of {workspace}", store.DataSets.Current(workspace) is not null && cycle.WhyNot(workspace) is { } unsigned ? [unsigned] : []);
        IReadOnlyList<Month> worked = cycle.RunDue(workspace, news, stop);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (worked.Count > 0)
            log.Worked(workspace, worked, seconds);
        preparation.Ask(workspace);
    }

    // Teams hear of the end of their metric's term; what was said once is not said again.
    private void Remind(string workspace)
    {
        if (room.Open(workspace) is OpenWorkspace open)
            store.Omtm.Reminders.Post(workspace, OmtmDesk.TodayOf(store, open));
    }
}
