using System.Security.Cryptography;
using System.Text;
using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Storage.Tests.Import.Receptacle;

/// <summary>D03, D06: a file is shown before it is applied, every value keeps its place of origin, and nothing is lost on the way.</summary>
public sealed class ImportDeskTests : IDisposable
{
    private const string Header = "campaign,market,month,leads,note\n";
    private readonly DeskRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public void A_preview_tells_what_is_added_changed_and_the_same_and_writes_nothing()
    {
        string before = room.Leads();
        ImportPreview preview = room.Preview(Header + "Spring,Paris,2025-11,122,a\nSpring,Paris,2025-12,999,b\nSpring,Lyon,2025-12,7,c\n");
        TableDiff leads = Assert.Single(preview.Diff.Tables);
        Assert.Equal("Spring|Lyon|2025-12", Assert.Single(leads.Added).Key);
        DiffRow changed = Assert.Single(leads.Changed);
        Assert.Equal(("leads=123; status=final", "leads=999; status=final"), (changed.Old, changed.New));
        Assert.Equal("leads.csv, rows 25", changed.OldFrom!.ToString());
        Assert.Equal((1, 0), (leads.Unchanged, leads.Withdrawn.Count));
        Assert.Equal([Month.Of(2025, 12)], preview.Diff.Restated);
        Assert.Equal(["note"], preview.Mapping!.Ignored);
        Assert.Equal(4, preview.Shown!.Rows.Count);
        Assert.Equal(before, room.Leads());
        Assert.Empty(room.Store.DataSets.Workspaces());
    }

