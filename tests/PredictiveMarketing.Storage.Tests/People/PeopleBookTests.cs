using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.People;
using PredictiveMarketing.Storage.Tests.Stores;

namespace PredictiveMarketing.Storage.Tests.People;

/// <summary>Who may come in, and with what. Secrets are kept as hashes, everything that changes is audited.</summary>
public sealed class PeopleBookTests : IDisposable
{
    private readonly OpenStore open = new();

    private PeopleBook People => open.Store.People;

    public void Dispose() => open.Dispose();

    private Account Anna() => Invite("anna", "Anna Petit").Account;

    private (Account Account, string Link) Invite(string name, string display, params string[] roles)
    {
        AccountAnswer answer = People.Links.Invite(new NewAccount(name, display, roles.Length == 0 ? ["Planner"] : roles), "root");
        Assert.Empty(answer.Findings);
        return (answer.Account!, answer.Link!);
    }

    [Fact]
    public void The_first_admins_link_makes_one_admin_once()
    {
        string link = People.Links.ForFirstAdmin()!;
        NewAccount admin = new("root", "Rosa Root", ["Admin"], PasswordHash: "hash");

        Assert.Equal(LinkPurpose.FirstAdmin, People.Links.Find(link)!.Purpose);
        Assert.NotNull(People.Links.BecomeFirstAdmin(link, admin).Account);

        Assert.Null(People.Links.Find(link));
        Assert.Equal("people.link-gone", Assert.Single(People.Links.BecomeFirstAdmin(link, admin with { Name = "eve", DisplayName = "Eve" }).Findings).Rule);
        Assert.Null(People.Links.ForFirstAdmin());
        Assert.True(People.Accounts.HasAdmin());
    }

    [Fact]
    public void A_new_start_makes_the_link_of_the_one_before_useless()
    {
        string before = People.Links.ForFirstAdmin()!;
        string now = People.Links.ForFirstAdmin()!;

        Assert.Null(People.Links.Find(before));
        Assert.NotNull(People.Links.Find(now));
        open.Clock.Now += LinkBook.AdminLife + TimeSpan.FromSeconds(1);
        Assert.Null(People.Links.Find(now));
    }

    [Fact]
    public void An_invitation_works_once_and_a_week_long()
    {
        (Account account, string link) = Invite("anna", "Anna Petit");

        Assert.Null(account.PasswordHash);
        Assert.NotNull(People.Links.SetPassword(link, "hash").Account);
        Assert.Equal("people.link-gone", Assert.Single(People.Links.SetPassword(link, "other").Findings).Rule);
        Assert.Equal("hash", People.Accounts.Named("ANNA")!.PasswordHash);
        string late = Invite("bert", "Bert").Link;
        open.Clock.Now += LinkBook.InvitationLife + TimeSpan.FromSeconds(1);
        Assert.Null(People.Links.Find(late));
    }

    [Theory]
    [InlineData(" ANNA ", "Other", "people.name-taken")]
    [InlineData("other", "ANNA PETIT", "people.display-taken")]
    [InlineData("", "Other", "people.name-missing")]
    [InlineData("other", " ", "people.display-missing")]
    public void Nobody_gets_a_name_that_somebody_else_has(string name, string display, string rule)
    {
        Anna();
        Assert.Equal(rule, Assert.Single(People.Links.Invite(new NewAccount(name, display, ["Viewer"]), "root").Findings).Rule);
    }

    [Fact]
    public void An_agency_without_its_markets_is_not_let_in() =>
        Assert.Equal("people.group-missing", Assert.Single(People.Links.Invite(new NewAccount("agency", "Agency", ["Agency"]), "root").Findings).Rule);

    [Fact]
    public void The_last_admin_stays()
    {
        People.Links.BecomeFirstAdmin(People.Links.ForFirstAdmin()!, new NewAccount("root", "Rosa Root", ["Admin"], PasswordHash: "hash"));
        long root = People.Accounts.Named("root")!.Id;

        Assert.Equal("people.last-admin", Assert.Single(People.Accounts.Change(root, new AccountChange(["Viewer"], null, IsDisabled: false), "root").Findings).Rule);
        Assert.Equal("people.last-admin", Assert.Single(People.Accounts.Change(root, new AccountChange(["Admin"], null, IsDisabled: true), "root").Findings).Rule);
    }

