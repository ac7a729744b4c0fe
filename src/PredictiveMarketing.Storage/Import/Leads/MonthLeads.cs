using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>The leads of a series in a month while they are added up.</summary>
internal sealed class MonthLeads(SeriesKey key, Month month)
{
    private readonly List<int> rows = [];

    public SeriesKey Key { get; } = key;

    public Month Month { get; } = month;

    public double Leads { get; private set; }

    /// <summary>The file itself calls it provisional.</summary>
    public bool SaidProvisional { get; private set; }

    public IReadOnlyList<int> Rows => rows;

    public void Add(double leads, int row, LeadStatus? status = null)
    {
        Leads += leads;
        rows.Add(row);
        SaidProvisional |= status == LeadStatus.Provisional;
    }
}

/// <summary>Lays counted events out by month, with the zeros in between.</summary>
internal static class EventMonths
{
    /// <summary>Every series from the month of its first lead to the last month of the file: a month without an event is 0 leads.</summary>
    /// <param name="last">Last month with a request in the file, counted or not.</param>
    public static IReadOnlyList<MonthLeads> Of(IReadOnlyList<CountedLead> counted, Month last, LeadSheet sheet)
    {
        var months = new List<MonthLeads>();
        foreach (IGrouping<SeriesKey, CountedLead> series in counted.GroupBy(c => c.Record.Key).OrderBy(g => g.Key))
        {
            Month first = series.Min(c => c.Record.Month);
            MonthLeads[] all = [.. Month.Range(first, last).Select(m => new MonthLeads(series.Key, m))];
            foreach (CountedLead lead in series)
                all[lead.Record.Month - first].Add(1, lead.Record.Row);
            months.AddRange(all);
            string[] empty = [.. all.Where(m => m.Leads == 0).Select(m => m.Month.ToString())];
            if (empty.Length > 0)
            {
                sheet.Log.Note(sheet.At(null), "leads.month-zero",
                    FormattableString.Invariant($"{series.Key}: no lead in {empty.Length} {(empty.Length == 1 ? "month" : "months")} ({string.Join(", ", empty.Take(6))}{(empty.Length > 6 ? " ..." : "")}); counted as 0."),
                    "If the source was down, make an event of it and correct the months.");
            }
        }

        return months;
    }
}
