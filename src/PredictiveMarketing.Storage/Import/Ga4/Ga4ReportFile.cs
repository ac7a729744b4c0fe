using System.Globalization;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>
/// Reads answers of the Google Analytics Data API v1beta (<c>RunReportResponse</c>) as tables: one answer, an array of answers
/// (pages of a report, several reports), or the answer of <c>batchRunReports</c>. Answers with the same headers are one sheet.
/// </summary>
internal static class Ga4ReportFile
{
    public const long LargestFile = 64L * 1024 * 1024;
    private const int DeepestJson = 32;
    private const string Cure = "Save the whole answer of runReport as it came, pages in one JSON array.";

    /// <summary>True for JSON that has the headers of such an answer near its beginning.</summary>
    public static bool Looks(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> start = bytes[..Math.Min(bytes.Length, 64 * 1024)];
        ReadOnlySpan<byte> text = (start.StartsWith("\uFEFF"u8) ? start[3..] : start).TrimStart(" \t\r\n"u8);
        return text is [(byte)'{' or (byte)'[', ..] && text.IndexOf("\"metricHeaders\""u8) >= 0;
    }

    /// <param name="name">Without a folder.</param>
    /// <returns>Null when the file is no such report; the log says why.</returns>
    public static IRawFile? Read(Stream stream, string name, FindingLog log)
    {
        var place = new Place(name);
        if (stream.CanSeek && stream.Length > LargestFile)
        {
            log.Error(place, "ga4.too-large", string.Create(CultureInfo.InvariantCulture, $"The file has {stream.Length} bytes; {LargestFile} are read."), "Ask for fewer months or dimensions at a time.");
            return null;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = DeepestJson });
            List<JsonElement> answers = Answers(json.RootElement);
            if (answers.Count == 0)
            {
                log.Error(place, "ga4.no-report", "The file holds no answer of runReport.", Cure);
                return null;
            }

            var sheets = new List<IRawSheet>();
            var notes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (IGrouping<string, JsonElement> report in answers.GroupBy(Headers))
            {
                string title = "report " + (sheets.Count + 1).ToString(CultureInfo.InvariantCulture);
                if (Sheet([.. report], title, place, log) is { } sheet)
                    sheets.Add(sheet);
            }

            foreach (JsonElement answer in answers)
                Ga4Metadata.Read(answer, notes);
            return log.HasErrors ? null : new HeldFile(name, sheets, notes);
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            string where = trouble is JsonException { LineNumber: { } line } ? string.Create(CultureInfo.InvariantCulture, $" near line {line + 1}") : "";
            log.Error(place, "ga4.json", $"The file is not a report in JSON{where}; it may be cut off.", Cure);
            return null;
        }
    }

    private static List<JsonElement> Answers(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => [.. root.EnumerateArray().SelectMany(Answers)],
        JsonValueKind.Object when root.TryGetProperty("reports", out JsonElement reports) => Answers(reports),
        JsonValueKind.Object when root.TryGetProperty("metricHeaders", out _) => [root],
        _ => [],
    };

    private static string[] Names(JsonElement answer, string member) =>
        answer.TryGetProperty(member, out JsonElement headers) ? [.. headers.EnumerateArray().Select(h => h.GetProperty("name").GetString() ?? "")] : [];

    private static string Headers(JsonElement answer) => string.Join('\n', Names(answer, "dimensionHeaders")) + "\n\n" + string.Join('\n', Names(answer, "metricHeaders"));

    private static HeldSheet? Sheet(IReadOnlyList<JsonElement> pages, string title, Place file, FindingLog log)
    {
        string[] dimensions = Names(pages[0], "dimensionHeaders"), metrics = Names(pages[0], "metricHeaders");
        var rows = new List<RawRow> { new(1, [.. dimensions.Concat(metrics).Select(RawCell.Of)]) };
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        bool eachWhole = true;
        long total = 0;
        foreach (JsonElement page in pages)
        {
            int before = rows.Count;
            if (page.TryGetProperty("rows", out JsonElement some))
            {
                foreach (JsonElement row in some.EnumerateArray())
                    rows.Add(Row(row, rows.Count + 1, (dimensions.Length, metrics.Length)));
            }

            long all = page.TryGetProperty("rowCount", out JsonElement count) ? count.GetInt64() : rows.Count - before;
            eachWhole &= all == rows.Count - before;
            total = Math.Max(total, all);
        }

        if (!eachWhole && total != rows.Count - 1)
        {
            log.Error(file with { Sheet = title }, "ga4.pages-missing", string.Create(CultureInfo.InvariantCulture, $"The report has {total} rows and the file holds {rows.Count - 1}."),
                "Fetch every page (limit and offset) and put all of them in the file, each once.");
            return null;
        }

        foreach (RawRow row in rows.Skip(1))
        {
            string key = string.Join('\n', row.Cells.Take(dimensions.Length).Select(c => c.Text));
            if (!seen.TryAdd(key, row.Number))
            {
                log.Error(file with { Sheet = title, Row = row.Number }, "ga4.row-twice", $"'{key.Replace('\n', '/')}' is there twice, first in row {seen[key].ToString(CultureInfo.InvariantCulture)}.",
                    "Keep each page once, and let the date ranges of two reports not overlap.");
            }
        }

        return new HeldSheet(title, rows);
    }

    private static RawRow Row(JsonElement row, int number, (int Dimensions, int Metrics) width)
    {
        RawCell[] dimensions = row.TryGetProperty("dimensionValues", out JsonElement said) ? [.. said.EnumerateArray().Select(v => RawCell.Of(Value(v)))] : [];
        RawCell[] metrics = row.TryGetProperty("metricValues", out JsonElement counted) ? [.. counted.EnumerateArray().Select(v => Number(Value(v)))] : [];
        if (dimensions.Length != width.Dimensions || metrics.Length != width.Metrics)
            throw new JsonException("A row has more or fewer values than the headers.");
        return new RawRow(number, [.. dimensions, .. metrics]);
    }

    private static string? Value(JsonElement value) => value.TryGetProperty("value", out JsonElement text) ? text.GetString() : null;

    // The Data API writes numbers as texts with a point, whatever the language of the property.
    private static RawCell Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? RawCell.Of(number) : RawCell.Of(text);
}
