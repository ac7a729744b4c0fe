using System.Diagnostics;
using System.Threading.Channels;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;

namespace PredictiveMarketing.Service.Schedule;

/// <summary>Works out what steps 2 and 3 show of a workspace at the start, after an import and when its run is over, on one thread that gives way to the pages.</summary>
public sealed class EvidencePreparation(WorkspaceRoom room, EvidenceRoom evidence, ILogger<EvidencePreparation> log) : BackgroundService
{
    private readonly Channel<string> asked = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    // Of each workspace, what was worked out last; touched by the one thread only.
    private readonly Dictionary<string, (string DataSet, long Delays, Month Clock)> done = new(StringComparer.Ordinal);

    /// <summary>Asks for a workspace; what is worked out already costs nothing.</summary>
    public void Ask(string workspace) => asked.Writer.TryWrite(workspace);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        // A thread of its own: the work takes minutes, and no page may wait for it.
        Thread thread = new(() =>
        {
            Work(stoppingToken);
            over.SetResult();
        })
        { IsBackground = true, Name = "evidence" };
        thread.Start();
        return over.Task;
    }

    private void Work(CancellationToken stop)
    {
        GivingWay.Begin();
        try
        {
            while (asked.Reader.WaitToReadAsync(stop).AsTask().GetAwaiter().GetResult())
            {
                while (!stop.IsCancellationRequested && asked.Reader.TryRead(out string? workspace))
                    Prepare(workspace, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private void Prepare(string workspace, CancellationToken stop)
    {
        try
        {
            long began = Stopwatch.GetTimestamp();
            if (room.Open(workspace) is not OpenWorkspace open || open.Framed.Tables.Count == 0)
                return;
            (string DataSet, long Delays, Month Clock) now = (open.DataSet.Id, open.Delays, open.Clock);
            if (done.TryGetValue(workspace, out (string DataSet, long Delays, Month Clock) before) && before == now)
                return;
            evidence.Of(open).Prepare(stop);
            done[workspace] = now;
            double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (!stop.IsCancellationRequested)
                log.EvidencePrepared(workspace, seconds);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The pages work it out when somebody looks. While the service stops, what it reads from is taken away at any moment.
            if (!stop.IsCancellationRequested)
                log.Broke(workspace, e);
        }
    }
}
