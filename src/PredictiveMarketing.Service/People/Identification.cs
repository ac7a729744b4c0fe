using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.People;

/// <summary>Finds out who sends a call: by key, by session, or by the demo session while nobody has an account.</summary>
public sealed class Identification(Store store, Reach reach)
{
    private const string Bearer = "Bearer ";
    private volatile bool hasAccounts;

    /// <summary>Is this a machine of its own without accounts? The first account ends it for good.</summary>
    public bool IsDemo => reach.IsOwnMachineOnly && !HasAccounts();

    public Caller Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string authorization = context.Request.Headers.Authorization.ToString();
        // Whoever sends a key means it: a wrong one is nobody, whatever cookies come along.
        if (authorization.Length > 0)
            return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && store.People.Keys.Find(authorization[Bearer.Length..].Trim()) is { } key ? OfKey(key) : Caller.Nobody;
        if (IsDemo)
            return DemoSession.CallerOf(context.Request);
        return Cookies.SecretOf(context.Request) is { Length: > 0 } secret && store.People.Sessions.Find(secret) is { } session ? OfSession(session) : Caller.Nobody;
    }

    private static Caller OfSession(SignedIn session) => Caller.Of(session.Account, KnownBy.Session) with { Ticket = $"{session.Session}" };

    private static Caller OfKey(KeyHolder holder)
    {
        Caller owner = Caller.Of(holder.Account, KnownBy.Key);
        return owner with
        {
            Ticket = $"{holder.Key.Id}",
            // A key narrows what its owner may do and see; it never widens it.
            Scope = [.. holder.Key.Rights.Where(n => Enum.TryParse<Right>(n, out _)).Select(Enum.Parse<Right>)],
            Group = owner.Group ?? holder.Key.MarketGroup,
        };
    }

    private bool HasAccounts()
    {
        if (!hasAccounts)
            hasAccounts = store.People.Accounts.Any();
        return hasAccounts;
    }
}
