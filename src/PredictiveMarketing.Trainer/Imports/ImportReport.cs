using System.Globalization;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Imports;

/// <summary>What an import changes, or would change, as a table or a JSON document.</summary>
internal static class ImportReport
{
    private const int ShownRows = 20;

    public static void Print(ImportPreview preview, ImportOutcome? outcome, Terminal terminal)
    {
        if (terminal.Json)
            terminal.Document(Document(preview, outcome));
        else if (preview.MayBeApplied)
            Tables(preview, outcome, terminal);
    }

    private static object Document(ImportPreview preview, ImportOutcome? outcome) => new
    {
        verb = "import",
        workspace = preview.Workspace,
        kind = preview.Request.Kind,
        source = preview.Request.Source,
        file = preview.Request.FileName,
        applied = outcome?.Import is not null,
        import = outcome?.Import,
        mapping = preview.Mapping,
        covered = preview.Imported?.Covered is { } span ? new { first = span.First, last = span.Last } : null,
        counts = preview.Diff.Counts,
        restated = preview.Diff.Restated,
        tables = preview.Diff.Tables,
        findings = preview.Findings.Concat(outcome?.Findings ?? []).Distinct(),
    };

    private static void Tables(ImportPreview preview, ImportOutcome? outcome, Terminal terminal)
    {
        terminal.Line($"{preview.Request.FileName} ({preview.Request.Kind}, source {preview.Request.Source}) into {preview.Workspace}");
        if (preview.Mapping is { Columns.Count: > 0 } mapping)
            terminal.Line("  columns: " + string.Join(", ", mapping.Columns.Select(c => c.Field == c.Header ? c.Field : $"{c.Field} = {c.Header}")) + (mapping.Ignored.Count > 0 ? $"; dropped: {string.Join(", ", mapping.Ignored)}" : ""));
        if (preview.Diff.Tables.Count > 0)
        {
            terminal.Table(
                ["table", "added", "changed", "withdrawn", "unchanged"],
                [.. preview.Diff.Tables.Select(t => (IReadOnlyList<string>)[t.Table, Whole(t.Added.Count), Whole(t.Changed.Count), Whole(t.Withdrawn.Count), Whole(t.Unchanged)])]);
        }

        foreach (TableDiff table in preview.Diff.Tables)
        {
            Rows(terminal, table, "changed", table.Changed);
            Rows(terminal, table, "withdrawn", table.Withdrawn);
            Rows(terminal, table, "added", table.Added);
        }

        terminal.Line(outcome?.Import is { } import
            ? $"applied as import {import.Id}: data set {import.DataSetAfter[..8]}, file kept as {import.Kept[..8]}"
            : outcome is null ? "nothing was written" : "nothing was changed");
    }

    private static void Rows(Terminal terminal, TableDiff table, string what, IReadOnlyList<DiffRow> rows)
    {
        if (rows.Count == 0)
            return;
        terminal.Line();
        terminal.Line($"{table.Table}, {what}:");
        terminal.Table(
            ["key", "before", "after", "before came from", "rows"],
            [.. rows.Take(ShownRows).Select(r => (IReadOnlyList<string>)[r.Key, r.Old ?? "", r.New ?? "", r.OldFrom?.ToString() ?? "", r.NewFrom?.Rows ?? ""])]);
        if (rows.Count > ShownRows)
            terminal.Line($"  and {Whole(rows.Count - ShownRows)} more");
    }

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);
}
