using Dapper;
using Microsoft.Data.Sqlite;

namespace PredictiveMarketing.Storage.Database;

/// <summary>An open transaction, handed through every class that takes part in it. Statements take parameters only.</summary>
public sealed class StoreTransaction
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;

    internal StoreTransaction(SqliteConnection connection, SqliteTransaction transaction, TimeProvider clock)
    {
        this.connection = connection;
        this.transaction = transaction;
        Now = clock.GetUtcNow();
    }

    /// <summary>One moment for everything in the transaction.</summary>
    public DateTimeOffset Now { get; }

    /// <returns>How many rows changed.</returns>
    internal int Execute(string sql, object? parameters = null) => connection.Execute(sql, parameters, transaction);

    internal List<T> Query<T>(string sql, object? parameters = null) => connection.Query<T>(sql, parameters, transaction).AsList();

    internal T? First<T>(string sql, object? parameters = null) => connection.QueryFirstOrDefault<T>(sql, parameters, transaction);

    internal T Single<T>(string sql, object? parameters = null) => connection.QuerySingle<T>(sql, parameters, transaction);
}
