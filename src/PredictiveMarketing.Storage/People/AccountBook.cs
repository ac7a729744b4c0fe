using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.People;

/// <summary>The accounts: who may come in, as what, and how often somebody tried in vain. Everything that changes is audited.</summary>
public sealed class AccountBook
{
    /// <summary>So many wrong passwords in a row lock the account.</summary>
    public const int MostFailures = 5;

    /// <summary>For how long.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    private const int LongestName = 120;
    private readonly Store store;

    internal AccountBook(Store store) => this.store = store;

    public bool Any() => store.Read(t => t.Single<long>("select exists (select 1 from accounts)")) == 1;

    /// <summary>Is there somebody who can let others in?</summary>
    public bool HasAdmin() => All().Any(Administers);

    public IReadOnlyList<Account> All() => [.. store.Read(t => t.Query<AccountRow>("select * from accounts order by display_key")).Select(r => r.Value())];

    public Account? Find(long id) => store.Read(t => Row(t, id))?.Value();

    public Account? Named(string name) => store.Read(t => t.First<AccountRow>("select * from accounts where normalised = @key", new { key = KeyOf(name) }))?.Value();

    public Account? OfSubject(string subject) => store.Read(t => t.First<AccountRow>("select * from accounts where subject = @subject", new { subject }))?.Value();

    /// <summary>Binds a person of an external provider to their account, once.</summary>
    public bool Bind(long account, string subject) => store.Write(t =>
    {
        if (t.Execute("update accounts set subject = @subject where id = @account and subject is null", new { account, subject }) != 1)
            return false;
        Note(t, Row(t, account)!.DisplayName, "account bound to provider", account, "");
        return true;
    });

    /// <summary>Changes roles, market group and whether the account is open; closing it ends its sessions, keys and links.</summary>
    public AccountAnswer Change(long account, AccountChange change, string who) => store.Write(t =>
    {
        ArgumentNullException.ThrowIfNull(change);
        if (Row(t, account) is not { } row)
            return AccountAnswer.Refusal("people.unknown", "id", "There is no such account.", "Look at the list again.");
        if (change.Roles.Count == 0)
            return AccountAnswer.Refusal("people.roles", "roles", "An account needs a role.", "Tick one, or close the account.");
        if (change.Roles.Contains("Agency") && change.MarketGroup is null)
            return AccountAnswer.Refusal("people.group-missing", "group", "An agency needs its group of markets.", "Choose one.");
        if (change.MarketGroup is not null && t.Single<long>("select count(*) from market_groups where name = @MarketGroup", change) == 0)
            return AccountAnswer.Refusal("people.group-unknown", "group", "There is no such group of markets.", "Make it first.");
        Account before = row.Value();
        bool remainsAdmin = Administers(before with { Roles = change.Roles, MarketGroup = change.MarketGroup, IsDisabled = change.IsDisabled });
        if (!remainsAdmin && Administers(before) && !t.Query<AccountRow>("select * from accounts where id <> @account", new { account }).Any(r => Administers(r.Value())))
            return AccountAnswer.Refusal("people.last-admin", "roles", "Nobody else administers the service.", "Give the role to another person first.");
        t.Execute(
            "update accounts set roles = @roles, market_group = @MarketGroup, disabled = @disabled, stamp = case when @disabled = 1 then @stamp else stamp end where id = @account",
            new { account, roles = Words.Text(change.Roles), change.MarketGroup, disabled = change.IsDisabled ? 1 : 0, stamp = Secret.New() });
        // What was closed stays closed when the account is opened again: new keys and links are made then.
        if (change.IsDisabled)
        {
            t.Execute("update api_keys set revoked_at = @now where account = @account and revoked_at is null", new { account, now = t.Now });
            EndLinks(t, account);
        }

        Note(t, who, "account changed", account, $"{Words.Text(change.Roles)}; {change.MarketGroup ?? "every market"}; {(change.IsDisabled ? "closed" : "open")}");
        return new AccountAnswer(Row(t, account)!.Value(), []);
    });

    /// <summary>Sets a password; every session of the account ends, and so does every link that would set another one.</summary>
    public void SetPassword(long account, string hash, string who) => store.Write(t => SetPassword(t, account, hash, who));

    /// <summary>A better hash of the same password.</summary>
    public void Rehash(long account, string hash) => store.Write(t => t.Execute("update accounts set password_hash = @hash where id = @account", new { account, hash }));

