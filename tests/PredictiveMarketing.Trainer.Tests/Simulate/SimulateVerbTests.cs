using System.CommandLine;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;
using PredictiveMarketing.Trainer.Simulate;

namespace PredictiveMarketing.Trainer.Tests.Simulate;

public sealed class SimulateVerbTests : IDisposable
{
    private readonly string house = Directory.CreateTempSubdirectory("pm-simulate-").FullName;

    private string Out => Path.Combine(house, "out");

    public void Dispose() => Directory.Delete(house, recursive: true);

    [Fact]
    public void The_committed_sample_is_what_the_verb_writes_byte_for_byte()
    {
        string sample = Path.Combine(Repository(), "data", "sample");
        Assert.Equal(0, Simulate().Code);
        string[] committed = [.. Directory.GetFiles(sample).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal(committed, Directory.GetFiles(Out).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(committed, name => Assert.True(
            File.ReadAllBytes(Path.Combine(sample, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Out, name))),
            $"data/sample/{name} differs: run pm simulate --out data/sample and commit what it writes."));
    }

    [Fact]
    public void The_committed_sample_reads_without_a_warning_and_its_truth_is_small()
    {
        string sample = Path.Combine(Repository(), "data", "sample");
        WorkspaceReading reading = WorkspaceReader.Read(sample);
        Assert.DoesNotContain(reading.Findings, f => f.Severity != Severity.Note);
        Assert.True(new FileInfo(Path.Combine(sample, "truth.json")).Length < 1_500_000);
    }

    [Fact]
    public void Every_flag_shapes_the_workspace()
    {
        Assert.Equal(0, Simulate("--first", "2020-01", "--months", "30", "--plan-months", "3", "--campaigns", "1", "--markets", "2", "--channels", "4", "--seed", "9").Code);
        WorkspaceReading reading = WorkspaceReader.Read(Out);
        Assert.Equal(Month.Of(2020, 1), reading.Workspace!.Leads.Min(l => l.Month));
        Assert.Equal(30 * 2, reading.Workspace.Leads.Count);
        Assert.Equal(Month.Of(2022, 7), reading.Workspace.Contract.AsOf);
        Assert.Equal(Month.Of(2022, 9), reading.Workspace.Media.Max(l => l.Month));
        Assert.Equal(3, reading.Workspace.Contract.HorizonMonths);
        Assert.Equal(4, reading.Workspace.Media.Select(l => l.Channel).Distinct().Count());
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Out, "truth.json")));
        Assert.Equal(9, truth.RootElement.GetProperty("settings").GetProperty("seed").GetInt32());
    }

    [Fact]
    public void Numbers_out_of_bounds_are_all_told_with_their_cure_and_nothing_is_written()
    {
        (int code, _, string error) = Simulate("--months", "12", "--markets", "0");
        Assert.Equal(2, code);
        Assert.Contains("Choose --months between 24 and 360.", error, StringComparison.Ordinal);
        Assert.Contains("Choose --markets between 1 and 500.", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void Somebodys_own_data_are_never_written_over()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "leads.csv"), "mine");
        File.WriteAllText(Path.Combine(Out, "frame.json"), "mine");
        (int code, _, string error) = Simulate("--months", "24", "--markets", "1");
        Assert.Equal(2, code);
        Assert.Contains("simulate.out-not-empty", error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Out, "leads.csv")));
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        File.WriteAllText(Out, "a file");
        Assert.Equal(2, Simulate().Code);
        Assert.Equal("a file", File.ReadAllText(Out));
    }

    [Fact]
    public void An_empty_folder_is_filled_and_an_earlier_simulation_renewed()
    {
        Directory.CreateDirectory(Out);
        string[] small = ["--months", "24", "--markets", "1", "--campaigns", "1"];
        Assert.Equal(0, Simulate([.. small, "--seed", "1"]).Code);
        byte[] first = File.ReadAllBytes(Path.Combine(Out, "truth.json"));
        Assert.Equal(0, Simulate([.. small, "--seed", "2"]).Code);
        Assert.NotEqual(first, File.ReadAllBytes(Path.Combine(Out, "truth.json")));
        Assert.Equal(0, Simulate([.. small, "--seed", "1"]).Code);
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(Out, "truth.json")));
        Assert.Equal(["out"], Directory.GetFileSystemEntries(house).Select(e => Path.GetFileName(e)));
    }

    [Fact]
    public void With_json_the_result_is_one_document_and_with_quiet_nothing_else_is_said()
    {
        (int code, string output, string error) = Simulate("--months", "24", "--markets", "1", "--campaigns", "1", "--json", "--quiet");
        Assert.Equal(0, code);
        Assert.Empty(error);
        using JsonDocument document = JsonDocument.Parse(output);
        Assert.Equal(24, document.RootElement.GetProperty("rows").GetProperty("leads").GetInt32());
        Assert.Equal("2023-08", document.RootElement.GetProperty("lastFinal").GetString());
    }

    private (int Code, string Output, string Error) Simulate(params string[] flags)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var root = new RootCommand { SimulateVerb.Build() };
        int code = root.Parse(["simulate", "--out", Out, .. flags]).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "PredictiveMarketing.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The tests do not lie under the solution.");
    }
}
