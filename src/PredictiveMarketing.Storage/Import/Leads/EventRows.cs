using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>Reads the rows of an events file, with a finding for every date that is none.</summary>
internal static class EventRows
{
    public static IReadOnlyList<LeadRecord> Read(LeadSheet sheet)
    {
        foreach (string dated in new[] { LeadColumns.Requested, LeadColumns.Qualified }.Where(sheet.Has))
            sheet.Styles.ReportDays(sheet.At(null, dated), sheet.Mapping.Of(dated), sheet.Log);
        var records = new List<LeadRecord>();
        foreach (RawRow row in sheet.Rows())
        {
            if (LeadSheet.IsTotal(row))
                sheet.Log.Note(sheet.At(row.Number), "leads.total-row", "The row is a total and left out.");
            else if (Record(sheet, row) is { } record)
                records.Add(record);
        }

        return records;
    }

    private static LeadRecord? Record(LeadSheet sheet, RawRow row)
    {
        SeriesKey? key = sheet.Key(row);
        DateOnly? requested = Day(sheet, row, LeadColumns.Requested, needed: true, out bool wrong);
        DateOnly? qualified = Day(sheet, row, LeadColumns.Qualified, needed: false, out bool alsoWrong);
        if (key is not { } series || requested is not { } asked || wrong || alsoWrong)
            return null;
        if (qualified < asked)
        {
            sheet.Log.Error(sheet.At(row.Number, LeadColumns.Qualified), "leads.qualified-before-request",
                FormattableString.Invariant($"Qualified on {qualified:yyyy-MM-dd}, before the request of {asked:yyyy-MM-dd}."), "Correct one of the two dates.");
            return null;
        }

        return new LeadRecord(row.Number, series, asked)
        {
            Qualified = qualified,
            Event = sheet.Text(row, LeadColumns.Event),
            Person = sheet.Text(row, LeadColumns.Person),
            Id = sheet.Text(row, LeadColumns.Id),
            Code = sheet.Text(row, LeadColumns.Code),
            StatusText = sheet.Text(row, LeadColumns.Status),
            SourceText = sheet.Text(row, LeadColumns.Source),
        };
    }

    private static DateOnly? Day(LeadSheet sheet, RawRow row, string field, bool needed, out bool wrong)
    {
        wrong = false;
        int column = sheet.Mapping.Of(field);
        if (row[column].IsEmpty)
        {
            if (needed)
                sheet.Log.Error(sheet.At(row.Number, field), "leads.date-empty", "There is no date of the request, so nobody knows its month.", "Fill it in or remove the row.");
            return null;
        }

        if (sheet.Day(row, field) is { } day)
            return day;
        wrong = true;
        sheet.Log.Error(sheet.At(row.Number, field), "leads.date", $"'{Short(row[column].Text)}' is not a day.", CellReading.DayCure);
        return null;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
