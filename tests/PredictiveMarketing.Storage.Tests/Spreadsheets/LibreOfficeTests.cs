using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Spreadsheets;
using PredictiveMarketing.Storage.Targets;
using PredictiveMarketing.Storage.Tests.Stores;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Spreadsheets;

/// <summary>D06, T01: another program sees the same values in our files, finds no formula in them, and its own files are read.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private static readonly string[] Hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "=HYPERLINK(\"http://x\")", "plain"];

    private readonly OpenStore open = new();
    private readonly LibreOffice office = new();

    public void Dispose()
    {
        open.Dispose();
        office.Dispose();
    }

    [LibreOfficeFact]
    public void Targets_and_templates_open_with_the_same_values_and_without_a_formula()
    {
        IReadOnlyList<TargetVersion> targets = Published();
        office.Write("targets.xlsx", Bytes(to => TargetExport.Xlsx(to, targets)));
        office.Write("template.xlsx", Bytes(to => ImportTemplates.Write(
            new LeadSheetImporter(), Hostile.Select((text, i) => (IReadOnlyList<object?>)[text, Month.Of(2026, i + 1), i + 0.5m, text]), to, SheetFormat.Xlsx, "fr")));
        office.Convert(LibreOffice.ToCsv, "targets.xlsx", "template.xlsx");
        office.Convert("fods", "targets.xlsx", "template.xlsx");

        string[][] seen = Cells(office.Read("targets-targets.csv"));
        Assert.Equal(Cells(Bytes(to => TargetExport.Csv(to, targets))), seen);
        Assert.Equal("=1+1", seen[1][12]);
        string[][] template = Cells(office.Read("template-lead-sheet.csv"));
        Assert.Equal(["campaign", "month", "leads", "comment"], template[0]);
        Assert.Equal(Hostile.Select((text, i) => new[] { text, $"2026-{i + 1:00}", $"{i}.5", text }), template.Skip(1));
        foreach (string flat in new[] { "targets.fods", "template.fods" })
        {
            string sheet = Encoding.UTF8.GetString(office.Read(flat));
            Assert.Contains("=1+1", sheet, StringComparison.Ordinal);
            Assert.DoesNotContain("table:formula", sheet, StringComparison.Ordinal);
        }
    }

    [LibreOfficeFact]
    public void A_workbook_made_by_LibreOffice_is_read_with_days_as_days_and_numbers_as_numbers()
    {
        office.Write("plan.csv", "campaign,start,budget,comment\nÉté,2026-03-15,1234.5,\"a, b\"\nSpring,1899-12-31,-7,\n"u8.ToArray());
        office.Convert("xlsx", "--infilter=CSV:44,34,76,1", "plan.csv");
        var log = new FindingLog();
        RawRow[] rows = [.. RawFiles.Open(new MemoryStream(office.Read("plan.xlsx")), "plan.xlsx", log)!.Sheets.Single().Rows()];
        Assert.Equal([RawCell.Of("Été"), RawCell.Of(new DateOnly(2026, 3, 15)), RawCell.Of(1234.5), RawCell.Of("a, b")], rows[1].Cells);
        Assert.Equal((RawCell.Of("Spring"), RawCell.Of(-7)), (rows[2][0], rows[2][2]));
    }

    private IReadOnlyList<TargetVersion> Published()
    {
        long[] ids = [.. open.Draft(1234.5, 50).Select(d => d.Id)];
        open.Ledger.Approve(ids, "=1+1");
        open.Ledger.Publish(ids, "anna");
        return open.Ledger.Find(new TargetQuery(OpenStore.Workspace) { Market = "Paris" });
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var file = new MemoryStream();
        write(file);
        return file.ToArray();
    }

    private static string[][] Cells(byte[] csv) =>
        [.. RawFiles.Open(new MemoryStream(csv), "seen.csv", new FindingLog())!.Sheets[0].Rows().Select(r => r.Cells.Select(c => c.Text).ToArray())];
}
