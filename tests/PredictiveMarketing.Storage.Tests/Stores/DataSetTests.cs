using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Tests.Workspaces;
using PredictiveMarketing.Storage.Versions;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Stores;

public sealed class DataSetTests : IDisposable
{
    private readonly OpenStore open = new();
    private readonly WrittenWorkspace workspace = new();

    /// <summary>F04: a file that says the same leads again, with the days of their events, changes no data set and brings its delays.</summary>
    [Fact]
    public void Event_delays_that_a_later_file_brings_are_read_with_the_data_set_that_stayed_the_same()
    {
        Assert.Empty(open.Store.DataSets.Open(open.DataSet.Id).Delays);
        open.Clock.Now += TimeSpan.FromDays(1);
        open.Store.Write(t =>
        {
            t.Execute(
                """
                insert into imports (id, workspace, kind, source, file_name, original, kept, options, who, at, data_set_after, added, changed, unchanged, withdrawn)
                values (1, @workspace, 'leads', 'crm', 'events.csv', 'o', 'k', '{}', 'anna', @at, @Id, 0, 0, 3, 0)
                """,
                new { workspace = OpenStore.Workspace, at = t.Now, open.DataSet.Id });
            t.Execute("insert into import_delays (import, campaign, market, requested, delay_months, leads) values (1, 'Spring', 'Paris', '2026-01', 1, 7)");
        });

        Assert.Equal(7, Assert.Single(open.Store.DataSets.Open(open.DataSet.Id).Delays).Count);
        Assert.Same(open.Store.DataSets.Open(open.DataSet.Id), open.Store.DataSets.Open(open.DataSet.Id));
    }

    public void Dispose()
    {
        workspace.Dispose();
        open.Dispose();
    }

    private KeptDataSet Keep() => open.Store.DataSets.Keep(workspace.Read());

    [Fact]
    public void A_kept_version_is_read_back_exactly()
    {
        workspace.Write("media_plan.csv", "campaign,market,channel,month,spend,level,impressions\nSpring,NATIONAL,tv,2024-02,10.500,national,\nSpring,Paris,\"radio, local\",2024-02,0.1,,7\n")
            .Write("externals.csv", "name,market,month,value,published\nprice,ALL,2024-01,0.1,2024-02\n")
            .Write("events.csv", "campaign,market,month,kind,comment,effect_known\nALL,Paris,2024-03,strike,\"he said \"\"no\"\", twice\",-12.5\n")
            .Write("goals.csv", "campaign,market,month,leads\nSpring,Paris,2026-01,150\n")
            .Write("frame.json", """
            { "name": "test", "need": "né \"cité\"", "kpi": { "name": "leads" }, "horizonMonths": 3, "scope": { "channels": ["tv", "radio, local"] },
              "drivers": [ { "name": "tv", "source": "media" } ], "approval": { "mode": "auto", "reason": "demo" }, "asOf": "2026-01" }
            """);
        WorkspaceReading reading = workspace.Read();
        KeptDataSet kept = open.Store.DataSets.Keep(reading);
        Workspace back = open.Store.DataSets.Open(kept.Id);
        Workspace read = reading.Workspace!;
        Assert.Equal(read.Leads, back.Leads);
        Assert.Equal(read.Media, back.Media);
        Assert.Equal(read.Externals, back.Externals);
        Assert.Equal(read.Events, back.Events);
        Assert.Equal(read.Goals, back.Goals);
        Assert.Equal(read.Contract.Drivers, back.Contract.Drivers);
        Assert.Equal(read.Contract with { Drivers = null, Scope = Scope.Everything }, back.Contract with { Drivers = null, Scope = Scope.Everything });
        Assert.Equal(read.Contract.Scope.Channels, back.Contract.Scope.Channels);
        Assert.Equal(reading.Version, DataSetVersion.Of(back));
    }

    [Fact]
    public void The_files_as_they_came_are_kept_beside_it()
    {
        workspace.Write("leads.csv", "campaign,market,month,leads,dealer\nSpring,Paris,2024-01,1,Nord\n");
        KeptDataSet kept = Keep();
        Assert.Contains("Nord", File.ReadAllText(Path.Combine(open.Folder, "datasets", kept.Id, "source", "leads.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Keeping_the_same_content_again_changes_nothing()
    {
        KeptDataSet first = Keep();
        open.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(first, Keep());
        Assert.Equal(2, open.Store.DataSets.Versions(OpenStore.Workspace).Count);
        Assert.Equal(2, open.Store.Read(t => t.Single<int>("select count(*) from loads")));
    }

    [Fact]
    public void Going_back_to_an_older_version_makes_it_current_again()
    {
        KeptDataSet older = Keep();
        workspace.Write("leads.csv", WrittenWorkspace.Leads(25));
        Assert.NotEqual(older.Id, Keep().Id);
        workspace.Write("leads.csv", WrittenWorkspace.Leads(24));
        Keep();
        Assert.Equal(older.Id, open.Store.DataSets.Current(OpenStore.Workspace)!.Id);
        Assert.Equal(workspace.Folder, open.Store.DataSets.FolderOf(OpenStore.Workspace));
    }

    [Fact]
    public void Files_that_were_changed_are_refused_until_the_workspace_is_loaded_again()
    {
        KeptDataSet kept = Keep();
        string leads = Path.Combine(open.Folder, "datasets", kept.Id, "leads.csv");
        File.WriteAllText(leads, File.ReadAllText(leads).Replace(",107,", ",108,", StringComparison.Ordinal));
        Assert.Contains("was changed", Assert.Throws<StoreException>(() => open.Store.DataSets.Open(kept.Id)).Message, StringComparison.Ordinal);
        Keep();
        Assert.Contains(open.Store.DataSets.Open(kept.Id).Leads, l => l.Leads == 107);
    }

    [Fact]
    public void Files_left_half_written_by_a_kill_do_no_harm()
    {
        Directory.CreateDirectory(Path.Combine(open.Folder, "datasets", ".0123.writing", "source"));
        KeptDataSet kept = Keep();
        Assert.Equal(24, open.Store.DataSets.Open(kept.Id).Leads.Count);
    }

    [Fact]
    public void Spend_is_kept_in_whole_cents()
    {
        Assert.Equal(1051, open.Store.Read(t => t.Single<long>("select spend_cents from plan_lines where plan = @Plan", new { open.DataSet.Plan })));
        Assert.Equal("integer", open.Store.Read(t => t.Single<string>("select typeof(spend_cents) from plan_lines")));
    }

    [Fact]
    public void Workspaces_are_listed_by_name()
    {
        workspace.Write("frame.json", WrittenWorkspace.SmallFrame.Replace("test", "another", StringComparison.Ordinal));
        Keep();
        Assert.Equal(["another", "test"], open.Store.DataSets.Workspaces());
    }

    [Fact]
    public void A_workspace_with_errors_is_not_kept()
    {
        workspace.Without("leads.csv");
        Assert.Throws<InvalidOperationException>(Keep);
    }
}
