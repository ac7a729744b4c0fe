using System.Security.Cryptography;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Service.Desk;

/// <summary>A preview that waits for somebody's yes.</summary>
/// <param name="Token">Random; whoever holds it may apply.</param>
public sealed record WaitingPreview(string Token, ImportPreview Preview, DateTimeOffset Until);

/// <summary>
/// Previews between being shown and being applied, with their files in memory: nothing of a file touches the disk before somebody said yes.
/// Kept for half an hour, a few at a time, the oldest first to go.
/// </summary>
public sealed class PreviewShelf(TimeProvider clock)
{
    public const int Most = 8;

    /// <summary>Files of all waiting previews together.</summary>
    public const long MostBytes = 128L * 1024 * 1024;

    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly Lock gate = new();
    private readonly List<WaitingPreview> waiting = [];

    public WaitingPreview Keep(ImportPreview preview)
    {
        ArgumentNullException.ThrowIfNull(preview);
        var kept = new WaitingPreview(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), preview, clock.GetUtcNow() + Life);
        lock (gate)
        {
            Tidy();
            waiting.Add(kept);
            while (waiting.Count > Most || (waiting.Count > 1 && waiting.Sum(w => w.Preview.Request.File?.Length ?? 0) > MostBytes))
                waiting.RemoveAt(0);
        }

        return kept;
    }

    /// <summary>Null when it is not there, or no longer.</summary>
    public WaitingPreview? Find(string token)
    {
        lock (gate)
        {
            Tidy();
            return waiting.Find(w => w.Token == token);
        }
    }

    /// <summary>Takes a preview off the shelf; null when somebody else did.</summary>
    public WaitingPreview? Take(string token)
    {
        lock (gate)
        {
            Tidy();
            WaitingPreview? found = waiting.Find(w => w.Token == token);
            if (found is not null)
                waiting.Remove(found);
            return found;
        }
    }

    private void Tidy() => waiting.RemoveAll(w => w.Until <= clock.GetUtcNow());
}
