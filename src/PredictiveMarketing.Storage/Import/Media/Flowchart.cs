using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>
/// One column per month. The month's cell is its net budget; fees and counts of the row are shared out in proportion to the months' budgets,
/// or evenly by days where these say nothing. An empty cell is a month off air.
/// </summary>
internal sealed class Flowchart(PlanSheet sheet, LineFigures figures, FindingLog log) : IPlanForm
{
    public IReadOnlyList<int> Summed { get; } = [.. sheet.Months.Select(m => m.Column)];

    public bool IsDated(HeldRow row) => false;

    public IReadOnlyList<MonthPart>? Parts(HeldRow row)
    {
        bool sound = true;
        var months = new List<(Month Month, decimal Net)>();
        foreach (MonthColumn column in sheet.Months)
        {
            if (sheet.Amount(row, column.Column, ref sound) is { } net)
                months.Add((column.Month, net));
        }

        decimal fees = figures.Fees(row, ref sound) ?? 0;
        LineCounts counts = figures.Counts(row, ref sound);
        if (!sound)
            return null;
        if (months.Count == 0)
        {
            log.Error(sheet.At(row.Number, sheet.Months[0].Column), "media-plan.months-empty", "The line has no amount in any month.", "Fill in its months, or remove the line.");
            return null;
        }

        CheckRowTotal(row, months.Sum(m => m.Net), fees);
        return Shared(row, months, figures.InCents(row, fees), counts);
    }

    private List<MonthPart> Shared(HeldRow row, List<(Month Month, decimal Net)> months, Money fees, LineCounts counts)
    {
        // Budgets weigh where they can; a row of zeros, or one with a credit in it, is shared by days.
        bool byBudget = months.All(m => m.Net >= 0) && months.Any(m => m.Net > 0);
        decimal[] weights = [.. months.Select(m => byBudget ? m.Net : m.Month.Days)];
        decimal all = weights.Sum();
        long[] Share(long total) => LargestRemainder.Share(total, [.. weights.Select(w => total * (w / all))]);
        long[] extra = Share(fees.Cents);
        long[]? impressions = counts.Impressions is { } i ? Share(i) : null, clicks = counts.Clicks is { } c ? Share(c) : null, leads = counts.Leads is { } l ? Share(l) : null;
        return [.. months.Select((m, k) => new MonthPart(m.Month, figures.InCents(row, m.Net) + new Money(extra[k]), impressions?[k], clicks?[k], leads?[k]))];
    }

    private void CheckRowTotal(HeldRow row, decimal net, decimal fees)
    {
        foreach (string field in new[] { MediaPlanFields.RowTotal, MediaPlanFields.Net })
        {
            if (sheet.Quietly(row, sheet.Column(field)) is not { } said || said == net || said == net + fees)
                continue;
            log.Warning(sheet.At(row, field), "media-plan.row-total", $"The row says {PlanSheet.Number(said)} and its months add up to {PlanSheet.Number(net)}.", "Correct the row; the months are used.");
        }
    }
}
