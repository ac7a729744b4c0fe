using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Spreadsheets;

namespace PredictiveMarketing.Storage.Tests.Import.Receptacle;

/// <summary>D03, D06: the receptacle with the product's own importers.</summary>
public sealed class RealKindsTests : IDisposable
{
    private const string Plan = "version,level,market,campaign,channel,start,end,currency,net budget\n";
    private readonly DeskRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public void A_calendar_needs_no_file_and_computing_it_again_changes_nothing()
    {
        var options = new Dictionary<string, string> { ["country"] = "FR", ["first"] = "2025-01", ["last"] = "2025-12" };
        KeptImport import = Apply("calendar", null, options).Import!;
        Assert.Equal(new ImportCounts(24, 0, 0, 0), import.Counts);
        Assert.Equal("""{"country":"FR","first":"2025-01","last":"2025-12"}""", File.ReadAllText(Path.Combine(room.Folder, "raw", import.Kept)));
        ValueLineage may = room.Store.Imports.Of("test", "externals", "public_holidays|ALL|2025-05")[0];
        Assert.Equal(("calendar", ""), (may.FileName, may.Rows));
        Assert.Equal("import.nothing-new", Assert.Single(Apply("calendar", null, options).Findings).Rule);
    }

    [Fact]
    public void A_new_version_of_the_plan_takes_nothing_back_from_the_one_before()
    {
        Apply("media-plan", Plan + "v1,local,Paris,Spring,tv,01/02/2026,28/02/2026,EUR,1000\n");
        ImportOutcome second = Apply("media-plan", Plan + "v2,local,Paris,Spring,tv,01/02/2026,28/02/2026,EUR,1200\n");
        Assert.True(second.IsDone, string.Join('\n', second.Findings));
        Assert.Equal((1, 0), (second.Import!.Counts.Added, second.Import.Counts.Withdrawn));
        Assert.Equal(["v1", "v2"], room.Workspace.Read().Workspace!.Media.Select(m => m.PlanVersion));
    }

    [Fact]
    public void A_template_is_read_back_by_the_kind_that_wrote_it()
    {
        foreach (string kind in new ImportDesk(room.Store).Known.Where(k => k.Fields.Count > 0).Select(k => k.Kind))
        {
            using var file = new MemoryStream();
            ImportTemplates.Xlsx(new ImportDesk(room.Store).Known.First(k => k.Kind == kind), file);
            ImportPreview preview = new ImportDesk(room.Store).Preview(new ImportRequest(room.Workspace.Folder, kind, $"{kind}.xlsx", file, DeskRoom.Today));
            Assert.True(preview.Diff.IsEmpty, kind);
            Assert.DoesNotContain(preview.Findings, f => f.Rule is "mapping.no-header" or "mapping.column-missing");
        }
    }

    private ImportOutcome Apply(string kind, string? text, Dictionary<string, string>? options = null)
    {
        var desk = new ImportDesk(room.Store);
        Stream? file = text is null ? null : new MemoryStream(Encoding.UTF8.GetBytes(text));
        ImportPreview preview = desk.Preview(new ImportRequest(room.Workspace.Folder, kind, text is null ? kind : "plan.csv", file, DeskRoom.Today) { Options = options ?? [] });
        Assert.True(preview.MayBeApplied, string.Join('\n', preview.Findings.Where(f => f.Severity == Severity.Error)));
        return desk.Apply(preview, "anna");
    }
}
