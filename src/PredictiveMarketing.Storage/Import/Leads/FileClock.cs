using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>The last day that a file has seen. Later days do not exist for it; what looks young against it is young.</summary>
/// <param name="Given">A person said so.</param>
internal sealed record FileClock(DateOnly Day, bool Given)
{
    /// <summary>The last month that is over on that day.</summary>
    public Month LastWhole => Day.Day == DateTime.DaysInMonth(Day.Year, Day.Month) ? Month.Of(Day) : Month.Of(Day).Previous;

    /// <summary>From the option <c>asof</c>, else the day of the import; null, with an error, when the option is no day.</summary>
    public static FileClock? Of(ImportQuestion question, LeadSheet sheet)
    {
        if (question.Option("asof") is not { } text)
            return new FileClock(question.Today, Given: false);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return new FileClock(day, Given: true);
        sheet.Log.Error(sheet.At(null), "leads.asof", $"asof '{text}' is not a day.", "Write it like 2026-10-31.");
        return null;
    }

    /// <summary>A file whose newest day lies more than a month back was taken out then: its empty months since are unknown, not empty.</summary>
    public FileClock ForFileThatEnds(DateOnly newest, LeadSheet sheet)
    {
        if (Given || Month.Of(newest) >= LastWhole)
            return this;
        sheet.Log.Warning(sheet.At(null), "leads.asof-assumed",
            FormattableString.Invariant($"The newest day is {newest:yyyy-MM-dd}: the file is taken as it stood then, and later months as not known."),
            "Give the option asof with the day of the export if nothing came since.");
        return this with { Day = newest };
    }
}
