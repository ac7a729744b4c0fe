namespace PredictiveMarketing.Service.Schedule;

/// <summary>Wakes the schedule before its minute is over, when a person has asked for something.</summary>
public sealed class Bell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been rung already.
        }
    }

    /// <summary>Waits until somebody rings or the time is over.</summary>
    public async Task Wait(TimeSpan longest, TimeProvider clock, CancellationToken stop)
    {
        using CancellationTokenSource late = new(longest, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            await rung.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // The time is over, or the service stops: the caller looks which.
        }
    }

    public void Dispose() => rung.Dispose();
}
