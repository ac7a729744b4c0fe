using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Pages.OwnAccount;

/// <summary>A key that somebody wants for one of their programs.</summary>
/// <param name="Name">The program that it is for.</param>
/// <param name="Rights">At most their own.</param>
/// <param name="Days">One of <see cref="Lives"/>.</param>
/// <param name="Group">The only markets that it sees, and then it changes nothing; null: those of its owner.</param>
public sealed record KeyWish(string? Name, IReadOnlyList<Right>? Rights, int Days, string? Group)
{
    private const int LongestName = 80;

    public static IReadOnlyList<int> Lives { get; } = [30, 90, 365];

    /// <summary>Rights that a key of this person can carry.</summary>
    public static IReadOnlyList<Right> RightsOf(Caller caller) => [.. Enum.GetValues<Right>().Where(r => r != Right.None && caller.May(r))];

    /// <summary>Groups of markets to which a key of theirs can be narrowed; whoever is in one themselves stays in it.</summary>
    public static IReadOnlyList<MarketGroup> GroupsOf(Caller caller, Store store)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(store);
        return caller.Group is null ? store.People.Groups.All() : [];
    }

    /// <summary>The field that is wrong and the words that say why; null when the key may be made.</summary>
    public (string Field, string Why)? Fault(Caller caller, Store store)
    {
        ArgumentNullException.ThrowIfNull(caller);
        // A key does not make keys: it would never end.
        return caller.By != KnownBy.Session ? ("", "account.keyByKey")
            : string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName ? ("name", "account.keyName")
            : Rights is not { Count: > 0 } || Rights.Except(RightsOf(caller)).Any() ? ("rights", "account.keyRights")
            : !Lives.Contains(Days) ? ("days", "account.keyRights")
            : !string.IsNullOrWhiteSpace(Group) && GroupsOf(caller, store).All(g => g.Name != Group) ? ("group", "refusal.people.group-unknown")
            : null;
    }

    /// <summary>Makes it; nothing may be wrong with it.</summary>
    /// <returns>The key itself, to be shown once.</returns>
    public string Make(Account owner, Store store)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(store);
        NewKey key = new(Name!.Trim(), [.. Rights!.Select(r => r.ToString())], string.IsNullOrWhiteSpace(Group) ? null : Group, TimeSpan.FromDays(Days));
        return store.People.Keys.Make(owner.Id, key, owner.DisplayName);
    }
}
