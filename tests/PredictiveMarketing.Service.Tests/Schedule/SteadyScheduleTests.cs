using Microsoft.Extensions.DependencyInjection;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Schedule;

/// <summary>What breaks in the background is told and looked at again; the pages go on.</summary>
public sealed class SteadyScheduleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pm-steady-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_store_that_cannot_be_read_does_not_stop_the_schedule()
    {
        using FramedHouse house = new();
        ToldLines<MonthlySchedule> told = new();
        using MonthlySchedule schedule = ActivatorUtilities.CreateInstance<MonthlySchedule>(house.Services, told);
        Damaged.Store(house.Store.Folder);

        schedule.LookOnce(CancellationToken.None);

        Assert.Equal(2, told.All.Count);
    }

    /// <summary>A planner has the file open in a spreadsheet; it is read once it is closed, though nothing about it changes by that.</summary>
    [Fact]
    public void A_file_that_was_open_elsewhere_is_read_when_it_is_closed()
    {
        string workspace = SmallWorkspace.Write(Path.Combine(folder, "w"), "opened", people: true);
        using Store store = Store.Open(Path.Combine(folder, "store"));
        Troubles troubles = new();
        WorkspaceLoader loader = new(store, new ServiceArguments(null, [workspace], []), troubles, new ToldLines<WorkspaceLoader>());
        using (new FileStream(Path.Combine(workspace, "leads.csv"), FileMode.Open, FileAccess.Read, FileShare.None))
        {
            loader.Load();
            Assert.Contains(troubles.All, t => t.Rule == "leads.unreadable");
        }

        loader.Load();

        Assert.Empty(troubles.All);
        Assert.NotNull(store.DataSets.Current("opened"));
    }

    [Fact]
    public void A_folder_that_breaks_keeps_no_other_waiting()
    {
        string workspace = SmallWorkspace.Write(Path.Combine(folder, "w"), "sound", people: true);
        using Store store = Store.Open(Path.Combine(folder, "store"));
        ToldLines<WorkspaceLoader> told = new();
        string broken = SmallWorkspace.Write(Path.Combine(folder, "b"), "broken", people: true);
        // What must be kept of it cannot be: a file stands where its folder would be.
        DataSetVersion version = WorkspaceReader.Read(broken).Version;
        Directory.CreateDirectory(Path.Combine(folder, "store", "datasets"));
        File.WriteAllText(Path.Combine(folder, "store", "datasets", version.Id), "");

        new WorkspaceLoader(store, new ServiceArguments(null, [broken, workspace], []), new Troubles(), told).Load();

        Assert.Equal(["sound"], store.DataSets.Workspaces());
        Assert.Contains(told.All, l => l.Contains(broken, StringComparison.Ordinal));
    }
}
