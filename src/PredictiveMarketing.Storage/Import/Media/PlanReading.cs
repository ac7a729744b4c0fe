using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>Goes down the rows of a plan: totals and section titles are left out, every other row is a line.</summary>
internal sealed class PlanReading
{
    private readonly PlanSheet sheet;
    private readonly FindingLog log;
    private readonly IPlanForm form;
    private readonly FilledDown filled;
    private readonly TotalsRows totals;
    private readonly LineFigures figures;
    private readonly LineNames names;
    private readonly Dictionary<ulong, int> seen = [];
    private readonly List<int> titles = [], cancelled = [];

    public PlanReading(PlanSheet sheet, PlanOptions options, FramingContract contract, FindingLog log)
    {
        (this.sheet, this.log) = (sheet, log);
        figures = new LineFigures(sheet, log);
        form = sheet.Months.Count > 0 ? new Flowchart(sheet, figures, log) : new LongForm(sheet, figures, new FlightDates(sheet, log));
        filled = new FilledDown(sheet);
        totals = new TotalsRows(sheet, form, log);
        names = new LineNames(sheet, filled, options, contract, log);
    }

    public void Into(MediaLedger ledger)
    {
        int lines = 0;
        foreach (HeldRow row in sheet.Rows)
        {
            if (totals.LabelOf(row) is { } label)
            {
                filled.Close(label);
                continue;
            }

            if (filled.Take(row))
                totals.Mark();
            if (IsTitle(row))
            {
                titles.Add(row.Number);
                continue;
            }

            lines++;
            if (Line(row) is { } line)
                ledger.Add(line);
        }

        Report(lines);
    }

    private PlanLine? Line(HeldRow row)
    {
        bool sound = true;
        LineState? state = names.State(row, ref sound);
        totals.Add(row, state == LineState.Cancelled);
        if (state == LineState.Cancelled)
        {
            cancelled.Add(row.Number);
            return null;
        }

        if (!seen.TryAdd(row.Print, row.Number))
        {
            log.Warning(sheet.At(row.Number, -1), "media-plan.row-twice", $"The whole row is the same as row {seen[row.Print]}; both are counted.", "Remove one of them if it is there by mistake.");
        }

        LineKey? key = names.Key(row);
        string? currency = names.Currency(row, figures.MoneyColumns);
        IReadOnlyList<MonthPart>? parts = form.Parts(row);
        return sound && key is { } known && currency is not null && parts is not null ? new PlanLine(row.Number, known, currency, state, parts) : null;
    }

    /// <summary>A row without any figure or date is the title of a section; the name in it opens a group.</summary>
    private bool IsTitle(HeldRow row) =>
        !row.HasDetail && !form.IsDated(row) && !MediaPlanFields.Amounts.Any(f => sheet.IsFilled(row, f)) && !sheet.Months.Any(m => row.IsFilled(m.Column));

    private void Report(int lines)
    {
        filled.Report(log);
        names.Report();
        totals.Report();
        Rows(titles, "media-plan.titles", "without figures and dates", "left out as titles");
        Rows(cancelled, "media-plan.cancelled", "with the status cancelled", "left out");
        if (lines == 0)
            log.Error(sheet.At(sheet.HeaderRow, -1), "media-plan.no-lines", "Below the header there is no line of a plan.", "Look whether the right sheet and header row were chosen.");
    }

    private void Rows(List<int> rows, string rule, string which, string what)
    {
        if (rows.Count > 0)
            log.Note(sheet.At(rows[0], -1), rule, $"{rows.Count} row{(rows.Count == 1 ? "" : "s")} {which}: {what} (row{(rows.Count == 1 ? "" : "s")} {RowRanges.Of(rows)}).");
    }
}