    /// <summary>H01.</summary>
    [Fact]
    public void The_last_admin_is_not_shut_into_a_group_of_markets_either()
    {
        People.Links.BecomeFirstAdmin(People.Links.ForFirstAdmin()!, new NewAccount("root", "Rosa Root", ["Admin"], PasswordHash: "hash"));
        long root = People.Accounts.Named("root")!.Id;
        People.Groups.Set("south", "test", ["Lyon"], "root");

        Assert.Equal("people.last-admin", Assert.Single(People.Accounts.Change(root, new AccountChange(["Admin"], "south", IsDisabled: false), "root").Findings).Rule);

        (Account second, string link) = Invite("second", "Sara Second", "Admin");
        Assert.Equal("people.last-admin", Assert.Single(People.Accounts.Change(root, new AccountChange(["Admin"], "south", IsDisabled: false), "root").Findings).Rule);
        People.Links.SetPassword(link, "hash");
        Assert.Empty(People.Accounts.Change(root, new AccountChange(["Admin"], "south", IsDisabled: false), "root").Findings);
        Assert.Equal("people.last-admin", Assert.Single(People.Accounts.Change(second.Id, new AccountChange(["Viewer"], null, IsDisabled: false), "root").Findings).Rule);
        Assert.True(People.Accounts.HasAdmin());
    }

    [Fact]
    public void Closing_an_account_ends_its_sessions_keys_and_links_for_good()
    {
        (Account anna, string link) = Invite("anna", "Anna Petit");
        string session = People.Sessions.Open(anna.Id, "test");
        string key = People.Keys.Make(anna.Id, new NewKey("report", ["Read"], null, TimeSpan.FromDays(30)), "anna");

        People.Accounts.Change(anna.Id, new AccountChange(["Planner"], null, IsDisabled: true), "root");
        Assert.Null(People.Keys.Find(key));
        People.Accounts.Change(anna.Id, new AccountChange(["Planner"], null, IsDisabled: false), "root");

        Assert.Null(People.Sessions.Find(session));
        Assert.Null(People.Keys.Find(key));
        Assert.Null(People.Links.Find(link));
    }

    [Fact]
    public void A_new_password_ends_every_link_that_would_set_another()
    {
        long anna = Anna().Id;
        string reset = People.Links.ForReset(anna, "root")!;

        People.Accounts.SetPassword(anna, "new", "anna");

        Assert.Null(People.Links.Find(reset));
        Assert.Equal("people.link-gone", Assert.Single(People.Links.SetPassword(reset, "eve's").Findings).Rule);
        Assert.Equal("new", People.Accounts.Find(anna)!.PasswordHash);
    }

    [Theory]
    [InlineData("Anna\u200bPetit", "people.display-missing")]
    [InlineData("Anna \u202ePetit", "people.display-missing")]
    [InlineData("Anna\u00adPetit", "people.display-missing")]
    [InlineData("Anna  Petit", "people.display-taken")]
    [InlineData("Anna\u00a0Petit", "people.display-taken")]
    [InlineData("\uff21nna Petit", "people.display-taken")]
    public void Nobody_signs_under_a_name_that_reads_like_anothers(string display, string rule)
    {
        Anna();
        Assert.Equal(rule, Assert.Single(People.Links.Invite(new NewAccount("eve", display, ["Viewer"]), "root").Findings).Rule);
    }

    [Fact]
    public void Five_wrong_passwords_lock_for_a_quarter_of_an_hour()
    {
        long anna = Anna().Id;
        for (int i = 0; i < AccountBook.MostFailures - 1; i++)
            People.Accounts.Failed(anna);
        Assert.False(People.Accounts.Find(anna)!.IsLockedAt(open.Clock.Now));

        People.Accounts.Failed(anna);

        Assert.True(People.Accounts.Find(anna)!.IsLockedAt(open.Clock.Now));
        open.Clock.Now += AccountBook.LockedFor;
        Assert.False(People.Accounts.Find(anna)!.IsLockedAt(open.Clock.Now));
        Assert.Contains(open.Store.Audit.Latest(1), e => e.Action == "account locked");
    }

