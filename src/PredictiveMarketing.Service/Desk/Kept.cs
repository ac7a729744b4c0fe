namespace PredictiveMarketing.Service.Desk;

/// <summary>
/// What was worked out before, by a name that says everything it was worked out from: what changes gets another name, so nothing here is ever stale.
/// Many may ask at once and one of them works; what was not asked for longest makes room.
/// </summary>
/// <param name="most">How many are kept.</param>
public sealed class Kept<TName, TValue>(int most)
    where TName : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TName, LinkedListNode<(TName Name, Lazy<TValue> Value)>> byName = [];
    private readonly LinkedList<(TName Name, Lazy<TValue> Value)> newestFirst = [];

    /// <summary>What is kept under the name, worked out now if nobody has asked before. Work that breaks is not kept.</summary>
    public TValue Of(TName name, Func<TValue> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        LinkedListNode<(TName Name, Lazy<TValue> Value)> entry = Find(name, work);
        try
        {
            return entry.Value.Value.Value;
        }
        catch
        {
            Forget(entry);
            throw;
        }
    }

    private LinkedListNode<(TName Name, Lazy<TValue> Value)> Find(TName name, Func<TValue> work)
    {
        lock (gate)
        {
            if (byName.TryGetValue(name, out LinkedListNode<(TName Name, Lazy<TValue> Value)>? known))
            {
                newestFirst.Remove(known);
                newestFirst.AddFirst(known);
                return known;
            }

            byName[name] = newestFirst.AddFirst((name, new Lazy<TValue>(work)));
            while (newestFirst.Count > most)
            {
                byName.Remove(newestFirst.Last!.Value.Name);
                newestFirst.RemoveLast();
            }

            return newestFirst.First!;
        }
    }

    private void Forget(LinkedListNode<(TName Name, Lazy<TValue> Value)> entry)
    {
        lock (gate)
        {
            if (byName.TryGetValue(entry.Value.Name, out LinkedListNode<(TName Name, Lazy<TValue> Value)>? now) && ReferenceEquals(now, entry))
            {
                byName.Remove(entry.Value.Name);
                newestFirst.Remove(entry);
            }
        }
    }
}