    [Fact]
    public void Applying_writes_the_folder_the_version_the_file_and_the_lineage_in_one_go()
    {
        string text = Header + "Spring,Paris,2026-01,130,a\nSpring,Paris,2026-01,20,b\n";
        ImportOutcome outcome = room.Import(text);
        KeptImport import = outcome.Import!;
        Assert.Equal(new ImportCounts(1, 0, 0, 0), import.Counts);
        Assert.EndsWith("Spring,Paris,2026-01,150\n", room.Leads(), StringComparison.Ordinal);
        Assert.Equal(import.DataSetAfter, room.Workspace.Read().Version.Id);
        Assert.Equal(import.DataSetAfter, room.Store.DataSets.Current("test")!.Id);
        Assert.Equal(24, room.Store.DataSets.Open(import.DataSetBefore!).Leads.Count);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), import.Original);
        ValueLineage lineage = Assert.Single(room.Store.Imports.Of("test", "leads", "Spring|Paris|2026-01"));
        Assert.Equal(("leads=150; status=final", "2-3", "crm.csv", import.Kept), (lineage.Value, lineage.Rows, lineage.FileName, lineage.Kept));
        Assert.Contains(room.Store.Audit.Latest(5), e => e is { Action: "file imported", Who: "anna" });
        Assert.Equal(Judgement.Pass, room.Store.Audit.Verify().Judgement);
    }

    [Fact]
    public void The_same_file_twice_changes_nothing_and_says_so()
    {
        string text = Header + "Spring,Paris,2026-01,130,a\n";
        room.Import(text);
        string after = room.Leads();
        ImportPreview again = room.Preview(text);
        Assert.True(again is { IsKnown: true, Diff.IsEmpty: true });
        ImportOutcome second = room.Desk.Apply(again, "anna");
        Assert.Equal((null, "import.nothing-new"), (second.Import, Assert.Single(second.Findings).Rule));
        Assert.Equal(after, room.Leads());
        Assert.Single(room.Store.Imports.List("test"));
        Assert.Single(room.Store.DataSets.Versions("test"), v => v.Rows.Leads == 25);
    }

    [Fact]
    public void A_source_takes_back_what_it_said_for_the_months_it_covers_and_nothing_else()
    {
        room.Import(Header + "Spring,Paris,2026-01,130,a\nSpring,Lyon,2026-01,5,\nSpring,Lyon,2026-02,6,\n");
        ImportPreview next = room.Preview(Header + "Spring,Paris,2026-01,131,a\n");
        TableDiff leads = Assert.Single(next.Diff.Tables);
        Assert.Equal("Spring|Lyon|2026-01", Assert.Single(leads.Withdrawn).Key);
        Assert.Equal("import 1 (crm), crm.csv, rows 2", Assert.Single(leads.Changed).OldFrom!.ToString());
        room.Desk.Apply(next, "anna");
        Assert.DoesNotContain("Lyon,2026-01", room.Leads(), StringComparison.Ordinal);
        Assert.Contains("Lyon,2026-02", room.Leads(), StringComparison.Ordinal);
        Assert.Equal([null, "leads=5; status=final"], room.Store.Imports.Of("test", "leads", "Spring|Lyon|2026-01").Select(v => v.Value));
    }

    [Fact]
    public void Another_source_changes_only_what_collides_and_owns_it_from_then_on()
    {
        room.Import(Header + "Spring,Paris,2026-01,130,a\nSpring,Lyon,2026-01,5,\n");
        ImportPreview other = room.Preview(Header + "Spring,Paris,2026-01,140,a\n", source: "agency");
        Assert.Equal((1, 0), (other.Diff.Counts.Changed, other.Diff.Counts.Withdrawn));
        room.Desk.Apply(other, "anna");
        Assert.Empty(room.Preview(Header + "Spring,Lyon,2026-01,5,\n").Diff.Tables.SelectMany(t => t.Withdrawn));
    }

    [Fact]
    public void The_export_of_one_campaign_takes_nothing_back_from_the_export_of_another()
    {
        room.Import(Header + ",Paris,2026-01,130,a\n", options: new Dictionary<string, string> { ["campaign"] = "Spring" });
        ImportPreview autumn = room.Preview(Header + ",Paris,2026-01,30,a\n", options: new Dictionary<string, string> { ["campaign"] = "Autumn" });
        Assert.Equal(new ImportCounts(1, 0, 0, 0), autumn.Diff.Counts);
    }

    [Fact]
    public void What_somebody_edited_in_the_folder_is_not_taken_back()
    {
        room.Import(Header + "Spring,Paris,2026-01,130,a\nSpring,Lyon,2026-01,5,\n");
        room.Workspace.Write("leads.csv", room.Leads().Replace("Lyon,2026-01,5", "Lyon,2026-01,8", StringComparison.Ordinal));
        ImportPreview preview = room.Preview(Header + "Spring,Paris,2026-01,130,a\n");
        Assert.Empty(preview.Diff.Tables.SelectMany(t => t.Withdrawn));
        Assert.Contains(preview.Findings, f => f.Rule == "import.edited-by-hand" && f.Message.Contains("leads=8", StringComparison.Ordinal));
    }

    [Fact]
    public void Unknown_columns_foreign_files_comments_and_the_order_of_rows_survive()
    {
        room.Workspace.Write("frame.json", WrittenWorkspaceFrame).Write("notes.txt", "ours")
            .Write("leads.csv", "market,campaign,month,leads,region\nParis,Spring,2024-02,2,\"Ile, de\"\nParis,Spring,2024-01,1,IDF\n");
        room.Import(Header + "Spring,Paris,2024-01,9,\nSpring,Lyon,2024-01,4,\n");
        Assert.Equal("market,campaign,month,leads,region\nParis,Spring,2024-02,2,\"Ile, de\"\nParis,Spring,2024-01,9,IDF\nLyon,Spring,2024-01,4,\n", room.Leads());
        Assert.Equal("ours", File.ReadAllText(Path.Combine(room.Workspace.Folder, "notes.txt")));
        Assert.Equal(WrittenWorkspaceFrame, File.ReadAllText(Path.Combine(room.Workspace.Folder, "frame.json")));
    }

    [Fact]
    public void A_column_that_the_table_lacked_is_added_when_something_must_be_said_in_it()
    {
        room.Import("campaign,market,month,leads,status\nSpring,Paris,2026-01,130,provisional\n");
        Assert.StartsWith("campaign,market,month,leads,status\nSpring,Paris,2024-01,100\n", room.Leads(), StringComparison.Ordinal);
        Assert.EndsWith("Spring,Paris,2026-01,130,provisional\n", room.Leads(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_an_error_among_the_findings_nothing_is_applied()
    {
        ImportPreview preview = room.Preview(Header + "Spring,Paris,2026-01,130,a\nSpring,Paris,Jan,1,\n");
        Assert.False(preview.MayBeApplied);
        ImportOutcome outcome = room.Desk.Apply(preview, "anna");
        Assert.Contains(outcome.Findings, f => f.Rule == "counted.month" && f.Place.Row == 3);
        Assert.Equal((null, false), (outcome.Import, outcome.IsDone));
        Assert.DoesNotContain("2026-01", room.Leads(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_leave_an_unreadable_workspace_is_refused()
    {
        ImportPreview preview = room.Preview(Header + "Spring,Paris,2026-01,-5,a\n");
        Finding finding = Assert.Single(preview.Findings, f => f.Severity == Severity.Error);
        Assert.Equal("leads.negative", finding.Rule);
        Assert.StartsWith("After the import", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_changed_since_the_preview_is_not_written_over()
    {
        ImportPreview preview = room.Preview(Header + "Spring,Paris,2026-01,130,a\n");
        room.Workspace.Write("goals.csv", "campaign,market,month,leads\nSpring,Paris,2026-01,9\n");
        Assert.Equal("import.changed-since-preview", Assert.Single(room.Desk.Apply(preview, "anna").Findings).Rule);
        Assert.DoesNotContain("2026-01", room.Leads(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_previews_of_the_same_workspace_only_the_first_is_applied()
    {
        ImportPreview first = room.Preview(Header + "Spring,Paris,2026-01,130,a\n");
        ImportPreview second = room.Preview(Header + "Spring,Paris,2026-01,131,a\n", "other.csv");
        Assert.NotNull(room.Desk.Apply(first, "anna").Import);
        Assert.Equal("import.changed-since-preview", Assert.Single(room.Desk.Apply(second, "ben").Findings).Rule);
    }

    [Fact]
    public void A_mapping_is_remembered_per_source_and_a_new_one_is_a_new_version()
    {
        room.Import(Header + "Spring,Paris,2026-01,130,a\n");
        Assert.Equal("month", room.Store.Imports.Remembered("test", CountedLeads.KindName, "crm")!.Columns[2].Field);
        Assert.Null(room.Store.Imports.Remembered("test", CountedLeads.KindName, "agency"));
        room.Import("month,campaign,market,leads\n2026-01,Spring,Paris,130\n", "moved.csv", "agency");
        Assert.Equal("month", room.Store.Imports.Remembered("test", CountedLeads.KindName, "agency")!.Columns[0].Field);
    }

    [Fact]
    public void A_workspace_may_begin_with_an_import()
    {
        room.Workspace.Without("leads.csv");
        ImportOutcome outcome = room.Import(Header + "Spring,Paris,2026-01,130,a\n");
        Assert.Null(outcome.Import!.DataSetBefore);
        Assert.Equal("campaign,market,month,leads,status\nSpring,Paris,2026-01,130,final\n", room.Leads());
    }

    [Fact]
    public void An_unknown_kind_option_or_folder_is_a_finding_with_its_cure()
    {
        Assert.Contains(room.Preview(Header, options: new Dictionary<string, string> { ["rates"] = "x" }).Findings, f => f.Rule == "import.option-unknown" && f.Cure.Contains("campaign", StringComparison.Ordinal));
        ImportPreview nowhere = room.Desk.Preview(new ImportRequest(room.Folder + "-none", "counted", "a.csv", null, DeskRoom.Today));
        Assert.Equal("workspace.folder-missing", Assert.Single(nowhere.Findings).Rule);
        ImportPreview kind = room.Desk.Preview(new ImportRequest(room.Workspace.Folder, "horoscope", "a.csv", null, DeskRoom.Today));
        Assert.Contains("counted", Assert.Single(kind.Findings, f => f.Rule == "import.kind-unknown").Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_version_comes_back_with_the_leads_as_the_month_before_saw_them()
    {
        room.Import(Header + "Spring,Paris,2026-01,130,a\n");
        KeptImport next = room.Import(Header + "Spring,Paris,2026-01,140,a\nSpring,Paris,2026-02,90,a\n").Import!;
        LeadVersion before = Assert.Single(room.Store.DataSets.Open(next.DataSetAfter).EarlierLeads);
        Assert.Equal(Month.Of(2026, 1), before.SeenThrough);
        Assert.Equal(130, before.Leads[^1].Leads);
    }

    private const string WrittenWorkspaceFrame =
        """
        { // why we do this
          "name": "test", "kpi": { "name": "leads" }, "horizonMonths": 3, "ours": 1 }
        """;
}
