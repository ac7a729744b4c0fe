using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Feeds;

/// <summary>Reads counts: where nothing in a column tells whether <c>1,050</c> is a thousand, it is one, because a count is whole.</summary>
internal static class WholeCounts
{
    public static bool Read(ColumnStyles styles, RawRow row, int column, out decimal value, out string wrong)
    {
        if (styles.Amount(row, column, out value, out wrong) || styles.NumbersOf(column) != NumberStyle.Ambiguous)
            return wrong.Length == 0;
        string digits = row[column].Text.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return CellReading.Amount(RawCell.Of(digits), NumberStyle.Plain, out value, out wrong);
    }

    public static void Tell(ColumnStyles styles, int column, FeedLog log)
    {
        styles.ReportNumbers(log.Place, column, log.Log);
        if (styles.NumbersOf(column) == NumberStyle.Ambiguous)
            log.Note("whole-counts", "Its point or comma stands between thousands, because a count is whole; nothing else in the column tells.");
    }
}
