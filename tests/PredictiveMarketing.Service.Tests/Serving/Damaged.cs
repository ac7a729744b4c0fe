using Microsoft.Data.Sqlite;

namespace PredictiveMarketing.Service.Tests.Serving;

/// <summary>What a disk does to files.</summary>
public static class Damaged
{
    /// <summary>From now on whoever asks a store for its workspaces is told that the table cannot be read.</summary>
    public static void Store(string folder)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "store.db"), Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand damage = connection.CreateCommand();
        damage.CommandText = "alter table workspaces rename to lost";
        damage.ExecuteNonQuery();
    }
}
