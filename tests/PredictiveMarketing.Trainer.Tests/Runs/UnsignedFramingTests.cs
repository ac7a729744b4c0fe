using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Trainer.Tests.Runs;

/// <summary>F01: <c>pm run</c> on a framing that is not signed ends with the gate's exit code and writes no model file.</summary>
public sealed class UnsignedFramingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pm-unsigned-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_draft_is_not_run()
    {
        string workspace = Written("""{ "name": "test", "status": "draft", "kpi": { "name": "leads" }, "horizonMonths": 3 }""");

        PmRun run = PmRun.Of("run", workspace, "--store", Path.Combine(folder, "store"));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("framing.draft", run.Error, StringComparison.Ordinal);
        Assert.Empty(Models());
    }

    [Fact]
    public void A_change_that_nobody_signed_is_not_run()
    {
        string workspace = Written("""{ "name": "test", "kpi": { "name": "leads" }, "horizonMonths": 3 }""");
        string store = Path.Combine(folder, "store");
        using (Store opened = Store.Open(store))
        {
            opened.DataSets.Keep(Storage.Workspaces.WorkspaceReader.Read(workspace));
            opened.Framings.Save(new FramingSave("test", opened.Framings.Standing("test").Active!.Draft with { HorizonMonths = 5 }, "Ada"));
        }

        PmRun run = PmRun.Of("run", workspace, "--store", store);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("framing.unsigned", run.Error, StringComparison.Ordinal);
        Assert.Empty(Models());
    }

    private string Written(string frame)
    {
        string workspace = Path.Combine(folder, "workspace");
        Directory.CreateDirectory(workspace);
        File.WriteAllText(Path.Combine(workspace, "frame.json"), frame);
        File.WriteAllLines(Path.Combine(workspace, "leads.csv"), ["campaign,market,month,leads", .. Enumerable.Range(0, 24).Select(i => $"Spring,Paris,{2024 + (i / 12)}-{(i % 12) + 1:00},{100 + i}")]);
        return workspace;
    }

    private string[] Models() => Path.Combine(folder, "store", "models") is var models && Directory.Exists(models) ? Directory.GetFiles(models, "*", SearchOption.AllDirectories) : [];
}
