using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.People;

/// <summary>Who may come in, with what, and what they may see.</summary>
public sealed class PeopleBook
{
    internal PeopleBook(Store store)
    {
        Accounts = new AccountBook(store);
        Sessions = new SessionBook(store);
        Keys = new KeyBook(store);
        Links = new LinkBook(store);
        Groups = new MarketGroups(store);
    }

    public AccountBook Accounts { get; }

    public SessionBook Sessions { get; }

    public KeyBook Keys { get; }

    public LinkBook Links { get; }

    public MarketGroups Groups { get; }
}
