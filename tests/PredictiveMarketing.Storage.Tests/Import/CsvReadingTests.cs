using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Import;

/// <summary>D06: text tables in the encodings and with the separators that spreadsheets write.</summary>
public sealed class CsvReadingTests
{
    private static (IReadOnlyList<RawRow> Rows, IReadOnlyList<Finding> Findings, IRawFile? File) Read(byte[] bytes)
    {
        var log = new FindingLog();
        IRawFile? file = RawFiles.Open(new MemoryStream(bytes), "C:\\plans\\plan.csv", log);
        IReadOnlyList<RawRow> rows = file is null ? [] : [.. file.Sheets.Single().Rows()];
        return (rows, log.All(), file);
    }

    private static (IReadOnlyList<RawRow> Rows, IReadOnlyList<Finding> Findings, IRawFile? File) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static string[][] Texts(IReadOnlyList<RawRow> rows) => [.. rows.Select(r => r.Cells.Select(c => c.Text).ToArray())];

    public static TheoryData<string, string> Encodings => new() { { "utf-8", "" }, { "utf-16", "csv.encoding" }, { "utf-16BE", "csv.encoding" }, { "utf-32", "csv.encoding" }, { "windows-1252", "csv.encoding" } };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Accents_survive_every_encoding_and_a_guess_is_told(string encoding, string rule)
    {
        Encoding code = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        byte[] bytes = [.. code.Preamble, .. code.GetBytes("levier;région\r\nTélé;Île-de-France\r\n")];
        (IReadOnlyList<RawRow> rows, IReadOnlyList<Finding> findings, _) = Read(bytes);
        Assert.Equal([["levier", "région"], ["Télé", "Île-de-France"]], Texts(rows));
        Assert.Equal(rule.Length == 0 ? [] : [rule], findings.Select(f => f.Rule));
    }

    [Theory]
    [InlineData("a,b\n1,2\n", ",")]
    [InlineData("a;b;c\n1,5;2,5;3,5\n", ";")]
    [InlineData("a\tb\n1,5\t2,5\n", "tab")]
    [InlineData("a|b\n1|2\n", "|")]
    [InlineData("Plan, version 2\na;b;c\n1;2;3\n4;5;6\n", ";")]
    [InlineData("sep=|\r\na|b\r\n1|2\r\n", "|")]
    [InlineData("\"a;b\",c\n\"d;e;f\",g\n", ",")]
    public void The_separator_is_found(string text, string delimiter) => Assert.Equal(delimiter, Read(text).File!.Notes[RawNotes.Delimiter]);

    [Fact]
    public void Rows_keep_the_number_that_a_spreadsheet_shows()
    {
        (IReadOnlyList<RawRow> rows, IReadOnlyList<Finding> findings, IRawFile? file) = Read("sep=;\na;b\n\n\"x\ny\";\"say \"\"hi\"\"\"\n");
        Assert.Equal([2, 3, 4], rows.Select(r => r.Number));
        Assert.True(rows[1].IsBlank);
        Assert.Equal(["x\ny", "say \"hi\""], Texts(rows)[2]);
        Assert.Empty(findings);
        Assert.Equal("plan.csv", file!.Name);
    }

    [Fact]
    public void A_row_with_more_cells_than_the_table_is_an_error_with_its_row()
    {
        Finding found = Assert.Single(Read("a,b\n1,2\n3,4\n1,5,6\n").Findings);
        Assert.Equal((Severity.Error, "csv.too-many-cells", 4), (found.Severity, found.Rule, found.Place.Row));
    }

    [Fact]
    public void A_row_that_was_cut_off_is_a_warning() =>
        Assert.Equal([(Severity.Note, "csv.last-line"), (Severity.Warning, "csv.too-few-cells")], Read("a,b\n1,2\n3").Findings.Select(f => (f.Severity, f.Rule)));

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_an_error() =>
        Assert.Contains(Read("a,b\n1,2\n\"3,4\n5,6\n7,8\n").Findings, f => f is { Severity: Severity.Error, Rule: "csv.quote-open" });

    [Fact]
    public void A_cell_without_end_is_an_error_and_not_a_gigabyte() =>
        Assert.Contains(Read("a,b\n1,2\n\"3" + new string('x', 5_000_000)).Findings, f => f is { Severity: Severity.Error, Rule: "csv.cell-too-long" });

    [Fact]
    public void Reading_again_gives_the_same_rows_and_says_nothing_twice()
    {
        var log = new FindingLog();
        IRawSheet sheet = RawFiles.Open(new MemoryStream("a,b\n1,2\n1,5,6\n"u8.ToArray()), "x.csv", log)!.Sheets[0];
        Assert.Equal(Texts([.. sheet.Rows()]), Texts([.. sheet.Rows()]));
        Assert.Single(log.All());
    }

    [Fact]
    public void A_mark_that_disarms_a_formula_is_taken_off_again() =>
        Assert.Equal([["a", "b"], ["=1+1", "'quoted'"]], Texts(Read("a,b\n'=1+1,'quoted'\n").Rows));

    [Fact]
    public void A_text_table_called_xlsx_is_read_and_said_to_be_one()
    {
        var log = new FindingLog();
        Assert.NotNull(RawFiles.Open(new MemoryStream("a,b\n1,2\n"u8.ToArray()), "plan.xlsx", log));
        Assert.Equal("file.name", Assert.Single(log.All()).Rule);
    }

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData(" \n\n", "file.empty")]
    [InlineData("%PDF-1.7 ...", "file.not-a-table")]
    [InlineData("<!DOCTYPE html><table>", "file.not-a-table")]
    [InlineData("{\"rows\": []}", "file.not-a-table")]
    [InlineData("a,b\0c\nd\0,e", "file.not-a-table")]
    public void What_is_no_table_is_refused(string text, string rule) => Assert.Equal(rule, Assert.Single(Read(text).Findings).Rule);
}
