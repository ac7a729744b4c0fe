using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.People;

/// <summary>A browser that somebody signed in with.</summary>
/// <param name="Device">What the browser said it is; a hint for its owner, nothing to rely on.</param>
public sealed record OpenSession(long Id, string Device, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt);

/// <summary>A session and whose it is.</summary>
public sealed record SignedIn(long Session, Account Account);

/// <summary>Sessions live here and nowhere else: the browser holds a random number, and ending one ends it everywhere.</summary>
public sealed class SessionBook
{
    /// <summary>A session ends after so long, used or not.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>A session that nobody used for so long is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    // Reading a page need not write each time.
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private readonly Store store;

    internal SessionBook(Store store) => this.store = store;

    /// <summary>Opens a session after a right password; wrong ones are forgotten.</summary>
    /// <returns>The secret that the browser keeps.</returns>
    public string Open(long account, string device) => store.Write(t =>
    {
        string secret = Secret.New();
        AccountRow row = AccountBook.Row(t, account) ?? throw new ArgumentException($"There is no account {account}.", nameof(account));
        t.Execute("delete from sessions where expires_at < @old", new { old = t.Now - Life });
        t.Execute(
            "insert into sessions (hash, account, stamp, device, created_at, seen_at, expires_at) values (@hash, @account, @Stamp, @device, @now, @now, @until)",
            new { hash = Secret.HashOf(secret), account, row.Stamp, device = device.Length > 200 ? device[..200] : device, now = t.Now, until = t.Now + Life });
        t.Execute("update accounts set failures = 0, locked_until = null where id = @account", new { account });
        AccountBook.Note(t, row.DisplayName, "signed in", account, "");
        return secret;
    });

    /// <summary>Whose session this is; null when it is over, revoked, or its account closed.</summary>
    public SignedIn? Find(string secret)
    {
        string hash = Secret.HashOf(secret);
        Row? row = store.Read(t => t.First<Row>(
            """
            select s.id as session_id, s.seen_at, a.* from sessions s join accounts a on a.id = s.account
            where s.hash = @hash and s.revoked_at is null and s.expires_at > @now and s.seen_at > @idle and a.disabled = 0 and a.stamp = s.stamp
            """,
            new { hash, now = t.Now, idle = t.Now - Idle }));
        if (row is null)
            return null;
        if (store.Clock.GetUtcNow() - row.SeenAt > SeenEvery)
            store.Write(t => t.Execute("update sessions set seen_at = @now where id = @id", new { id = row.SessionId, now = t.Now }));
        return new SignedIn(row.SessionId, row.Value());
    }

    /// <summary>The open sessions of an account, newest first.</summary>
    public IReadOnlyList<OpenSession> Of(long account) => [.. store.Read(t => t.Query<SessionRow>(
        """
        select s.id, s.device, s.created_at, s.seen_at, s.expires_at from sessions s join accounts a on a.id = s.account
        where s.account = @account and s.revoked_at is null and s.expires_at > @now and s.seen_at > @idle and a.stamp = s.stamp order by s.id desc
        """,
        new { account, now = t.Now, idle = t.Now - Idle })).Select(r => new OpenSession(r.Id, r.Device, r.CreatedAt, r.SeenAt, r.ExpiresAt))];

    /// <summary>Ends a session of an account; false when it is not theirs, or over.</summary>
    public bool Revoke(long account, long session, string who) => store.Write(t =>
    {
        if (t.Execute("update sessions set revoked_at = @now where id = @session and account = @account and revoked_at is null", new { session, account, now = t.Now }) != 1)
            return false;
        AccountBook.Note(t, who, "session ended", account, "");
        return true;
    });

    private sealed class Row : AccountRow
    {
        public long SessionId { get; set; }

        public DateTimeOffset SeenAt { get; set; }
    }

    private sealed class SessionRow
    {
        public long Id { get; set; }

        public string Device { get; set; } = "";

        public DateTimeOffset CreatedAt { get; set; }

        public DateTimeOffset SeenAt { get; set; }

        public DateTimeOffset ExpiresAt { get; set; }
    }
}
