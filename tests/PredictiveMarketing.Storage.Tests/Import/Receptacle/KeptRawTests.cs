using System.Text;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Storage.Tests.Import.Receptacle;

/// <summary>D03: what is kept of a file: the mapped columns with sheet and row, people as keyed hashes, nothing else.</summary>
public sealed class KeptRawTests : IDisposable
{
    private const string Text = "campaign,market,month,email,phone,note\nSpring,Paris,2026-01,Anna@Example.org,0601,\"likes, red\"\nSpring,Paris,2026-01,ben@example.org,0602,\n";
    private readonly DeskRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public void Columns_outside_the_mapping_are_dropped_and_people_become_keyed_hashes()
    {
        KeptImport import = room.Import(Text).Import!;
        string kept = Kept(import.Kept);
        string[] lines = kept.TrimEnd('\n').Split('\n');
        Assert.Equal("sheet,row,campaign,market,month,person:person", lines[0]);
        Assert.Equal(",1,campaign,market,month,email", lines[1]);
        Assert.Matches("^,2,Spring,Paris,2026-01,person:[0-9a-f]{64}$", lines[2]);
        Assert.NotEqual(lines[2][^64..], lines[3][^64..]);
        foreach (string dropped in (string[])["Anna", "ben@", "0601", "likes"])
            Assert.DoesNotContain(dropped, kept, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["(person)", "(person)"], room.Preview(Text).Shown!.Rows.Skip(1).Select(r => r.Cells[3]));
    }

    [Fact]
    public void The_key_of_the_hashes_is_made_once_and_only_its_owner_may_read_it()
    {
        string first = Kept(room.Import(Text).Import!.Kept);
        string path = Path.Combine(room.Folder, "keys", "person-ids.key");
        Assert.Equal(32, new FileInfo(path).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        room.Restart();
        string second = Kept(room.Import(Text.Replace("Paris,2026-01,ben", "Lyon,2026-01,ben", StringComparison.Ordinal)).Import!.Kept);
        Assert.Equal(first.Split('\n')[2], second.Split('\n')[2]);
        using var other = new DeskRoom();
        Assert.DoesNotContain(first.Split('\n')[2][^64..], File.ReadAllText(Path.Combine(other.Folder, "raw", other.Import(Text).Import!.Kept)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_file_is_called_by_its_bytes()
    {
        string name = room.Import(Text).Import!.Kept;
        using FileStream file = File.OpenRead(Path.Combine(room.Folder, "raw", name));
        Assert.Equal(name, FolderState.HashOf(file));
    }

    [Fact]
    public void Whoever_is_erased_is_gone_from_every_kept_file_and_the_counts_stay()
    {
        KeptImport import = room.Import(Text).Import!;
        string leads = room.Leads();
        ErasureOutcome erased = new ErasureDesk(room.Store).Erase(" anna@example.ORG ", "dpo");
        Assert.Equal((1, 1), (erased.Files, erased.Rows));
        KeptImport now = Assert.Single(room.Store.Imports.List("test"));
        Assert.NotEqual(import.Kept, now.Kept);
        Assert.False(File.Exists(Path.Combine(room.Folder, "raw", import.Kept)));
        Assert.Equal(3, Kept(now.Kept).TrimEnd('\n').Split('\n').Length);
        Assert.Equal(leads, room.Leads());
        Assert.Equal("leads=2; status=final", room.Store.Imports.Of("test", "leads", "Spring|Paris|2026-01")[0].Value);
        Assert.Equal(now.Kept, room.Store.Imports.Of("test", "leads", "Spring|Paris|2026-01")[0].Kept);
        Assert.Contains(room.Store.Audit.Latest(3), e => e is { Action: "person erased", Who: "dpo" } && !e.Details.Contains("anna", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_later_file_does_not_bring_an_erased_person_back_and_still_counts_everybody()
    {
        new ErasureDesk(room.Store).Erase("anna@example.org", "dpo");
        KeptImport import = room.Import(Text).Import!;
        Assert.Equal(3, Kept(import.Kept).TrimEnd('\n').Split('\n').Length);
        Assert.Equal("leads=2; status=final", room.Store.Imports.Of("test", "leads", "Spring|Paris|2026-01")[0].Value);
    }

    [Fact]
    public void An_erasure_that_died_half_way_is_finished_by_asking_again()
    {
        room.Import(Text);
        Assert.Throws<IOException>(() => new ErasureDesk(room.Store) { BeforeRemoving = () => throw new IOException("dead") }.Erase("anna@example.org", "dpo"));
        room.Restart();
        new ErasureDesk(room.Store).Erase("anna@example.org", "dpo");
        Assert.Single(Directory.EnumerateFiles(Path.Combine(room.Folder, "raw")));
        Assert.Equal(0, new ErasureDesk(room.Store).Erase("anna@example.org", "dpo").Rows);
    }

    [Fact]
    public void An_erasure_between_reading_and_writing_stops_the_import_and_leaves_nothing_of_the_person()
    {
        room.Restart(at =>
        {
            if (at == ApplyStep.DataSetKept)
                room.Store.Write(t => t.Execute("insert into erasures (person, who, at) values ('person:x', 'dpo', @at)", new { at = t.Now }));
        });
        Assert.Equal("import.changed-since-preview", Assert.Single(room.Import(Text).Findings).Rule);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(room.Folder, "raw")));
        Assert.Empty(room.Store.Imports.List("test"));
    }

    private string Kept(string hash) => File.ReadAllText(Path.Combine(room.Folder, "raw", hash), Encoding.UTF8);
}