    [Fact]
    public void A_session_ends_when_it_is_revoked_idle_old_or_the_password_changes()
    {
        long anna = Anna().Id;
        string Fresh() => People.Sessions.Open(anna, "test");

        string revoked = Fresh();
        Assert.Equal(anna, People.Sessions.Find(revoked)!.Account.Id);
        Assert.False(People.Sessions.Revoke(anna + 1, People.Sessions.Find(revoked)!.Session, "eve"));
        Assert.True(People.Sessions.Revoke(anna, People.Sessions.Find(revoked)!.Session, "anna"));
        Assert.Null(People.Sessions.Find(revoked));

        string idle = Fresh();
        open.Clock.Now += SessionBook.Idle;
        Assert.Null(People.Sessions.Find(idle));

        string changed = Fresh();
        People.Accounts.SetPassword(anna, "new", "anna");
        Assert.Null(People.Sessions.Find(changed));

        string closed = Fresh();
        People.Accounts.Change(anna, new AccountChange(["Planner"], null, IsDisabled: true), "root");
        Assert.Null(People.Sessions.Find(closed));
    }

    [Fact]
    public void A_session_in_use_ends_after_a_week_all_the_same()
    {
        string secret = People.Sessions.Open(Anna().Id, "test");
        DateTimeOffset begin = open.Clock.Now;
        while (open.Clock.Now - begin < SessionBook.Life - TimeSpan.FromHours(6))
        {
            Assert.NotNull(People.Sessions.Find(secret));
            open.Clock.Now += TimeSpan.FromHours(6);
        }

        open.Clock.Now = begin + SessionBook.Life;
        Assert.Null(People.Sessions.Find(secret));
    }

    [Fact]
    public void A_key_is_good_until_it_expires_or_is_revoked()
    {
        long anna = Anna().Id;
        string key = People.Keys.Make(anna, new NewKey("report", ["Read"], null, TimeSpan.FromDays(30)), "anna");
        string other = People.Keys.Make(anna, new NewKey("report 2", ["Read"], null, TimeSpan.FromDays(3000)), "anna");

        KeyHolder holder = People.Keys.Find(key)!;
        Assert.StartsWith(KeyBook.Beginning, key, StringComparison.Ordinal);
        Assert.Equal(["Read"], holder.Key.Rights);
        Assert.True(holder.Key.ExpiresAt - open.Clock.Now == TimeSpan.FromDays(30));
        Assert.Equal(KeyBook.LongestLife, People.Keys.Find(other)!.Key.ExpiresAt - open.Clock.Now);
        open.Clock.Now += TimeSpan.FromDays(30);
        Assert.Null(People.Keys.Find(key));
        Assert.NotNull(People.Keys.Find(other));
        Assert.False(People.Keys.Revoke(anna + 1, People.Keys.Find(other)!.Key.Id, "eve"));
        Assert.True(People.Keys.Revoke(anna, People.Keys.Find(other)!.Key.Id, "anna"));
        Assert.Null(People.Keys.Find(other));
    }

    [Fact]
    public void No_secret_can_be_read_in_the_store_file()
    {
        (Account account, string link) = Invite("anna", "Anna Petit");
        string session = People.Sessions.Open(account.Id, "test");
        string key = People.Keys.Make(account.Id, new NewKey("report", ["Read"], null, TimeSpan.FromDays(30)), "anna");
        open.Store.Dispose();

        string all = string.Concat(Directory.GetFiles(open.Folder, "store.db*").Select(f => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f))));

        Assert.Contains("Anna Petit", all, StringComparison.Ordinal);
        Assert.All([link, session, key], secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
        open.Reopen();
        Assert.Equal(Judgement.Pass, open.Store.Audit.Verify().Judgement);
    }

    [Fact]
    public void A_provider_is_bound_to_one_account_once()
    {
        long anna = Anna().Id;

        Assert.True(People.Accounts.Bind(anna, "subject-1"));
        Assert.False(People.Accounts.Bind(anna, "subject-2"));
        Assert.Equal(anna, People.Accounts.OfSubject("subject-1")!.Id);
    }

    [Fact]
    public void A_group_names_its_markets_by_workspace()
    {
        People.Groups.Set("south", "test", ["Lyon", "Nice"], "root");
        People.Groups.Set("south", "test", ["Lyon"], "root");
        People.Groups.Set("south", "other", ["Paris"], "root");

        Assert.Equal(["Lyon"], People.Groups.Of("south")["test"]);
        Assert.Equal(["Paris"], People.Groups.Of("south")["other"]);
        Assert.Empty(People.Groups.Of("north"));
        Assert.Equal(2, Assert.Single(People.Groups.All()).Markets.Count);
    }
}
