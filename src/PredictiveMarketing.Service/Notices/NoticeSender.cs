using Microsoft.Data.Sqlite;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Notices;

/// <summary>Looks every few seconds for deliveries that are due and sends them. It may be killed at any point: what it had in its hands is sent again, once.</summary>
public sealed class NoticeSender(Store store, Postman postman, TimeProvider clock, ILogger<NoticeSender> log) : BackgroundService
{
    /// <summary>Receivers that are slow keep no others waiting.</summary>
    private const int AtOnce = 4;

    /// <summary>Well beyond the longest try.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <summary>Everything that is due now, and what becomes due meanwhile.</summary>
    public async Task SendDue(CancellationToken stop = default)
    {
        if (store.Deliveries.IsDue())
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => Drain(stop), CancellationToken.None)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using PeriodicTimer timer = new(LookAgain, clock);
        bool isFirst = true;
        do
        {
            try
            {
                if (isFirst)
                    store.Deliveries.ReclaimDead();
                isFirst = false;
                await SendDue(stoppingToken);
            }
            catch (Exception broken) when (broken is not (OutOfMemoryException or OperationCanceledException))
            {
                log.StoreBroke(broken);
            }
        }
        while (await NextTick(timer, stoppingToken));
    }

    private static async Task<bool> NextTick(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Drain(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && store.Deliveries.ClaimNext(WorkerIdentity.Current, Lease) is { } claimed)
        {
            try
            {
                // A try that was begun is brought to its end also when the service stops: it is short.
                Close(claimed, await postman.Carry(claimed));
            }
            catch (StaleWorkerException)
            {
                log.TakenOver(claimed.Id, claimed.Attempt);
            }
            catch (Exception broken) when (broken is not (OutOfMemoryException or SqliteException))
            {
                // A mistake of ours must not stop the others, nor be tried without end.
                log.Broke(claimed.Id, broken);
                Close(claimed, new FailedTry($"broken {broken.GetType().Name}"));
            }
        }
    }

    private void Close(Delivery claimed, FailedTry? failed)
    {
        if (failed is null)
        {
            store.Deliveries.Delivered(claimed, "sent");
            log.Delivered(claimed.Notice.Notice.Kind, claimed.Channel, claimed.Id, claimed.Attempt);
            return;
        }

        DateTimeOffset? again = store.Deliveries.Failed(claimed, failed);
        string code = failed.Answer.Split(' ')[0];
        if (again is { } at)
            log.TriesAgain(claimed.Id, claimed.Channel, code, at);
        else
            log.GaveUp(claimed.Id, claimed.Channel, code, claimed.Attempt);
    }
}
