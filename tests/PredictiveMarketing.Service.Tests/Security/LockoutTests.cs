using System.Net;
using Microsoft.Data.Sqlite;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>H01: how long a lock holds, and who is counted as one caller; the clock is moved by hand.</summary>
public sealed class LockoutTests : IDisposable
{
    private const string Right = "three windy days";

    private readonly string folder = Directory.CreateTempSubdirectory("pm-lockout-").FullName;
    private readonly Notices.MovedClock clock = new();
    private readonly Store store;
    private readonly Reception reception;

    public LockoutTests()
    {
        store = Store.Open(folder, clock);
        var passwords = new Passwords();
        reception = new Reception(store, passwords);
        store.People.Links.SetPassword(store.People.Links.Invite(new NewAccount("anna", "Anna Petit", ["Viewer"]), "test").Link!, passwords.Hash(Right));
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Whoever asks pays a commit whatever the name: what takes as long tells nothing about who has an account.</summary>
    [Theory]
    [InlineData("anna")]
    [InlineData("nobody has this name")]
    public void A_wrong_password_costs_the_same_commit_whether_or_not_the_name_has_an_account(string name)
    {
        using SqliteConnection watcher = new(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "store.db"), Pooling = false }.ToString());
        watcher.Open();
        using SqliteCommand commits = watcher.CreateCommand();
        commits.CommandText = "pragma data_version";
        object? before = commits.ExecuteScalar();

        Assert.Null(reception.Recognise(name, "not the password"));

        Assert.NotEqual(before, commits.ExecuteScalar());
        Assert.NotNull(reception.Recognise("anna", Right));
    }

    /// <summary>No letter that can be sent breaks the sign-in.</summary>
    [Fact]
    public void A_name_and_a_password_of_letters_that_cannot_be_shown_are_only_wrong()
    {
        string letters = "anna" + (char)0xFFFE + (char)0xD800;
        Assert.Null(reception.Recognise(letters, Right));
        Assert.Null(reception.Recognise("anna", letters));
    }

    [Fact]
    public void A_locked_account_takes_its_password_again_after_a_quarter_of_an_hour_and_not_before()
    {
        Guess(AccountBook.MostFailures);

        Assert.Null(reception.Recognise("anna", Right));
        clock.Now += AccountBook.LockedFor - TimeSpan.FromSeconds(1);
        Assert.Null(reception.Recognise("anna", Right));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.NotNull(reception.Recognise("anna", Right));
    }

    [Fact]
    public void Guessing_on_while_it_is_locked_does_not_keep_its_owner_out_for_longer()
    {
        Guess(AccountBook.MostFailures);
        clock.Now += AccountBook.LockedFor - TimeSpan.FromSeconds(1);

        Guess(AccountBook.MostFailures);
        clock.Now += TimeSpan.FromSeconds(1);

        Assert.NotNull(reception.Recognise("anna", Right));
    }

    [Fact]
    public void A_session_in_between_begins_the_count_anew()
    {
        Guess(AccountBook.MostFailures - 1);
        store.People.Sessions.Open(reception.Recognise("anna", Right)!.Id, "test");
        Guess(AccountBook.MostFailures - 1);

        Assert.NotNull(reception.Recognise("anna", Right));
    }

    [Theory]
    [InlineData("ANNA")]
    [InlineData(" anna ")]
    [InlineData("ａｎｎａ")]
    public void However_the_name_is_written_it_is_the_same_account_that_is_locked(string written)
    {
        for (int i = 0; i < AccountBook.MostFailures; i++)
            Assert.Null(reception.Recognise(written, $"a wrong password {i}"));

        Assert.Null(reception.Recognise("anna", Right));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_household_that_takes_another_of_its_addresses_is_still_one_caller(string one, string other, bool isSame) =>
        Assert.Equal(isSame, Limits.Origin(IPAddress.Parse(one)) == Limits.Origin(IPAddress.Parse(other)));

    private void Guess(int times)
    {
        for (int i = 0; i < times; i++)
            Assert.Null(reception.Recognise("anna", $"a wrong password {i}"));
    }
}
