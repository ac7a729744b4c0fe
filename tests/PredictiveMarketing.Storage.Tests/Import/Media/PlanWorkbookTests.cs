using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Import.Media;

/// <summary>D03, D04: plans as Excel writes them, with merged names and years, date cells of both systems and totals that are formulas.</summary>
public sealed class PlanWorkbookTests
{
    private const string Flowchart =
        """
        <row r="1"><c r="A1" t="inlineStr"><is><t>Plan média 2026</t></is></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>Campagne</t></is></c><c r="B2" t="inlineStr"><is><t>Région</t></is></c><c r="C2" t="inlineStr"><is><t>Levier</t></is></c><c r="D2"><v>2026</v></c></row>
        <row r="3"><c r="D3" t="inlineStr"><is><t>janv.</t></is></c><c r="E3" t="inlineStr"><is><t>févr.</t></is></c></row>
        <row r="4"><c r="A4" t="inlineStr"><is><t>Stock</t></is></c><c r="B4" t="inlineStr"><is><t>Bretagne</t></is></c><c r="C4" t="inlineStr"><is><t>TV</t></is></c><c r="D4"><v>100.25</v></c><c r="E4"><v>200</v></c></row>
        <row r="5"><c r="C5" t="inlineStr"><is><t>Radio</t></is></c><c r="D5"><v>50</v></c></row>
        <row r="6"><c r="A6" t="inlineStr"><is><t>Total</t></is></c><c r="D6"><f>SUM(D4:D5)</f><v>150.25</v></c><c r="E6"><f>SUM(E4:E5)</f><v>200</v></c></row>
        """;

    private const string Merges = """<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/><mergeCell ref="D2:E2"/><mergeCell ref="A4:A5"/><mergeCell ref="B4:B5"/></mergeCells>""";

    [Fact]
    public void A_flowchart_with_a_merged_year_merged_names_and_a_total_by_formula_is_read()
    {
        Imported imported = Read(WrittenPackage.Of(Flowchart, behindRows: Merges));
        imported.IsSound();
        Assert.DoesNotContain(imported.Findings, f => f.Severity == Severity.Warning);
        Assert.Equal(["Stock | Bretagne | Radio | 2026-01 | 50", "Stock | Bretagne | TV | 2026-01 | 100.25", "Stock | Bretagne | TV | 2026-02 | 200"], PlanDesk.Short(imported));
        Assert.Equal("5", imported.Media[0].Trace.Rows.ToString());
        Assert.Equal(2, imported.Findings.Count(f => f.Rule == "media-plan.filled-down"));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1462, "date1904=\"1\"")]
    public void A_flight_between_two_date_cells_is_spread_whatever_the_year_days_are_counted_from(int shift, string properties)
    {
        // Serials 46037 and 46095 of the 1900 system are 15 January and 14 March 2026; the 1904 system counts 1,462 days fewer.
        string rows = string.Create(CultureInfo.InvariantCulture,
            $"""
            <row r="1"><c r="A1" t="inlineStr"><is><t>Campaign</t></is></c><c r="B1" t="inlineStr"><is><t>Level</t></is></c><c r="C1" t="inlineStr"><is><t>Channel</t></is></c><c r="D1" t="inlineStr"><is><t>Start</t></is></c><c r="E1" t="inlineStr"><is><t>End</t></is></c><c r="F1" t="inlineStr"><is><t>Net budget</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>Stock</t></is></c><c r="B2" t="inlineStr"><is><t>national</t></is></c><c r="C2" t="inlineStr"><is><t>TV</t></is></c><c r="D2" s="1"><v>{46037 - shift}</v></c><c r="E2" s="1"><v>{46095 - shift}</v></c><c r="F2"><v>59000</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>Stock</t></is></c><c r="B3" t="inlineStr"><is><t>national</t></is></c><c r="C3" t="inlineStr"><is><t>TV</t></is></c><c r="D3"><v>{46037 - shift}</v></c><c r="E3"><v>{46095 - shift}</v></c><c r="F3"><v>59</v></c></row>
            """);
        Imported imported = Read(WrittenPackage.Of(rows, workbookProperties: properties));
        imported.IsSound();
        Assert.Equal(["Stock | NATIONAL | TV | 2026-01 | 17017", "Stock | NATIONAL | TV | 2026-02 | 28028", "Stock | NATIONAL | TV | 2026-03 | 14014"], PlanDesk.Short(imported));
    }

    [Fact]
    public void A_budget_whose_formula_has_no_result_is_an_error_with_its_cell()
    {
        Imported imported = Read(WrittenPackage.Of(Flowchart.Replace("<c r=\"D5\"><v>50</v></c>", "<c r=\"D5\"><f>25*2</f></c>", StringComparison.Ordinal), behindRows: Merges));
        Assert.False(imported.MayBeApplied);
        Assert.Equal("D5", PlanDesk.Cell(imported.The("media-plan.formula-without-value")));
    }

    private static Imported Read(WrittenPackage package)
    {
        using var stream = new MemoryStream(package.Bytes());
        using IRawFile file = RawFiles.Open(stream, "plan.xlsx", new FindingLog())!;
        return PlanDesk.Read(file, PlanDesk.Contract);
    }
}