    /// <summary>Counts a wrong password; the fifth in a row locks the account for a quarter of an hour.</summary>
    public void Failed(long account) => store.Write(t =>
    {
        if (Row(t, account) is not { } row || row.LockedUntil > t.Now)
            return;
        bool locks = row.Failures + 1 >= MostFailures;
        t.Execute(
            "update accounts set failures = @failures, locked_until = @until where id = @account",
            new { account, failures = locks ? 0 : row.Failures + 1, until = locks ? t.Now + LockedFor : (DateTimeOffset?)null });
        Note(t, row.DisplayName, locks ? "account locked" : "sign-in failed", account, "");
    });

    /// <summary>Takes as long as <see cref="Failed"/>, a commit that changes nothing: so nobody can time which names have an account.</summary>
    public void FailedNobody() => store.Write(t =>
    {
        // There and back, unseen by others: the engine writes nothing for a value that is the same at once.
        t.Execute("update accounts set failures = failures + 1 where id = (select min(id) from accounts)");
        t.Execute("update accounts set failures = failures - 1 where id = (select min(id) from accounts)");
    });

    internal static AccountAnswer Create(StoreTransaction t, NewAccount account, string who)
    {
        string name = account.Name.Trim();
        string display = account.DisplayName.Trim();
        if (!IsReadable(name))
            return AccountAnswer.Refusal("people.name-missing", "name", "An account needs a name to sign in with.", "Write a short name or an e-mail address.");
        if (!IsReadable(display))
            return AccountAnswer.Refusal("people.display-missing", "display", "An account needs the name that others read.", "Write first and last name.");
        if (account.Roles.Count == 0)
            return AccountAnswer.Refusal("people.roles", "roles", "An account needs a role.", "Tick at least one.");
        if (account.Roles.Contains("Agency") && account.MarketGroup is null)
            return AccountAnswer.Refusal("people.group-missing", "group", "An agency needs its group of markets.", "Choose one.");
        if (account.MarketGroup is not null && t.Single<long>("select count(*) from market_groups where name = @MarketGroup", account) == 0)
            return AccountAnswer.Refusal("people.group-unknown", "group", "There is no such group of markets.", "Make it first.");
        if (t.Single<long>("select count(*) from accounts where normalised = @key", new { key = KeyOf(name) }) > 0)
            return AccountAnswer.Refusal("people.name-taken", "name", $"The name '{name}' is taken.", "Choose another.");
        if (t.Single<long>("select count(*) from accounts where display_key = @key", new { key = KeyOf(display) }) > 0)
            return AccountAnswer.Refusal("people.display-taken", "display", $"Somebody is already called '{display}'.", "Add a middle name or the department.");
        long id = t.Single<long>(
            """
            insert into accounts (name, normalised, display_name, display_key, password_hash, roles, market_group, stamp, created_at)
            values (@name, @key, @display, @displayKey, @PasswordHash, @roles, @MarketGroup, @stamp, @now) returning id
            """,
            new { name, key = KeyOf(name), display, displayKey = KeyOf(display), account.PasswordHash, roles = Words.Text(account.Roles), account.MarketGroup, stamp = Secret.New(), now = t.Now });
        Note(t, who, "account created", id, $"{display}; {Words.Text(account.Roles)}; {account.MarketGroup ?? "every market"}");
        return new AccountAnswer(Row(t, id)!.Value(), []);
    }

    internal static void SetPassword(StoreTransaction t, long account, string hash, string who)
    {
        t.Execute("update accounts set password_hash = @hash, stamp = @stamp, failures = 0, locked_until = null where id = @account", new { account, hash, stamp = Secret.New() });
        EndLinks(t, account);
        Note(t, who, "password set", account, "");
    }

    internal static AccountRow? Row(StoreTransaction t, long id) => t.First<AccountRow>("select * from accounts where id = @id", new { id });

    internal static void Note(StoreTransaction t, string who, string action, long account, string details) =>
        AuditChain.Append(t, who, action, Row(t, account)?.Name ?? "?", details);

    /// <summary>Ends every link of an account that was not used.</summary>
    internal static void EndLinks(StoreTransaction t, long account) =>
        t.Execute("update one_time_links set used_at = @now where account = @account and used_at is null", new { account, now = t.Now });

    // Whoever sees some markets only has no right but to read, and whoever cannot come in lets nobody in.
    private static bool Administers(Account account) =>
        !account.IsDisabled && account.MarketGroup is null && account.Roles.Contains("Admin") && (account.PasswordHash ?? account.Subject) is not null;

    // A name that looks like another's, or reads in another order, signs in their place: letters and marks that cannot be seen are none.
    private static bool IsReadable(string name) => name.Length is > 0 and <= LongestName && !name.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    // Letters that look alike in another case or another composition are the same name, however wide the blanks between them.
    private static string KeyOf(string name) =>
        string.Join(' ', Spelling.Of(name, NormalizationForm.FormKC).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
