using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>Tells totals rows from flights, by their words and by arithmetic, and checks what they say.</summary>
internal sealed class TotalsRows(PlanSheet sheet, IPlanForm form, FindingLog log)
{
    private static readonly string[] Labels = [MediaPlanFields.Campaign, MediaPlanFields.Market, MediaPlanFields.Dealer, MediaPlanFields.Channel];

    private readonly RunningTotals running = new(form.Summed.Count);

    // Some plans count cancelled lines in their totals, others do not.
    private readonly RunningTotals kept = new(form.Summed.Count);

    private readonly List<int> leftOut = [];

    // Names come thousands of times.
    private readonly Dictionary<string, TotalsLabel?> labels = new(StringComparer.Ordinal);

    /// <summary>The column in which the totals row stands by name, -1 when only arithmetic shows it, null when the row is no totals row.</summary>
    public int? LabelOf(HeldRow row)
    {
        (TotalsLabel Label, int Column)? named = Named(row);
        bool channel = sheet.IsFilled(row, MediaPlanFields.Channel);
        bool inChannel = named is { } n && n.Column == sheet.Column(MediaPlanFields.Channel);
        if (named is { } word && (!channel || inChannel || word.Label.IsExact))
        {
            bool dated = form.IsDated(row);
            if (!dated || AddsUp(row) || (word.Label.IsExact && !(channel && !inChannel)))
                return Leave(row, word.Label, word.Column);
            if (inChannel)
                log.Warning(sheet.At(row, MediaPlanFields.Channel), "media-plan.total-or-channel", $"'{sheet.Shown(row, MediaPlanFields.Channel)}' sounds like a total, but the row has dates and is not the sum of rows above; it is read as a channel.",
                    "Remove the row if it is a total.");
            return null;
        }

        return !channel && !row.HasDetail && !form.IsDated(row) && AddsUp(row) ? Leave(row, default, -1) : null;
    }

    /// <summary>A group of lines begins with the next one.</summary>
    public void Mark()
    {
        running.Mark();
        kept.Mark();
    }

    public void Add(HeldRow row, bool cancelled)
    {
        decimal[] amounts = Amounts(row);
        running.Add(amounts);
        if (!cancelled)
            kept.Add(amounts);
    }

    public void Report()
    {
        if (leftOut.Count > 0)
            log.Note(sheet.At(leftOut[0], -1), "media-plan.totals-left-out", $"{leftOut.Count} totals row{(leftOut.Count == 1 ? " is" : "s are")} left out: row{(leftOut.Count == 1 ? "" : "s")} {RowRanges.Of(leftOut)}.");
    }

    private int Leave(HeldRow row, TotalsLabel label, int column)
    {
        leftOut.Add(row.Number);
        decimal[] said = Amounts(row);
        bool says = form.Summed.Any(c => sheet.Quietly(row, c) is not null);
        if (says && !AddsUp(row) && !(said.All(a => a == 0) && running.All.All(a => a == 0)))
            Disagrees(row, label, said);
        running.CloseGroup();
        kept.CloseGroup();
        return column;
    }

    private void Disagrees(HeldRow row, TotalsLabel label, decimal[] said)
    {
        decimal[] group = running.SinceLastTotal();
        IReadOnlyList<decimal> parts = label.IsGrand || group.All(a => a == 0) ? running.All : group;
        int worst = Enumerable.Range(0, said.Length).MaxBy(i => Math.Abs(said[i] - parts[i]));
        string month = sheet.Months.Count > 0 ? $" in {sheet.Months[worst].Month}" : "";
        log.Warning(sheet.At(row.Number, form.Summed[worst]), "media-plan.total-differs",
            $"The totals row '{row.Label}' says {PlanSheet.Number(said[worst])}{month} and its rows add up to {PlanSheet.Number(parts[worst])}.",
            "Look whether a line is missing or counted twice; the rows are used, not the total.");
    }

    private bool AddsUp(HeldRow row)
    {
        decimal[] amounts = Amounts(row);
        return running.AddUpTo(amounts) || kept.AddUpTo(amounts);
    }

    private (TotalsLabel Label, int Column)? Named(HeldRow row)
    {
        if (row.LabelColumn >= 0 && Label(row.Label) is { } first)
            return (first, row.LabelColumn);
        foreach (string field in Labels)
        {
            if (sheet.Text(row, field) is { Length: > 0 } text && Label(text) is { } label)
                return (label, sheet.Column(field));
        }

        return null;
    }

    private TotalsLabel? Label(string text)
    {
        if (!labels.TryGetValue(text, out TotalsLabel? label))
            labels.Add(text, label = TotalsLabel.Of(text));
        return label;
    }

    private decimal[] Amounts(HeldRow row) => [.. form.Summed.Select(c => sheet.Quietly(row, c) ?? 0)];
}
