using Microsoft.Data.Sqlite;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Tests.Stores;

public sealed class StoreTests : IDisposable
{
    private readonly OpenStore open = new();

    public void Dispose() => open.Dispose();

    private SqliteConnection Raw()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(open.Folder, "store.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private int Run(string sql)
    {
        using SqliteConnection connection = Raw();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    [Fact]
    public void Opening_a_store_again_keeps_what_is_in_it()
    {
        open.Reopen();
        Assert.Equal(open.DataSet, open.Store.DataSets.Current(OpenStore.Workspace));
        Assert.True(open.Store.IsReady());
    }

    [Fact]
    public void The_database_writes_ahead_and_checks_foreign_keys()
    {
        Assert.Equal("wal", open.Store.Read(t => t.Single<string>("pragma journal_mode")));
        Assert.Equal(1, open.Store.Read(t => t.Single<int>("pragma foreign_keys")));
        Assert.Equal(30000, open.Store.Read(t => t.Single<int>("pragma busy_timeout")));
    }

    [Theory]
    [InlineData("migrations")]
    [InlineData("workspaces")]
    [InlineData("data_sets")]
    [InlineData("loads")]
    [InlineData("plans")]
    [InlineData("plan_lines")]
    [InlineData("targets")]
    [InlineData("target_events")]
    [InlineData("audit")]
    public void History_cannot_be_changed_or_removed_even_by_hand(string table)
    {
        open.Draft(10, 20);
        string column = open.Store.Read(t => t.First<string>("select name from pragma_table_info(@table) limit 1", new { table }))!;
        Assert.Contains("append-only", Assert.Throws<SqliteException>(() => Run($"update {table} set {column} = {column}")).Message, StringComparison.Ordinal);
        Assert.Contains("append-only", Assert.Throws<SqliteException>(() => Run($"delete from {table}")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("models")]
    [InlineData("replays")]
    [InlineData("forecasts")]
    [InlineData("forecast_months")]
    public void The_other_histories_have_the_same_guards(string table) =>
        Assert.Equal(2, open.Store.Read(t => t.Single<int>(
            "select count(*) from sqlite_master where type = 'trigger' and tbl_name = @table and sql like '%append-only%'", new { table })));

    [Fact]
    public void A_migration_that_was_changed_after_it_was_applied_is_refused()
    {
        using SqliteConnection connection = Raw();
        Migrations.Script changed = new(1, Migrations.Known[0].Name, Migrations.Known[0].Sql + "-- more");
        StoreException refusal = Assert.Throws<StoreException>(() => Migrations.Apply(connection, open.Clock, [changed, .. Migrations.Known.Skip(1)]));
        Assert.Contains("not the one", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_of_a_newer_program_is_refused()
    {
        using SqliteConnection connection = Raw();
        Assert.Contains("newer", Assert.Throws<StoreException>(() => Migrations.Apply(connection, open.Clock, [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_migration_leaves_nothing_behind()
    {
        using SqliteConnection connection = Raw();
        Migrations.Script bad = new(2, "0002_bad.sql", "create table extra (id integer); create table broken (");
        Assert.Throws<SqliteException>(() => Migrations.Apply(connection, open.Clock, [.. Migrations.Known, bad]));
        Assert.Equal(0, open.Store.Read(t => t.Single<int>("select count(*) from sqlite_master where name = 'extra'")));
        open.Reopen();
    }

    [Fact]
    public void Two_programs_may_open_a_new_store_at_once()
    {
        string folder = Path.Combine(open.Folder, "twice");
        Parallel.For(0, 4, _ => Store.Open(folder).Dispose());
        using var store = Store.Open(folder);
        Assert.Equal(Migrations.Known.Count, store.Read(t => t.Single<int>("select count(*) from migrations")));
    }

    [Fact]
    public void A_write_that_throws_changes_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => open.Store.Write(t =>
        {
            AuditChain.Append(t, "me", "test", "x", "");
            throw new InvalidOperationException("stop");
        }));
        Assert.DoesNotContain(open.Store.Audit.Latest(10), e => e.Action == "test");
    }

    [Fact]
    public void The_audit_chain_is_unbroken_and_a_change_by_force_shows()
    {
        open.Draft(10, 20);
        Assert.Equal(Judgement.Pass, open.Store.Audit.Verify().Judgement);
        Run("drop trigger audit_no_update; update audit set who = 'nobody' where id = 2");
        Assert.Equal("entry 2 is not what was written", open.Store.Audit.Verify().Reason);
    }

    [Fact]
    public void An_entry_taken_out_of_the_audit_chain_shows()
    {
        open.Draft(10, 20);
        Run("drop trigger audit_no_delete; delete from audit where id = 2");
        Assert.Equal("entry 2 is missing", open.Store.Audit.Verify().Reason);
    }

    [Fact]
    public void The_store_lies_beside_the_solution_that_is_here_or_above()
    {
        string below = Path.Combine(open.Folder, "solution", "a", "b");
        Directory.CreateDirectory(below);
        File.WriteAllText(Path.Combine(open.Folder, "solution", "PredictiveMarketing.sln"), "");
        Assert.Equal(Path.Combine(open.Folder, "solution", "store"), StoreLocation.Default(below));
        Assert.EndsWith(Path.Combine("PredictiveMarketing", "store"), StoreLocation.Default(Path.GetTempPath()), StringComparison.Ordinal);
    }
}
