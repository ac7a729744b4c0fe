using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces.Tables;

/// <summary>Reads externals.csv.</summary>
internal static class ExternalsCsv
{
    public static TableShape Shape { get; } = new("externals.csv", Needed: false, ["name", "market", "month", "value"], ["published"]);

    public static List<Placed<ExternalRow>> Read(CsvTable table)
    {
        CsvColumn name = table.Column("name"), market = table.Column("market"), month = table.Column("month");
        CsvColumn value = table.Column("value"), published = table.Column("published");
        var rows = new List<Placed<ExternalRow>>();
        var seen = new Dictionary<(string, string, Month), int>();
        while (table.Next())
        {
            string? called = table.ReadName(name);
            string? inMarket = table.ReadName(market);
            Month? at = table.ReadMonth(month);
            double? number = table.ReadNumber(value);
            Month? known = table.ReadMonth(published, optional: true);
            if (number is null && value.IsThere && table.Cell(value).Length == 0)
            {
                table.Log.Warning(table.At(value), table.Rule("empty"), "There is no value; the month is kept as not known.",
                    "Write the value or remove the row.");
            }

            if (called is null || inMarket is null || at is not { } inMonth)
                continue;
            if (!seen.TryAdd((called, inMarket, inMonth), table.Row))
            {
                table.Log.Error(table.At(month), table.Rule("month-twice"),
                    $"{called} / {inMarket}: {inMonth} is there twice, first in row {seen[(called, inMarket, inMonth)]}.",
                    "Keep one of the two: the value as it was first known, with that month in 'published'.");
                continue;
            }

            if (number is { } real)
                rows.Add(new Placed<ExternalRow>(new ExternalRow(called, inMarket, inMonth, real, known), table.Row));
        }

        return rows;
    }
}
