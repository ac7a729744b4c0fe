using System.Net;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using PredictiveMarketing.Service.Charts;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Spreadsheets;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>B08: what a chart draws, what its table says and what leaves as a file are the same numbers.</summary>
[Collection(nameof(OpenHouse))]
public class ChartTests(OpenHouse house)
{
    private static readonly Words Words = new();

    [Fact]
    public void Every_kind_of_chart_has_a_row_per_label_and_a_column_per_line_and_two_per_band()
    {
        ChartLine line = new("Leads", "forecast", [1, 2]);
        ChartBand band = new("80 %", 80, [0.5, 1.5], [1.5, 2.5]);
        ChartData[] kinds =
        [
            new(["a", "b"], [line], [band], [], null, 0),
            ChartData.Bars("Channel", ["a", "b"], [line, line], stacked: false),
            ChartData.Waterfall("Part", "Leads", [new("start", 1, IsSum: true), new("end", 1, IsSum: true)]),
            ChartData.Curve("Spend", ["a", "b"], line, band),
            ChartData.Spark(["a", "b"], [line, line], 0),
            ChartData.Scatter(["a", "b"], line, line, 0),
            ChartData.Heat("Market", ["a", "b"], [line], 0),
        ];

        Assert.All(kinds, data =>
        {
            SheetTable table = ChartExport.Table(new ChartModel("x", "y", data), Words);
            Assert.Equal(2, table.Rows.Count());
            Assert.Equal(1 + data.Lines.Count + (2 * data.Bands.Count), table.Columns.Count);
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        });
    }

    [Fact]
    public void A_waterfall_knows_its_sums_and_a_label_never_becomes_a_formula()
    {
        ChartData data = ChartData.Waterfall("Part", "Leads", [new("=1+1", 10, IsSum: true), new("tv", 5), new("total", 15, IsSum: true)]);

        FileContentResult csv = ChartExport.File(new ChartModel("parts", "What it shows", data), "csv", Words)!;

        Assert.Equal([0, 2], data.Sums);
        string text = Encoding.UTF8.GetString(csv.FileContents);
        Assert.Contains("'=1+1,10", text, StringComparison.Ordinal);
        Assert.Null(ChartExport.File(new ChartModel("parts", "What it shows", data), "pdf", Words));
    }

    [Theory]
    [InlineData("/", "total")]
    [InlineData("/forecast", "fan")]
    [InlineData("/review", "review")]
    public async Task A_charts_numbers_leave_as_CSV_and_as_a_workbook_from_its_own_page(string path, string chart)
    {
        using HttpClient browser = house.Browser("en");
        string address = $"{path}?workspace={OpenHouse.People}&handler=Chart&chart={chart}&format=";

        string csv = await browser.GetStringAsync(new Uri(address + "csv", UriKind.Relative));
        byte[] workbook = await browser.GetByteArrayAsync(new Uri(address + "xlsx", UriKind.Relative));
        using HttpResponseMessage other = await browser.GetAsync(new Uri(address + "pdf", UriKind.Relative));

        Assert.StartsWith("Month,", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.True(csv.Split('\n').Length > 12);
        Assert.Equal("PK", Encoding.ASCII.GetString(workbook, 0, 2));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }
}
