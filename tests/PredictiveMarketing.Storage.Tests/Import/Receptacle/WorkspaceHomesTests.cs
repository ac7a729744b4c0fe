using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Import.Receptacle;

/// <summary>The sample that comes with the program is never written by an import of the service.</summary>
public sealed class WorkspaceHomesTests : IDisposable
{
    private readonly DeskRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public void The_sample_is_copied_into_the_store_once_and_the_copy_takes_its_place()
    {
        string sample = Path.Combine(room.Folder, "checkout", "data", "sample");
        Directory.CreateDirectory(sample);
        foreach (string file in Directory.EnumerateFiles(room.Workspace.Folder))
            File.Copy(file, Path.Combine(sample, Path.GetFileName(file)));
        Assert.Equal(sample, room.Store.Homes.Of(sample));
        string home = room.Store.Homes.ForWriting("test", sample);
        Assert.Equal(OwnFolder.Of(room.Store, "test"), home);
        Assert.Equal((home, home), (room.Store.Homes.Of(sample), room.Store.Homes.ForWriting("test", sample)));
        Assert.Equal(FolderState.Of(sample), FolderState.Of(home));
    }

    [Fact]
    public void A_folder_of_somebodys_own_is_written_where_it_is() =>
        Assert.Equal(room.Workspace.Folder, room.Store.Homes.ForWriting("test", room.Workspace.Folder));

    /// <summary>D03: what a page of sources shows.</summary>
    [Fact]
    public void A_source_tells_its_months_how_far_behind_it_is_and_what_stands_by_it()
    {
        const string header = "campaign,market,month,leads\n";
        room.Import(header + "Spring,Paris,2026-01,130\nSpring,Paris,2026-02,131\n");
        room.Import(header + "Spring,Paris,2026-02,132\n", source: "agency");
        IReadOnlyList<DataSource> sources = SourceList.Of("test", room.Store.Imports, clock: Month.Of(2026, 4));
        Assert.Equal(["agency", "crm"], sources.Select(s => s.Source));
        Assert.Equal([(int?)1, 2], sources.Select(s => s.MonthsBehind));
        Assert.Equal([1, 1], sources.Select(s => s.Values["leads"]));
        DictionaryEntry leads = ColumnMeanings.Of(room.Workspace.Read().Workspace!, room.Store.Imports).Single(e => e is { Table: "leads", Column: "leads" });
        Assert.Equal(["agency", "crm", "folder"], leads.Sources);
        Assert.Equal(26, leads.Rows);
    }
}
