using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Storage.Tests.Import.Receptacle;

/// <summary>Architecture laws 4 and 5: an import that dies at any point leaves all of itself or nothing.</summary>
public sealed class ImportCrashTests : IDisposable
{
    private const string Text = "campaign,market,month,leads\nSpring,Paris,2026-01,130\n";
    private readonly DeskRoom room = new();

    public void Dispose() => room.Dispose();

    [Theory]
    [InlineData(nameof(ApplyStep.Began), false)]
    [InlineData(nameof(ApplyStep.BaseKept), false)]
    [InlineData(nameof(ApplyStep.RawKept), false)]
    [InlineData(nameof(ApplyStep.Staged), false)]
    [InlineData(nameof(ApplyStep.DataSetKept), false)]
    [InlineData(nameof(ApplyStep.BeforeCommit), false)]
    [InlineData(nameof(ApplyStep.Committed), true)]
    [InlineData(nameof(ApplyStep.Moved), true)]
    public void A_death_at_this_step_leaves_all_or_nothing(string step, bool all)
    {
        string before = room.Leads();
        room.Restart(at => Die(at.ToString() == step));
        Assert.Throws<Death>(() => room.Import(Text));
        room.Restart();
        Assert.Equal(all ? before + "Spring,Paris,2026-01,130\n" : before, room.Leads());
        Assert.Equal(all ? 1 : 0, room.Store.Imports.List("test").Count);
        Assert.Equal(all ? 1 : 0, room.Store.Imports.Of("test", "leads", "Spring|Paris|2026-01").Count);
        if (all)
            Assert.Equal(room.Workspace.Read().Version.Id, room.Store.DataSets.Current("test")!.Id);
        Assert.Equal(Judgement.Pass, room.Store.Audit.Verify().Judgement);
        // Done again it is done, and once.
        room.Import(Text);
        Assert.Single(room.Store.Imports.List("test"));
        Assert.Equal(before + "Spring,Paris,2026-01,130\n", room.Leads());
    }

    [Fact]
    public void A_death_between_two_files_of_the_folder_is_finished_at_the_next_opening()
    {
        room.Store.Moves.BeforeFile = _ => throw new Death();
        Assert.Throws<Death>(() => room.Import(Text));
        Assert.DoesNotContain("2026-01", room.Leads(), StringComparison.Ordinal);
        room.Restart();
        Assert.Contains("2026-01", room.Leads(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(room.Workspace.Folder, ".*"));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(room.Folder, "importing")));
    }

    [Fact]
    public void A_file_that_somebody_wrote_after_the_death_is_left_alone_and_the_audit_says_so()
    {
        room.Store.Moves.BeforeFile = _ => throw new Death();
        Assert.Throws<Death>(() => room.Import(Text));
        room.Workspace.Write("leads.csv", room.Leads() + "Spring,Nice,2026-01,4\n");
        string edited = room.Leads();
        room.Restart();
        Assert.Equal(edited, room.Leads());
        Assert.Contains(room.Store.Audit.Latest(3), e => e.Action == "import not written");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_waits_and_the_store_opens_all_the_same()
    {
        room.Store.Moves.BeforeFile = _ => throw new IOException("the disk is full");
        ImportOutcome outcome = room.Import(Text);
        Assert.Equal("import.folder-changed", Assert.Single(outcome.Findings).Rule);
        Assert.DoesNotContain("2026-01", room.Leads(), StringComparison.Ordinal);
        room.Restart();
        Assert.Contains("2026-01", room.Leads(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_staged_files_the_folder_is_left_and_the_store_opens_all_the_same()
    {
        room.Store.Moves.BeforeFile = _ => throw new Death();
        Assert.Throws<Death>(() => room.Import(Text));
        string before = room.Leads();
        Directory.Delete(Path.Combine(room.Folder, "importing"), recursive: true);
        room.Restart();
        Assert.Equal(before, room.Leads());
    }

    private static void Die(bool now)
    {
        if (now)
            throw new Death();
    }

    private sealed class Death : Exception;
}
