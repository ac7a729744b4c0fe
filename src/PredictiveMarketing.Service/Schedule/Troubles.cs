using System.Collections.Concurrent;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Schedule;

/// <summary>What stands in the way of a workspace right now: findings of its folder, by folder. Empty when all is well.</summary>
public sealed class Troubles
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Finding>> byFolder = new(StringComparer.Ordinal);

    public IReadOnlyList<Finding> All => [.. byFolder.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => t.Value)];

    public void Set(string folder, IReadOnlyList<Finding> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (errors.Count == 0)
            byFolder.TryRemove(folder, out _);
        else
            byFolder[folder] = errors;
    }
}
