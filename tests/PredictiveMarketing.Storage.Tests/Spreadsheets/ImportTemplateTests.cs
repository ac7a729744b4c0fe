using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Spreadsheets;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Spreadsheets;

/// <summary>D06: a template that is filled in, read and written again gives no difference.</summary>
public sealed class ImportTemplateTests
{
    private static readonly LeadSheetImporter Importer = new();

    private static readonly IReadOnlyList<object?>[] Rows =
    [
        ["Spring", Month.Of(2026, 3), 120.5m, "=1+1"], ["Été", Month.Of(2026, 4), 0m, "-1"], ["@home", Month.Of(2026, 5), 3m, "a, \"b\""], ["x", Month.Of(2026, 6), 1234567.25m, null],
    ];

    private static byte[] Template(SheetFormat format, IEnumerable<IReadOnlyList<object?>> rows, string language = "en")
    {
        using var file = new MemoryStream();
        ImportTemplates.Write(Importer, rows, file, format, language);
        return file.ToArray();
    }

    private static IRawFile Open(byte[] bytes, FindingLog log) => RawFiles.Open(new MemoryStream(bytes), "template", log)!;

    [Theory]
    [InlineData(SheetFormat.Xlsx)]
    [InlineData(SheetFormat.Csv)]
    public void Filled_in_read_and_written_again_it_is_the_same(SheetFormat format)
    {
        byte[] first = Template(format, Rows);
        byte[] second = Template(format, Understood(first));
        Assert.Equal(Cells(first), Cells(second));
        Assert.Equal(Rows.Select(r => (decimal?)r[2]), Understood(second).Select(r => (decimal?)r[2]));
    }

    [Fact]
    public void The_second_sheet_tells_each_field_in_both_languages()
    {
        foreach ((string language, string title, string needed) in new[] { ("en", "read me", "yes"), ("fr", "à lire", "oui") })
        {
            IRawSheet words = Open(Template(SheetFormat.Xlsx, [], language), new FindingLog()).Sheets[1];
            Assert.Equal(title, words.Name);
            RawRow[] lines = [.. words.Rows().Skip(1)];
            Assert.Equal(("campaign", needed, "campagne"), (lines[0][0].Text, lines[0][1].Text, lines[0][2].Text));
            Assert.Contains(lines, l => l[0].Text == "--market");
        }
    }

    [Fact]
    public void Every_importer_finds_its_own_columns_in_its_template()
    {
        foreach (IImporter importer in Importers.All.Where(i => i.Fields.Count > 0))
        {
            using var file = new MemoryStream();
            ImportTemplates.Write(importer, file, SheetFormat.Xlsx, "fr");
            var log = new FindingLog();
            ColumnMapping? mapping = MappingProposal.For(importer.Fields, RawFiles.Open(file, $"{importer.Kind}.xlsx", log)!, null, log);
            Assert.Equal(importer.Fields.Select(f => f.Name), mapping?.Columns.Select(c => c.Field));
            Assert.Equal(["mapping.no-rows"], log.All().Select(f => f.Rule));
        }
    }

    private static IReadOnlyList<object?>[] Understood(byte[] bytes)
    {
        var log = new FindingLog();
        IRawFile file = Open(bytes, log);
        ColumnMapping mapping = MappingProposal.For(Importer.Fields, file, null, log)!;
        var styles = ColumnStyles.Of(file, file.Sheets[0], mapping.HeaderRow, mapping.Columns.Select(c => c.Column));
        IReadOnlyList<object?>[] rows = [.. file.Sheets[0].Rows().Where(r => r.Number > mapping.HeaderRow).Select(r =>
        {
            Assert.True(styles.Month(r, mapping.Of("month"), out Month month));
            Assert.True(styles.Amount(r, mapping.Of("leads"), out decimal leads, out _));
            return (IReadOnlyList<object?>)[r[mapping.Of("campaign")].Text, month, leads, r[mapping.Of("comment")] is { IsEmpty: false } comment ? comment.Text : null];
        })];
        Assert.Empty(log.All());
        return rows;
    }

    private static string[][] Cells(byte[] bytes) =>
        [.. Open(bytes, new FindingLog()).Sheets.SelectMany(s => s.Rows()).Select(r => r.Cells.Select(c => $"{c.Kind} {c.Text}").ToArray())];
}
