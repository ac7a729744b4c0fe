using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>Comma-separated UTF-8 as cells.</summary>
internal static class PlainCsv
{
    public static IRawFile? Open(Stream file, string fileName, FindingLog log)
    {
        using var text = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: -1, leaveOpen: true);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ",", HasHeaderRecord = false, IgnoreBlankLines = false, BadDataFound = null });
        var rows = new List<RawRow>();
        while (parser.Read())
            rows.Add(new RawRow(parser.Row, [.. (parser.Record ?? []).Select(RawCell.Of)]));
        return HeldFile.Of(fileName, new HeldSheet(null, rows));
    }
}
