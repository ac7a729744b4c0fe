using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Media;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Spreadsheets;

namespace PredictiveMarketing.Storage.Tests.Import.Receptacle;

/// <summary>D06: a template that is filled in and imported makes no difference when it comes again, as a workbook or as CSV.</summary>
public sealed class TemplateReturnTests : IDisposable
{
    private static readonly Dictionary<string, Dictionary<string, object?>[]> Filled = new()
    {
        ["media-plan"] =
        [
            Row(("plan-version", "V1"), ("level", "local"), ("channel", "Search, brand"), ("start", new DateOnly(2026, 1, 15)), ("end", new DateOnly(2026, 3, 14)), ("currency", "EUR"), ("net-budget", 59_000m), ("impressions", 120_000), ("status", "planned"), ("comment", "=1+1")),
            Row(("plan-version", "V1"), ("level", "local"), ("channel", "TV"), ("start", new DateOnly(2026, 2, 1)), ("end", new DateOnly(2026, 2, 28)), ("currency", "EUR"), ("net-budget", 5_000m), ("status", "planned")),
            Row(("plan-version", "V1"), ("level", "local"), ("channel", "TV"), ("start", new DateOnly(2026, 2, 1)), ("end", new DateOnly(2026, 2, 28)), ("currency", "EUR"), ("net-budget", -1_234.56m), ("status", "planned")),
        ],
        ["leads"] = [Row(("month", Month.Of(2025, 11)), ("leads", 1_234)), Row(("month", Month.Of(2025, 12)), ("leads", 7))],
        ["goals"] = [Row(("month", Month.Of(2026, 1)), ("leads", 140)), Row(("month", Month.Of(2026, 2)), ("leads", 1_500))],
        ["business"] = [Row(("month", Month.Of(2025, 1)), ("recurring_revenue", 3_600m), ("paying_users", 120)), Row(("month", Month.Of(2025, 2)), ("recurring_revenue", 3_750.5m), ("paying_users", 125))],
        ["events"] = [Row(("month", Month.Of(2025, 3)), ("end", Month.Of(2025, 4)), ("kind", "strike"), ("comment", "-10 % at the port, \"closed\"")), Row(("month", Month.Of(2025, 6)), ("kind", "launch"), ("comment", "=1+1"))],
        ["external"] = [Row(("name", "registrations"), ("month", Month.Of(2025, 1)), ("value", 1_234.5m), ("published", Month.Of(2025, 2))), Row(("name", "registrations"), ("month", Month.Of(2025, 2)), ("value", -3m), ("published", Month.Of(2025, 3)))],
    };

    private readonly DeskRoom room = new();

    public static IEnumerable<object[]> Kinds => Filled.Keys.SelectMany(k => new object[][] { [k, SheetFormat.Xlsx], [k, SheetFormat.Csv] });

    public void Dispose() => room.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_came_in_one_form_is_no_difference_in_the_other(string kind, SheetFormat format)
    {
        var desk = new ImportDesk(room.Store);
        ImportPreview first = desk.Preview(Request(kind, Template(kind, format), format));
        Assert.True(first.MayBeApplied, string.Join('\n', first.Findings));
        Assert.True(first.Diff.Counts.Added + first.Diff.Counts.Changed >= 2, kind);
        Assert.NotNull(desk.Apply(first, "anna").Import);
        foreach (SheetFormat again in new[] { SheetFormat.Xlsx, SheetFormat.Csv })
        {
            ImportPreview second = desk.Preview(Request(kind, Template(kind, again), again));
            Assert.True(second.MayBeApplied, string.Join('\n', second.Findings));
            Assert.True(second.Diff.IsEmpty, $"{kind} as {again}: {string.Join(", ", second.Diff.Tables.SelectMany(t => t.Changed.Concat(t.Added).Concat(t.Withdrawn)))}");
            Assert.Equal(first.Diff.Counts.Added + first.Diff.Counts.Changed, second.Diff.Counts.Unchanged);
        }
    }

    [Fact]
    public void A_plan_taken_out_month_by_month_comes_back_as_it_was()
    {
        var desk = new ImportDesk(room.Store);
        desk.Apply(desk.Preview(Request("media-plan", Template("media-plan", SheetFormat.Xlsx), SheetFormat.Xlsx)), "anna");
        var text = new StringBuilder();
        foreach (RawRow row in MediaPlanTemplate.Of([.. room.Workspace.Read().Workspace!.Media], "EUR").Rows())
            text.AppendJoin(',', row.Cells.Select(c => $"\"{c.Text}\"")).Append("\r\n");
        ImportPreview again = desk.Preview(Request("media-plan", Encoding.UTF8.GetBytes(text.ToString()), SheetFormat.Csv));
        Assert.True(again.MayBeApplied, string.Join('\n', again.Findings));
        Assert.True(again.Diff.IsEmpty);
        Assert.Equal(4, again.Diff.Counts.Unchanged);
    }

    private static Dictionary<string, object?> Row(params (string Field, object? Value)[] cells)
    {
        var row = cells.ToDictionary(c => c.Field, c => c.Value);
        row["campaign"] = "Spring";
        row["market"] = "Paris";
        return row;
    }

    private static byte[] Template(string kind, SheetFormat format)
    {
        IImporter importer = Importers.All.First(i => i.Kind == kind);
        using var file = new MemoryStream();
        ImportTemplates.Write(importer, Filled[kind].Select(r => (IReadOnlyList<object?>)[.. importer.Fields.Select(f => r.GetValueOrDefault(f.Name))]), file, format, "fr");
        return file.ToArray();
    }

    private ImportRequest Request(string kind, byte[] bytes, SheetFormat format) =>
        new(room.Workspace.Folder, kind, format == SheetFormat.Xlsx ? $"{kind}.xlsx" : $"{kind}.csv", new MemoryStream(bytes), DeskRoom.Today);
}
