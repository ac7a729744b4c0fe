using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.People;

/// <summary>What a link lets its holder do, once.</summary>
public enum LinkPurpose
{
    /// <summary>Become the first admin.</summary>
    FirstAdmin,

    /// <summary>Set the first password of an account.</summary>
    Invitation,

    /// <summary>Set a new password.</summary>
    Reset,
}

/// <summary>A link that has not been used.</summary>
/// <param name="Account">Null for the first admin, who has no account yet.</param>
public sealed record OneTimeLink(LinkPurpose Purpose, Account? Account);

/// <summary>Links that work once and not for long: the only way to a first password.</summary>
public sealed class LinkBook
{
    /// <summary>The first admin's.</summary>
    public static readonly TimeSpan AdminLife = TimeSpan.FromHours(24);

    /// <summary>Of an invitation.</summary>
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);

    /// <summary>Of a new password.</summary>
    public static readonly TimeSpan ResetLife = TimeSpan.FromHours(24);

    private readonly Store store;

    internal LinkBook(Store store) => this.store = store;

    /// <summary>A new link for the first admin; the ones before are no longer good. Null as soon as anybody has an account.</summary>
    public string? ForFirstAdmin() => store.Write(t =>
    {
        if (t.Single<long>("select count(*) from accounts") > 0)
            return null;
        t.Execute("update one_time_links set used_at = @now where purpose = 'first-admin' and used_at is null", new { now = t.Now });
        AuditChain.Append(t, "console", "first admin's link made", "first-admin", "");
        return Make(t, LinkPurpose.FirstAdmin, null, AdminLife);
    });

    /// <summary>Makes an account and the link by which its owner sets a password.</summary>
    public AccountAnswer Invite(NewAccount account, string who) => store.Write(t =>
    {
        ArgumentNullException.ThrowIfNull(account);
        AccountAnswer answer = AccountBook.Create(t, account with { PasswordHash = null }, who);
        return answer.Account is { } made ? answer with { Link = Make(t, LinkPurpose.Invitation, made.Id, InvitationLife) } : answer;
    });

    /// <summary>A link for a new password; what was open before stays open until it is used.</summary>
    public string? ForReset(long account, string who) => store.Write(t =>
    {
        if (AccountBook.Row(t, account) is null)
            return null;
        AccountBook.EndLinks(t, account);
        AccountBook.Note(t, who, "password link made", account, "");
        return Make(t, LinkPurpose.Reset, account, ResetLife);
    });

    /// <summary>What a link is good for; null when it was used, is over, or never was.</summary>
    public OneTimeLink? Find(string secret) => store.Read(t => Row(t, secret) is { } row ? Value(t, row) : null);

    /// <summary>Makes the first admin's account; the link is used up with it.</summary>
    public AccountAnswer BecomeFirstAdmin(string secret, NewAccount admin) => store.Write(t =>
    {
        ArgumentNullException.ThrowIfNull(admin);
        if (Row(t, secret) is not { Purpose: "first-admin" } row || t.Single<long>("select count(*) from accounts") > 0)
            return Gone();
        AccountAnswer answer = AccountBook.Create(t, admin, admin.DisplayName);
        if (answer.Account is not null)
            t.Execute("update one_time_links set used_at = @now where id = @Id", new { row.Id, now = t.Now });
        return answer;
    });

    /// <summary>Sets the password of the link's account; the link is used up with it, and every session of the account ends.</summary>
    public AccountAnswer SetPassword(string secret, string hash) => store.Write(t =>
    {
        if (Row(t, secret) is not { Account: long account } row || AccountBook.Row(t, account) is not { Disabled: 0 } owner)
            return Gone();
        AccountBook.SetPassword(t, account, hash, owner.DisplayName);
        return new AccountAnswer(AccountBook.Row(t, account)!.Value(), []);
    });

    private static AccountAnswer Gone() =>
        AccountAnswer.Refusal("people.link-gone", "link", "The link was used, or its time is over.", "Ask for a new one.");

    private static string Make(StoreTransaction t, LinkPurpose purpose, long? account, TimeSpan life)
    {
        string secret = Secret.New();
        t.Execute(
            "insert into one_time_links (hash, purpose, account, created_at, expires_at) values (@hash, @purpose, @account, @now, @until)",
            new { hash = Secret.HashOf(secret), purpose = NameOf(purpose), account, now = t.Now, until = t.Now + life });
        return secret;
    }

    private static LinkRow? Row(StoreTransaction t, string secret) => t.First<LinkRow>(
        "select id, purpose, account from one_time_links where hash = @hash and used_at is null and expires_at > @now", new { hash = Secret.HashOf(secret), now = t.Now });

    private static OneTimeLink? Value(StoreTransaction t, LinkRow row) =>
        row.Account is not long account ? new OneTimeLink(LinkPurpose.FirstAdmin, null)
        : AccountBook.Row(t, account) is { Disabled: 0 } owner ? new OneTimeLink(row.Purpose == "reset" ? LinkPurpose.Reset : LinkPurpose.Invitation, owner.Value())
        : null;

    private static string NameOf(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.FirstAdmin => "first-admin",
        LinkPurpose.Invitation => "invitation",
        _ => "reset",
    };

    private sealed class LinkRow
    {
        public long Id { get; set; }

        public string Purpose { get; set; } = "";

        public long? Account { get; set; }
    }
}
