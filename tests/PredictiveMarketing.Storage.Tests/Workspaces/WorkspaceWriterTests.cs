using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Simulation;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Workspaces;

public sealed class WorkspaceWriterTests : IDisposable
{
    private static readonly Workspace Simulated =
        LeadSimulator.Simulate(new SimulationSettings { Months = 24, Markets = 3, Channels = 8 }).Workspace;

    private readonly string house = Directory.CreateTempSubdirectory("pm-writer-").FullName;

    private string Folder => Path.Combine(house, "workspace");

    public void Dispose() => Directory.Delete(house, recursive: true);

    [Fact]
    public void What_is_written_reads_back_the_same_without_a_warning()
    {
        WorkspaceWriter.Write(Simulated, Folder);
        WorkspaceReading reading = WorkspaceReader.Read(Folder);
        Assert.DoesNotContain(reading.Findings, f => f.Severity != Severity.Note);
        Assert.Empty(reading.ExtraColumns);
        Workspace read = reading.Workspace!;
        Assert.Equal(Simulated.Contract.Drivers, read.Contract.Drivers);
        Assert.Equal(WithoutLists(Simulated.Contract), WithoutLists(read.Contract));
        Assert.Equal(Simulated.Leads.ToHashSet(), [.. read.Leads]);
        Assert.Equal(Simulated.Media.ToHashSet(), [.. read.Media]);
        Assert.Equal(Simulated.Externals.ToHashSet(), [.. read.Externals]);
        Assert.Equal(Simulated.Events.ToHashSet(), [.. read.Events]);
        Assert.Equal(Simulated.Goals.ToHashSet(), [.. read.Goals]);
        Assert.Equal(Simulated.Media.Count, read.Media.Count);
    }

    [Fact]
    public void Written_twice_and_in_any_language_the_bytes_are_the_same()
    {
        WorkspaceWriter.Write(Simulated, Folder);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            WorkspaceWriter.Write(Simulated, Path.Combine(house, "again"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        string[] names = [.. Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal(["events.csv", "externals.csv", "frame.json", "goals.csv", "leads.csv", "media_plan.csv"], names);
        Assert.All(names, n => Assert.Equal(File.ReadAllBytes(Path.Combine(Folder, n)), File.ReadAllBytes(Path.Combine(house, "again", n))));
    }

    [Fact]
    public void Files_begin_without_a_byte_order_mark_and_lines_end_with_LF()
    {
        WorkspaceWriter.Write(Simulated, Folder, new Dictionary<string, string> { ["note.txt"] = "été\n" });
        Assert.All(Directory.GetFiles(Folder), file =>
        {
            byte[] bytes = File.ReadAllBytes(file);
            Assert.NotEqual(0xEF, bytes[0]);
            Assert.DoesNotContain((byte)'\r', bytes);
        });
        Assert.Equal([0xC3, 0xA9, (byte)'t', 0xC3, 0xA9, (byte)'\n'], File.ReadAllBytes(Path.Combine(Folder, "note.txt")));
    }

    [Fact]
    public void A_table_without_rows_is_not_written_and_an_old_one_goes_away()
    {
        WorkspaceWriter.Write(Simulated, Folder);
        WorkspaceWriter.Write(Simulated with { Events = [], Goals = [] }, Folder);
        Assert.False(File.Exists(Path.Combine(Folder, "events.csv")));
        Assert.False(File.Exists(Path.Combine(Folder, "goals.csv")));
        Assert.True(File.Exists(Path.Combine(Folder, "media_plan.csv")));
    }

    [Fact]
    public void Other_files_of_the_folder_stay()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "raw"));
        File.WriteAllText(Path.Combine(Folder, "raw", "export.csv"), "kept");
        File.WriteAllText(Path.Combine(Folder, "README.md"), "kept");
        WorkspaceWriter.Write(Simulated, Folder);
        Assert.Equal("kept", File.ReadAllText(Path.Combine(Folder, "README.md")));
        Assert.Equal("kept", File.ReadAllText(Path.Combine(Folder, "raw", "export.csv")));
        Assert.Equal(["workspace"], Directory.GetFileSystemEntries(house).Select(e => Path.GetFileName(e)));
    }

    [Fact]
    public void When_writing_fails_the_old_workspace_stands_and_nothing_is_left_over()
    {
        WorkspaceWriter.Write(Simulated, Folder);
        byte[] before = File.ReadAllBytes(Path.Combine(Folder, "leads.csv"));
        Workspace other = Simulated with { Leads = [.. Simulated.Leads.Take(30)] };
        Assert.ThrowsAny<IOException>(() =>
            WorkspaceWriter.Write(other, Folder, new Dictionary<string, string> { ["no-such-folder/truth.json"] = "{}" }));
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Folder, "leads.csv")));
        Assert.Equal(["workspace"], Directory.GetFileSystemEntries(house).Select(e => Path.GetFileName(e)));
    }

    // Records compare their lists by reference.
    private static FramingContract WithoutLists(FramingContract contract) => contract with { Drivers = null, Scope = Scope.Everything };
}
