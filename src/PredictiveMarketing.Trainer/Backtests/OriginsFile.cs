using System.Globalization;
using CsvHelper;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Trainer.Backtests;

/// <summary>A row of origins.csv.</summary>
internal sealed record OriginLine(SeriesKey Key, Month Origin, int Row);

/// <summary>Reads <c>campaign,market,origin</c>: the last month that is known in each fold.</summary>
internal static class OriginsFile
{
    private static readonly string[] Names = ["campaign", "market", "origin"];

    public static IReadOnlyList<OriginLine> Read(string path, List<Finding> findings)
    {
        using var reader = new StreamReader(path);
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        var lines = new List<OriginLine>();
        if (!csv.Read() || !csv.ReadHeader() || csv.HeaderRecord is not { } header)
        {
            findings.Add(Finding.Error(new Place(path), "backtest.origins-empty", "The file is empty.", "Write the header campaign,market,origin and one row per fold."));
            return lines;
        }

        int[] columns = [.. Names.Select(name => Array.FindIndex(header, h => h.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)))];
        if (columns.Contains(-1))
        {
            findings.Add(Finding.Error(new Place(path, 1), "backtest.origins-header", $"The header is '{string.Join(",", header)}'.", "Write it campaign,market,origin."));
            return lines;
        }

        while (csv.Read())
        {
            int row = csv.Context.Parser?.RawRow ?? 0;
            string text = csv.GetField(columns[2]) ?? "";
            if (Month.TryParse(text, out Month origin))
                lines.Add(new OriginLine(new SeriesKey(csv.GetField(columns[0]) ?? "", csv.GetField(columns[1]) ?? ""), origin, row));
            else
                findings.Add(Finding.Error(new Place(path, row, "origin"), "backtest.origins-month", $"'{text}' is not a month.", "Write it like 2026-03."));
        }

        return lines;
    }
}
