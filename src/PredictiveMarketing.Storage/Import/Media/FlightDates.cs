using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>When a flight of the long form is on air: from its start to its end, or in its month.</summary>
internal sealed class FlightDates(PlanSheet sheet, FindingLog log)
{
    /// <summary>Beyond this a date is a typing mistake, not a flight.</summary>
    public const int LongestMonths = 36;

    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 12, 31);

    public bool AreFilled(HeldRow row) => sheet.IsFilled(row, MediaPlanFields.Start) || sheet.IsFilled(row, MediaPlanFields.End) || sheet.IsFilled(row, MediaPlanFields.InMonth);

    /// <summary>The months of the flight and its days in each; null with an error.</summary>
    public IReadOnlyList<MonthDays>? Of(HeldRow row)
    {
        bool start = sheet.IsFilled(row, MediaPlanFields.Start), end = sheet.IsFilled(row, MediaPlanFields.End);
        if (!start && !end)
            return InMonth(row);
        if (!start || !end)
        {
            string missing = start ? MediaPlanFields.End : MediaPlanFields.Start, there = start ? MediaPlanFields.Start : MediaPlanFields.End;
            log.Error(sheet.Has(missing) ? sheet.At(row, missing) : sheet.At(row, there), $"media-plan.{missing}-missing", $"The flight has a {there} ({sheet.Shown(row, there)}) and no {missing}.",
                "Fill in both days; for a single day write it twice.");
            return null;
        }

        bool both = Day(row, MediaPlanFields.Start, out DateOnly first) & Day(row, MediaPlanFields.End, out DateOnly last);
        return both && IsSound(row, first, last) ? FlightSpread.Over(first, last) : null;
    }

    private IReadOnlyList<MonthDays>? InMonth(HeldRow row)
    {
        if (!sheet.IsFilled(row, MediaPlanFields.InMonth))
        {
            string where = sheet.Has(MediaPlanFields.Start) ? MediaPlanFields.Start : MediaPlanFields.InMonth;
            log.Error(sheet.At(row, where), "media-plan.dates-missing", "The line has a budget and no dates.", "Fill in start and end, or the month.");
            return null;
        }

        if (!sheet.Month(row, MediaPlanFields.InMonth, out Month month))
        {
            log.Error(sheet.At(row, MediaPlanFields.InMonth), "media-plan.month-format", $"'{sheet.Shown(row, MediaPlanFields.InMonth)}' is not a month.", CellReading.MonthCure);
            return null;
        }

        return IsWithin(row, MediaPlanFields.InMonth, month.FirstDay) ? [new MonthDays(month, month.Days)] : null;
    }

    private bool Day(HeldRow row, string field, out DateOnly day)
    {
        if (sheet.Day(row, field, out day))
            return IsWithin(row, field, day);
        log.Error(sheet.At(row, field), "media-plan.day-format", $"'{sheet.Shown(row, field)}' is not a day.", CellReading.DayCure);
        return false;
    }

    private bool IsWithin(HeldRow row, string field, DateOnly day)
    {
        if (day >= Earliest && day <= Latest)
            return true;
        log.Error(sheet.At(row, field), "media-plan.day-range", $"'{sheet.Shown(row, field)}' is in the year {day.Year}.", "Write a day between 2000 and 2100.");
        return false;
    }

    private bool IsSound(HeldRow row, DateOnly first, DateOnly last)
    {
        if (last < first)
        {
            log.Error(sheet.At(row, MediaPlanFields.End), "media-plan.end-before-start", $"The flight starts on {first:yyyy-MM-dd} and ends on {last:yyyy-MM-dd}.", "Exchange the two days, or correct the year.");
            return false;
        }

        if (last < first.AddMonths(LongestMonths))
            return true;
        log.Error(sheet.At(row, MediaPlanFields.End), "media-plan.flight-long", $"The flight runs from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, longer than {LongestMonths} months.",
            "Correct the year, or split the line by year.");
        return false;
    }
}
