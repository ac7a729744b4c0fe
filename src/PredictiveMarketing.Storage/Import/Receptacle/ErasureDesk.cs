using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>What an erasure did.</summary>
/// <param name="Files">Kept files that were written anew.</param>
/// <param name="Rows">Rows that are gone.</param>
public sealed record ErasureOutcome(int Files, int Rows);

/// <summary>
/// Takes a person's rows out of every kept file. Monthly counts stay: they name nobody. The old bytes are removed; what remains is the keyed
/// hash, so that a later file does not bring the person back.
/// </summary>
public sealed class ErasureDesk(Store store)
{
    /// <summary>Where a test lets the process die.</summary>
    internal Action? BeforeRemoving { get; init; }

    /// <summary>Erases a person by the id that stood in the imported files, whatever its case. Asking again finishes what was interrupted.</summary>
    public ErasureOutcome Erase(string personId, string who)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(personId);
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        string person = PersonIds.Of(store).Hash(personId);
        lock (store.FolderGate)
        {
            // The person first: a file imported meanwhile leaves the rows out already.
            long erasure = Remember(person, who);
            Remaining();
            int files = 0;
            int rows = 0;
            foreach (string hash in store.Raw.All())
            {
                int gone = RowsOf(hash, person);
                if (gone == 0)
                    continue;
                Rewrite(hash, person, gone, erasure);
                files++;
                rows += gone;
            }

            store.Write(t => AuditChain.Append(t, who, "person erased", $"erasure {erasure}", string.Create(CultureInfo.InvariantCulture, $"{rows} rows in {files} kept files; counts are unchanged")));
            return new ErasureOutcome(files, rows);
        }
    }

    private long Remember(string person, string who) => store.Write(t =>
    {
        t.Execute("insert into erasures (person, who, at) values (@person, @who, @at) on conflict do nothing", new { person, who, at = t.Now });
        return t.Single<long>("select id from erasures where person = @person", new { person });
    });

    // The row that leads from the old file to the new one comes before the old file goes, so that lineage never points at nothing.
    private void Rewrite(string hash, string person, int gone, long erasure)
    {
        string fresh = store.Raw.Keep(to => Copy(hash, person, to));
        store.Write(t => t.Execute(
            "insert into erased_files (erasure, was, becomes, rows) values (@erasure, @hash, @fresh, @gone) on conflict do nothing", new { erasure, hash, fresh, gone }));
        BeforeRemoving?.Invoke();
        store.Raw.Remove(hash);
    }

    /// <summary>Old files that a crash left behind.</summary>
    private void Remaining()
    {
        foreach (string old in store.Read(t => t.Query<string>("select was from erased_files")).Where(store.Raw.Has))
            store.Raw.Remove(old);
    }

    private int RowsOf(string hash, string person)
    {
        using var text = new StreamReader(store.Raw.Open(hash), Encoding.UTF8);
        if (!text.ReadLine()?.Contains(KeptForm.PersonColumn, StringComparison.Ordinal) ?? true)
            return 0;
        using var parser = Parser(text);
        int rows = 0;
        while (parser.Read())
            rows += parser.Record!.Contains(person, StringComparer.Ordinal) ? 1 : 0;
        return rows;
    }

    private void Copy(string hash, string person, Stream to)
    {
        using var text = new StreamReader(store.Raw.Open(hash), Encoding.UTF8);
        using var rows = new CanonicalRows(to, text.ReadLine()!);
        using var parser = Parser(text);
        while (parser.Read())
        {
            if (parser.Record!.Contains(person, StringComparer.Ordinal))
                continue;
            foreach (string cell in parser.Record!)
                rows.Text(cell);
            rows.End();
        }
    }

    private static CsvParser Parser(StreamReader text) =>
        new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ",", HasHeaderRecord = false, BadDataFound = null });
}
