using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PredictiveMarketing.Storage.Notices;

/// <summary>When a delivery that failed is tried again: ever later, and not all at the same second.</summary>
public static class RetrySchedule
{
    /// <summary>A delay is stretched by up to this share, so that what failed together does not come back together.</summary>
    public const double LongestStretch = 0.2;

    /// <summary>Between one try and the next; after the last of them the delivery is a dead letter.</summary>
    public static IReadOnlyList<TimeSpan> Delays { get; } =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>Tries in all.</summary>
    public static int MostAttempts => Delays.Count + 1;

    /// <summary>How long to wait after a try that failed; null when it was the last one.</summary>
    /// <param name="attempt">Counts from 1.</param>
    /// <param name="seed">Stretches the delay, the same way every time: the id of the message.</param>
    /// <param name="askedFor">The receiver's own wish (Retry-After); kept, up to the longest delay.</param>
    public static TimeSpan? After(int attempt, string seed, TimeSpan? askedFor = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        if (attempt >= MostAttempts)
            return null;
        TimeSpan own = Delays[attempt - 1] * (1 + (LongestStretch * Share(seed, attempt)));
        TimeSpan asked = askedFor is { } wish && wish > TimeSpan.Zero ? (wish < Delays[^1] ? wish : Delays[^1]) : TimeSpan.Zero;
        return own > asked ? own : asked;
    }

    /// <summary>Between 0 and 1, from a hash: spread like dice, and the same after a restart.</summary>
    private static double Share(string seed, int attempt)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{attempt}")));
        return BitConverter.ToUInt32(hash) / (double)uint.MaxValue;
    }
}
