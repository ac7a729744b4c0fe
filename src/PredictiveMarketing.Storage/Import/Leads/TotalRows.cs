using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>Reads a file of monthly totals. Sources and events of a month are added up; anything else twice is an error.</summary>
internal sealed class TotalRows
{
    private readonly LeadSheet sheet;
    private readonly FramingContract contract;
    private readonly FileClock clock;
    private readonly RowTally tally = new();

    public TotalRows(LeadSheet sheet, FramingContract contract, FileClock clock) => (this.sheet, this.contract, this.clock) = (sheet, contract, clock);

    public IReadOnlyList<MonthLeads> Read()
    {
        Assumptions();
        var months = new Dictionary<(SeriesKey, Month), MonthLeads>();
        var seen = new Dictionary<(SeriesKey, Month, string, string), int>();
        var sources = new List<(string, double, int)>();
        foreach (RawRow row in sheet.Rows())
        {
            if (LeadSheet.IsTotal(row))
            {
                sheet.Log.Note(sheet.At(row.Number), "leads.total-row", "The row is a total and left out.");
                continue;
            }

            if (Total(row) is not { } total || !IsInDefinition(row) || IsTwice(row, total, seen))
                continue;
            if (!months.TryGetValue((total.Key, total.Month), out MonthLeads? month))
                months[(total.Key, total.Month)] = month = new MonthLeads(total.Key, total.Month);
            month.Add(total.Leads, row.Number, total.Status);
            sources.Add((sheet.Text(row, LeadColumns.Source), total.Leads, row.Number));
        }

        tally.Report(sheet);
        if (sheet.Has(LeadColumns.Source))
            Sources.Report(sheet, sources);
        return [.. months.Values];
    }

    private (SeriesKey Key, Month Month, double Leads, LeadStatus? Status)? Total(RawRow row)
    {
        SeriesKey? key = sheet.Key(row);
        Month? month = MonthOf(row);
        double? leads = Count(row);
        bool known = Status(row, out LeadStatus? status);
        return key is { } series && month is { } at && leads is { } count && known ? (series, at, count, status) : null;
    }

    private Month? MonthOf(RawRow row)
    {
        Place place = sheet.At(row.Number, LeadColumns.Month);
        RawCell cell = row[sheet.Mapping.Of(LeadColumns.Month)];
        if (!sheet.Styles.Month(row, sheet.Mapping.Of(LeadColumns.Month), out Month month))
        {
            sheet.Log.Error(place, "leads.month", cell.IsEmpty ? "There is no month." : $"'{(cell.Text.Length > 40 ? cell.Text[..40] + "..." : cell.Text)}' is not a month.", CellReading.MonthCure);
            return null;
        }

        if (month <= Month.Of(clock.Day))
            return month;
        if (clock.Given)
            tally.Add("leads.after-asof", "a month after the day that asof names", row.Number);
        else
            sheet.Log.Error(place, "leads.future", $"{month} is still to come.", "Correct the month, or import goals and plans as such.");
        return null;
    }

    private double? Count(RawRow row)
    {
        int column = sheet.Mapping.Of(LeadColumns.Leads);
        Place place = sheet.At(row.Number, LeadColumns.Leads);
        if (row[column].IsEmpty)
        {
            sheet.Log.Warning(place, "leads.empty", "There is no number; the month is kept as missing.", "Write the number, 0 if there were none.");
            return null;
        }

        if (!sheet.Styles.Amount(row, column, out decimal value, out string wrong))
        {
            sheet.Log.Error(place, "leads.number", wrong, CellReading.AmountCure);
            return null;
        }

        if (value >= 0 || !contract.Kpi.NonNegative)
            return (double)value;
        sheet.Log.Error(place, "leads.negative", FormattableString.Invariant($"{value} leads: a count cannot be negative."), "Correct the number; if this KPI may be negative, write \"nonNegative\": false in the kpi of frame.json.");
        return null;
    }

    private bool Status(RawRow row, out LeadStatus? status)
    {
        string text = sheet.Text(row, LeadColumns.Status);
        status = text.Length == 0 ? null : LeadWords.Status(text);
        if (text.Length == 0 || status is not null)
            return true;
        sheet.Log.Error(sheet.At(row.Number, LeadColumns.Status), "leads.status-unknown", $"'{text}' is neither final nor provisional.", "Write final or provisional.");
        return false;
    }

    private bool IsInDefinition(RawRow row)
    {
        string name = sheet.Text(row, LeadColumns.Event);
        if (contract.LeadDefinition is not { } definition || !sheet.Has(LeadColumns.Event) || definition.Counts(name))
            return true;
        tally.Add("leads.not-in-definition", name.Length == 0 ? "without an event name" : $"'{name}' is not in the lead definition", row.Number);
        return false;
    }

    private bool IsTwice(RawRow row, (SeriesKey Key, Month Month, double Leads, LeadStatus? Status) total, Dictionary<(SeriesKey, Month, string, string), int> seen)
    {
        var key = (total.Key, total.Month, PlainText.Key(sheet.Text(row, LeadColumns.Source)), PlainText.Key(sheet.Text(row, LeadColumns.Event)));
        if (seen.TryAdd(key, row.Number))
            return false;
        sheet.Log.Error(sheet.At(row.Number, LeadColumns.Month), "leads.month-twice", FormattableString.Invariant($"{total.Key}: {total.Month} is there twice, first in row {seen[key]}."), "Keep one of the two rows, or add them up in one.");
        return true;
    }

    private void Assumptions()
    {
        sheet.Styles.ReportNumbers(sheet.At(null, LeadColumns.Leads), sheet.Mapping.Of(LeadColumns.Leads), sheet.Log);
        sheet.Styles.ReportDays(sheet.At(null, LeadColumns.Month), sheet.Mapping.Of(LeadColumns.Month), sheet.Log);
        if (contract.LeadDefinition is not null && !sheet.Has(LeadColumns.Event))
            sheet.Log.Note(sheet.At(null), "leads.totals-as-defined", "The totals name no events: they are taken to be counted by the lead definition.", "Ask their author, or import the events.");
        else if (contract.LeadDefinition is null)
            sheet.Log.Note(sheet.At(null), "leads.every-row", "The contract has no lead definition: every row counts.", "Write leadDefinition into frame.json with the events that count.");
    }
}
