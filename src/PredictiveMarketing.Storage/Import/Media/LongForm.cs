using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>How the rows of a plan become months: one flight per row, or one column per month.</summary>
internal interface IPlanForm
{
    /// <summary>Columns in which a totals row adds up.</summary>
    IReadOnlyList<int> Summed { get; }

    /// <summary>The row says when it is on air in cells of its own; a totals row does not.</summary>
    bool IsDated(HeldRow row);

    /// <summary>Null, with errors, when a figure or a date is unsound.</summary>
    IReadOnlyList<MonthPart>? Parts(HeldRow row);
}

/// <summary>One flight per row: its budget and counts are spread over its months by days.</summary>
internal sealed class LongForm(PlanSheet sheet, LineFigures figures, FlightDates dates) : IPlanForm
{
    public IReadOnlyList<int> Summed { get; } =
        [.. new[] { MediaPlanFields.Net, MediaPlanFields.Gross, MediaPlanFields.Fees }.Select(sheet.Column).Where(c => c >= 0).Take(1)];

    public bool IsDated(HeldRow row) => dates.AreFilled(row);

    public IReadOnlyList<MonthPart>? Parts(HeldRow row)
    {
        bool sound = true;
        Money? spend = figures.Spend(row, ref sound);
        LineCounts counts = figures.Counts(row, ref sound);
        if (dates.Of(row) is not { } months || spend is not { } money || !sound)
            return null;
        IReadOnlyList<Money> parts = FlightSpread.Of(money, months);
        IReadOnlyList<long>? impressions = Spread(counts.Impressions, months), clicks = Spread(counts.Clicks, months), leads = Spread(counts.Leads, months);
        return [.. months.Select((m, i) => new MonthPart(m.Month, parts[i], impressions?[i], clicks?[i], leads?[i]))];
    }

    private static IReadOnlyList<long>? Spread(long? count, IReadOnlyList<MonthDays> months) => count is { } whole ? FlightSpread.Of(whole, months) : null;
}
