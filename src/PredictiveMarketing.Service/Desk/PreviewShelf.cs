using System.Security.Cryptography;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Service.Desk;

/// <summary>A preview that waits for somebody's yes.</summary>
/// <param name="Token">Random; good for its owner alone.</param>
/// <param name="Owner">Whoever handed the file in; for anybody else the preview does not exist.</param>
public sealed record WaitingPreview(string Token, string Owner, ImportPreview Preview, DateTimeOffset Until);

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

    public WaitingPreview Keep(string owner, ImportPreview preview)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        ArgumentNullException.ThrowIfNull(preview);
        var kept = new WaitingPreview(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), owner, preview, clock.GetUtcNow() + Life);
        lock (gate)
        {
            Tidy();
            waiting.Add(kept);
            while (waiting.Count > Most || (waiting.Count > 1 && waiting.Sum(w => w.Preview.Request.File?.Length ?? 0) > MostBytes))
                waiting.RemoveAt(0);
        }

        return kept;
    }

    /// <summary>Null when it is not there, no longer, or somebody else's.</summary>
    public WaitingPreview? Find(string token, string owner)
    {
        lock (gate)
        {
            Tidy();
            return waiting.Find(w => w.Token == token && w.Owner == owner);
        }
    }

    /// <summary>Takes a preview off the shelf; null when it is not there, no longer, or somebody else's.</summary>
    public WaitingPreview? Take(string token, string owner)
    {
        lock (gate)
        {
            Tidy();
            WaitingPreview? found = waiting.Find(w => w.Token == token && w.Owner == owner);
            if (found is not null)
                waiting.Remove(found);
            return found;
        }
    }

    private void Tidy() => waiting.RemoveAll(w => w.Until <= clock.GetUtcNow());
}
