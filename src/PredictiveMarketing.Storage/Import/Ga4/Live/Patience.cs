namespace PredictiveMarketing.Storage.Import.Ga4.Live;

/// <summary>How often, how long and how much: what a fetch puts up with before it gives up.</summary>
/// <param name="Attempts">Of one request, the first included.</param>
/// <param name="FirstWait">Doubles after every failure.</param>
/// <param name="LongestWait">A longer Retry-After ends the fetch with a finding instead of a sleeping process.</param>
/// <param name="Timeout">Of one attempt.</param>
/// <param name="LargestAnswer">Bytes of one answer, after decompression.</param>
public sealed record Patience(int Attempts, TimeSpan FirstWait, TimeSpan LongestWait, TimeSpan Timeout, int LargestAnswer)
{
    public static Patience Usual { get; } = new(6, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(100), 64 * 1024 * 1024);

    /// <summary>Between 0 and 1. Jitter keeps many waiting clients from coming back in the same moment; it touches no number.</summary>
    public Func<double> Dice { get; init; } = Random.Shared.NextDouble;

    /// <summary>Exponential back-off between half and the whole of its length, never shorter than what the server asked for.</summary>
    /// <param name="failures">So far, from 1.</param>
    public TimeSpan Wait(int failures, TimeSpan? asked)
    {
        TimeSpan longest = FirstWait * Math.Pow(2, failures - 1);
        TimeSpan own = (longest < LongestWait ? longest : LongestWait) * (0.5 + (0.5 * Dice()));
        return asked is { } least && least > own ? least : own;
    }
}
