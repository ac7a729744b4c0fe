using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace PredictiveMarketing.Storage.Database;

/// <summary>Numbered SQL scripts, each applied once, in order, in a transaction, and remembered by its hash.</summary>
internal static class Migrations
{
    private const string Prefix = "PredictiveMarketing.Storage.Sql.Sqlite.";

    internal sealed record Script(int Number, string Name, string Sql)
    {
        public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
    }

    private sealed class Applied
    {
        public int Number { get; set; }

        public string Name { get; set; } = "";

        public string Hash { get; set; } = "";
    }

    public static IReadOnlyList<Script> Known { get; } = [.. Embedded().OrderBy(s => s.Number)];

    public static void Apply(SqliteConnection connection, TimeProvider clock) => Apply(connection, clock, Known);

    internal static void Apply(SqliteConnection connection, TimeProvider clock, IReadOnlyList<Script> scripts)
    {
        // Two processes may open a new store at once: the second one waits here and then finds everything applied.
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        connection.Execute(
            "create table if not exists migrations (number integer primary key, name text not null, hash text not null, applied_at text not null)",
            transaction: transaction);
        List<Applied> applied = connection.Query<Applied>("select number, name, hash from migrations order by number", transaction: transaction).AsList();
        Check(applied, scripts);
        foreach (Script script in scripts.Skip(applied.Count))
        {
            connection.Execute(script.Sql, transaction: transaction);
            connection.Execute(
                "insert into migrations (number, name, hash, applied_at) values (@Number, @Name, @Hash, @at)",
                new { script.Number, script.Name, script.Hash, at = clock.GetUtcNow() },
                transaction);
        }

        transaction.Commit();
    }

    private static void Check(List<Applied> applied, IReadOnlyList<Script> scripts)
    {
        if (applied.Count > scripts.Count)
            throw new StoreException($"The store was written by a newer version ({applied[^1].Name}). Update this program, or use another --store.");
        for (int i = 0; i < applied.Count; i++)
        {
            if (applied[i].Number != scripts[i].Number || applied[i].Hash != scripts[i].Hash)
                throw new StoreException($"Migration {scripts[i].Name} is not the one that this store was built with. Use the program that built it, or another --store.");
        }
    }

    private static IEnumerable<Script> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (string resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            string name = resource[Prefix.Length..];
            // A checkout with Windows line ends is the same script.
            yield return new Script(int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name, reader.ReadToEnd().ReplaceLineEndings("\n"));
        }
    }
}
