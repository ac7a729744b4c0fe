using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.People;

/// <summary>A key with which a program calls in a person's name. The secret itself is shown once and kept nowhere.</summary>
/// <param name="Prefix">The beginning of the key, by which its owner knows it again.</param>
/// <param name="Rights">The only rights that it carries.</param>
/// <param name="MarketGroup">The only markets that it sees; null: those of its owner.</param>
public sealed record ApiKey(
    long Id, long Account, string Owner, string Name, string Prefix, IReadOnlyList<string> Rights, string? MarketGroup,
    DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt, DateTimeOffset? RevokedAt)
{
    public bool IsOpenAt(DateTimeOffset moment) => RevokedAt is null && ExpiresAt > moment;
}

/// <summary>A key to make.</summary>
public sealed record NewKey(string Name, IReadOnlyList<string> Rights, string? MarketGroup, TimeSpan Life);

/// <summary>A key and whose it is.</summary>
public sealed record KeyHolder(ApiKey Key, Account Account);

/// <summary>The keys of programs.</summary>
public sealed class KeyBook
{
    public const string Beginning = "pm_";

    /// <summary>No key lives longer.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    private const int PrefixLength = 8;
    private const string Columns = "k.id, k.account, a.display_name as owner, k.name, k.prefix, k.rights, k.market_group, k.created_at, k.expires_at, k.used_at, k.revoked_at";
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);
    private readonly Store store;

    internal KeyBook(Store store) => this.store = store;

    /// <returns>The key itself, to be shown once.</returns>
    public string Make(long account, NewKey key, string who) => store.Write(t =>
    {
        ArgumentNullException.ThrowIfNull(key);
        string secret = Beginning + Secret.New();
        t.Execute(
            "insert into api_keys (account, name, prefix, hash, rights, market_group, created_at, expires_at) values (@account, @Name, @prefix, @hash, @rights, @MarketGroup, @now, @until)",
            new
            {
                account,
                key.Name,
                prefix = secret[..PrefixLength],
                hash = Secret.HashOf(secret),
                rights = Words.Text(key.Rights),
                key.MarketGroup,
                now = t.Now,
                until = t.Now + (key.Life < LongestLife ? key.Life : LongestLife),
            });
        AccountBook.Note(t, who, "key made", account, $"{key.Name} {secret[..PrefixLength]}; {Words.Text(key.Rights)}");
        return secret;
    });

    /// <summary>Whose key this is; null when it is over, revoked, or its owner's account closed.</summary>
    public KeyHolder? Find(string secret)
    {
        string hash = Secret.HashOf(secret);
        (KeyRow Key, AccountRow Account)? found = store.Read<(KeyRow, AccountRow)?>(t =>
            t.First<KeyRow>(
                $"select {Columns} from api_keys k join accounts a on a.id = k.account where k.hash = @hash and k.revoked_at is null and k.expires_at > @now and a.disabled = 0",
                new { hash, now = t.Now }) is { } key ? (key, AccountBook.Row(t, key.Account)!) : null);
        if (found is not { } holder)
            return null;
        if (holder.Key.UsedAt is not DateTimeOffset used || store.Clock.GetUtcNow() - used > UsedEvery)
            store.Write(t => t.Execute("update api_keys set used_at = @now where id = @Id", new { holder.Key.Id, now = t.Now }));
        return new KeyHolder(holder.Key.Value(), holder.Account.Value());
    }

    /// <summary>The keys of one account, or of everybody, newest first.</summary>
    public IReadOnlyList<ApiKey> Of(long? account) => [.. store.Read(t => t.Query<KeyRow>(
        $"select {Columns} from api_keys k join accounts a on a.id = k.account where @account is null or k.account = @account order by k.id desc", new { account })).Select(r => r.Value())];

    /// <summary>Ends a key; false when it is not there, not theirs, or already over.</summary>
    /// <param name="account">Its owner; null: whoever's it is.</param>
    public bool Revoke(long? account, long key, string who) => store.Write(t =>
    {
        if (t.Execute("update api_keys set revoked_at = @now where id = @key and (@account is null or account = @account) and revoked_at is null", new { key, account, now = t.Now }) != 1)
            return false;
        KeyRow row = t.Single<KeyRow>($"select {Columns} from api_keys k join accounts a on a.id = k.account where k.id = @key", new { key });
        AccountBook.Note(t, who, "key revoked", row.Account, $"{row.Name} {row.Prefix}");
        return true;
    });

    private sealed class KeyRow
    {
        public long Id { get; set; }

        public long Account { get; set; }

        public string Owner { get; set; } = "";

        public string Name { get; set; } = "";

        public string Prefix { get; set; } = "";

        public string Rights { get; set; } = "";

        public string? MarketGroup { get; set; }

        public DateTimeOffset CreatedAt { get; set; }

        public DateTimeOffset ExpiresAt { get; set; }

        public DateTimeOffset? UsedAt { get; set; }

        public DateTimeOffset? RevokedAt { get; set; }

        public ApiKey Value() => new(Id, Account, Owner, Name, Prefix, Words.Of(Rights), MarketGroup, CreatedAt, ExpiresAt, UsedAt, RevokedAt);
    }
}
