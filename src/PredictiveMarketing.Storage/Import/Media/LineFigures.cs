using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>Impressions, clicks and planned leads of a row: whole numbers, null where not filled.</summary>
internal readonly record struct LineCounts(long? Impressions, long? Clicks, long? Leads);

/// <summary>The figures of a row, judged: what it costs and what it brings.</summary>
internal sealed class LineFigures(PlanSheet sheet, FindingLog log)
{
    /// <summary>Columns whose cells are money of the row.</summary>
    public IReadOnlyList<int> MoneyColumns { get; } =
        [.. new[] { MediaPlanFields.Net, MediaPlanFields.Gross, MediaPlanFields.Fees }.Select(sheet.Column).Concat(sheet.Months.Select(m => m.Column)).Where(c => c >= 0)];

    /// <summary>Net budget and fees; the gross budget where there is no net one. Null, with an error, when there is none.</summary>
    public Money? Spend(HeldRow row, ref bool sound)
    {
        decimal? net = sheet.Amount(row, sheet.Column(MediaPlanFields.Net), ref sound);
        decimal? gross = sheet.Amount(row, sheet.Column(MediaPlanFields.Gross), ref sound);
        decimal? fees = Fees(row, ref sound);
        if (!sound)
            return null;
        if (net is null && gross is null && fees is null)
        {
            sound = false;
            string column = sheet.Has(MediaPlanFields.Net) ? MediaPlanFields.Net : sheet.Has(MediaPlanFields.Gross) ? MediaPlanFields.Gross : MediaPlanFields.Fees;
            log.Error(sheet.At(row, column), "media-plan.spend-empty", "There is no budget: nothing planned and not known yet are two things.",
                "Write 0 if nothing is spent; remove the line if it is not decided.");
            return null;
        }

        if (net is null && gross is { } list)
        {
            log.Warning(sheet.At(row, MediaPlanFields.Gross), "media-plan.gross-used", $"There is no net budget; the gross one is used: {PlanSheet.Number(list)}.",
                "Fill in what is really paid: gross prices make a channel look dear.");
        }
        else if (net > gross && gross >= 0)
        {
            log.Warning(sheet.At(row, MediaPlanFields.Net), "media-plan.net-above-gross", $"The net budget {PlanSheet.Number(net.Value)} is above the gross one {PlanSheet.Number(gross.Value)}.",
                "Look whether the two columns are exchanged; the net one is used.");
        }

        return InCents(row, (net ?? gross ?? 0) + (fees ?? 0));
    }

    public decimal? Fees(HeldRow row, ref bool sound) => sheet.Amount(row, sheet.Column(MediaPlanFields.Fees), ref sound);

    public LineCounts Counts(HeldRow row, ref bool sound)
    {
        var counts = new LineCounts(Count(row, MediaPlanFields.Impressions, ref sound), Count(row, MediaPlanFields.Clicks, ref sound), Count(row, MediaPlanFields.PlannedLeads, ref sound));
        if (counts.Impressions < counts.Clicks)
        {
            log.Warning(sheet.At(row, MediaPlanFields.Clicks), "media-plan.clicks-above-impressions", $"There are {counts.Clicks} clicks and {counts.Impressions} impressions.",
                "Look whether the two columns are exchanged, or the impressions are in thousands.");
        }

        return counts;
    }

    /// <summary>In whole cents; fractions of a cent are rounded, and a note says so once.</summary>
    public Money InCents(HeldRow row, decimal amount)
    {
        Money money = Money.Of(amount);
        if (money.Amount != amount)
            log.Note(sheet.At(row.Number, -1), "media-plan.cents", $"{PlanSheet.Number(amount)} is rounded to {money}.");
        return money;
    }

    private long? Count(HeldRow row, string field, ref bool sound)
    {
        if (sheet.Amount(row, sheet.Column(field), ref sound) is not { } count)
            return null;
        if (count < 0)
        {
            sound = false;
            log.Error(sheet.At(row, field), $"media-plan.{field}-negative", $"{field} is {PlanSheet.Number(count)}: it cannot be negative.", "Write 0, or leave the cell empty if it is not known.");
            return null;
        }

        decimal whole = decimal.Round(count, MidpointRounding.AwayFromZero);
        if (whole != count)
        {
            log.Warning(sheet.At(row, field), $"media-plan.{field}-fraction", $"{field} is {PlanSheet.Number(count)}; it is rounded to {whole}.",
                "Look whether the column is in thousands; if so, write whole numbers.");
        }

        return decimal.ToInt64(whole);
    }
}
