using Microsoft.AspNetCore.Mvc;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Spreadsheets;

namespace PredictiveMarketing.Service.Charts;

/// <summary>The numbers of a chart as a file: the same rows as its table twin. No text ever becomes a formula.</summary>
public static class ChartExport
{
    private const int LongestSheetName = 31;

    /// <summary>The table twin of a chart; a band is two columns, its low and its high end.</summary>
    public static SheetTable Table(ChartModel chart, Words words)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(words);
        ChartData data = chart.Data;
        ChartBand[] bands = [.. data.Bands.Reverse()];
        return new SheetTable(
            chart.Id.Length > LongestSheetName ? chart.Id[..LongestSheetName] : chart.Id,
            [
                new SheetColumn(data.LabelHead ?? words["table.month"], 20),
                .. data.Lines.Select(l => SheetColumn.Of(l.Name)),
                .. bands.SelectMany(b => new[] { SheetColumn.Of(words.Say("chart.low", b.Name)), SheetColumn.Of(words.Say("chart.high", b.Name)) }),
            ],
            [
                .. data.Months.Select((label, i) => (IReadOnlyList<object?>)
                [
                    label,
                    .. data.Lines.Select(l => (object?)l.Values[i]),
                    .. bands.SelectMany(b => new object?[] { b.Low[i], b.High[i] }),
                ]),
            ]);
    }

    /// <summary>A file to download: <c>csv</c>, or a workbook whose second sheet says what the chart shows and where it comes from. Null for another format.</summary>
    public static FileContentResult? File(ChartModel chart, string? format, Words words)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(words);
        SheetTable table = Table(chart, words);
        using MemoryStream file = new();
        switch (format)
        {
            case "csv":
                SheetWriter.Write(file, SheetFormat.Csv, table);
                return new FileContentResult(file.ToArray(), "text/csv; charset=utf-8") { FileDownloadName = chart.Id + ".csv" };
            case "xlsx":
                SheetWriter.Write(file, SheetFormat.Xlsx, table, About(chart, words));
                return new FileContentResult(file.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") { FileDownloadName = chart.Id + ".xlsx" };
            default:
                return null;
        }
    }

    private static SheetTable About(ChartModel chart, Words words) => new(
        words["chart.about"],
        [new SheetColumn(words["chart.about"], 24), new SheetColumn(string.Empty, 100)],
        [[words["chart.title"], chart.Title ?? chart.Summary], [words["chart.shows"], chart.Summary], [words["chart.source"], chart.Source]]);
}
