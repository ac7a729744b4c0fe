using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces;
using PredictiveMarketing.Storage.Workspaces.Contract;

namespace PredictiveMarketing.Storage.Tests.Workspaces;

/// <summary>R01: what step 3 dropped can be forced in by a person with a recorded reason.</summary>
public sealed class DriverForcingTests : IDisposable
{
    private const string Media = "campaign,market,channel,month,spend\nSpring,Paris,tv,2024-01,100\nSpring,Paris,radio,2024-01,50\n";

    private readonly string folder = Directory.CreateTempSubdirectory("pm-forcing-").FullName;
    private readonly WrittenWorkspace workspace = new();
    private readonly Store store;

    public DriverForcingTests()
    {
        store = Store.Open(Path.Combine(folder, "store"));
        workspace.Write("media_plan.csv", Media).Write("externals.csv", "name,market,month,value\npollen,ALL,2024-01,3\n");
    }

    [Fact]
    public void A_contract_without_a_list_gets_every_candidate_written_out_and_the_reason_on_one()
    {
        Keep();

        Assert.Empty(DriverForcing.Write(store, "test", new DriverWish("pollen", DriverSource.External, KnownAhead: false, "it keeps people at home", "Ada")));

        IReadOnlyList<Driver> drivers = workspace.Read().Workspace!.Contract.Drivers!;
        Assert.Equal(["radio", "tv", "pollen"], drivers.Select(d => d.Name));
        Assert.Equal([true, true, false], drivers.Select(d => d.KnownAhead));
        Assert.Equal([null, null, "it keeps people at home"], drivers.Select(d => d.ForcedBecause));
    }

    [Fact]
    public void It_is_a_new_data_set_version_and_the_audit_chain_says_who_and_why()
    {
        string before = Keep();

        DriverForcing.Write(store, "test", new DriverWish("tv", DriverSource.Media, KnownAhead: true, "a new agency", "Ada"));

        Assert.NotEqual(before, store.DataSets.Current("test")!.Id);
        Assert.Contains(store.Audit.Latest(5), e => e.Who == "Ada" && e.Action == "driver forced in" && e.Details == "tv: a new agency");
        Assert.False(store.Audit.Verify().Stops);
    }

    [Fact]
    public void Released_it_is_the_data_set_that_it_was_and_what_else_the_contract_says_stays()
    {
        workspace.Write("frame.json", """{ "name": "test", "kpi": { "name": "leads" }, "horizonMonths": 3, "drivers": [ { "name": "tv", "source": "media", "knownAhead": true, "sign": "positive" } ] }""");
        string before = Keep();

        DriverForcing.Write(store, "test", new DriverWish("tv", DriverSource.Media, KnownAhead: true, "a new agency", "Ada"));
        DriverForcing.Write(store, "test", new DriverWish("tv", DriverSource.Media, KnownAhead: true, null, "Ada"));

        Driver tv = Assert.Single(workspace.Read().Workspace!.Contract.Drivers!);
        Assert.Equal(1, tv.ExpectedSign);
        Assert.Null(tv.ForcedBecause);
        Assert.Equal(before, store.DataSets.Current("test")!.Id);
    }

    [Fact]
    public void Where_the_contract_would_be_wrong_nothing_is_written()
    {
        workspace.Write("externals.csv", "name,market,month,value\ntv,ALL,2024-01,3\n");
        Keep();
        string before = File.ReadAllText(Path.Combine(workspace.Folder, "frame.json"));

        IReadOnlyList<Finding> findings = DriverForcing.Write(store, "test", new DriverWish("radio", DriverSource.Media, KnownAhead: true, "why not", "Ada"));

        Assert.Contains(findings, f => f.Rule == "frame.duplicate-driver");
        Assert.Equal(before, File.ReadAllText(Path.Combine(workspace.Folder, "frame.json")));
    }

    public void Dispose()
    {
        store.Dispose();
        workspace.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Keep() => store.DataSets.Keep(WorkspaceReader.Read(workspace.Folder)).Id;
}
