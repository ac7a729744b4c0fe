using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Media;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Import.Media;

/// <summary>Plans as texts in, rows as lines of text out.</summary>
internal static class PlanDesk
{
    public static FramingContract Contract { get; } = new(
        "stock", null, null, new Kpi("leads", "leads", "acquisition", true), 6, null, Scope.Everything, LabelPolicy.Immediate, Approval.ByPeople, Schedule.Default, Gates.Default, null);

    /// <summary>Reads a CSV text on 10 April 2026.</summary>
    public static Imported Read(string text, params (string Name, string Value)[] options) => Read(text, Contract, options);

    public static Imported Read(string text, FramingContract contract, params (string Name, string Value)[] options)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var log = new FindingLog();
        using IRawFile file = RawFiles.Open(stream, "plan.csv", log)!;
        Assert.DoesNotContain(log.All(), f => f.Severity == Severity.Error);
        return Read(file, contract, options);
    }

    public static Imported Read(IRawFile file, FramingContract contract, params (string Name, string Value)[] options) =>
        new MediaPlanImporter().Read(file, new ImportQuestion("agency-plan", contract, new DateOnly(2026, 4, 10), null, options.ToDictionary(o => o.Name, o => o.Value)));

    /// <summary><c>Stock | Bretagne | Search | 2026-02 | 2980 | planned | 140000 | 5600 | V1 | rows 3-4</c>, with a dash where there is nothing.</summary>
    public static string[] Lines(Imported imported) =>
        [.. imported.Media.Select(m => string.Create(CultureInfo.InvariantCulture,
            $"{m.Row.Campaign} | {m.Row.Market} | {m.Row.Channel} | {m.Row.Month} | {m.Row.Spend:0.##} | {(m.Row.Status == MediaStatus.Planned ? "planned" : "delivered")} | {Shown(m.Row.Impressions)} | {Shown(m.Row.Clicks)} | {m.Row.PlanVersion ?? "-"} | rows {m.Trace.Rows}"))];

    /// <summary>Without versions, counts and rows: <c>Stock | Bretagne | Search | 2026-02 | 2980</c>.</summary>
    public static string[] Short(Imported imported) => [.. Lines(imported).Select(l => string.Join(" | ", l.Split(" | ")[..5]))];

    public static Finding The(this Imported imported, string rule) => Assert.Single(imported.Findings, f => f.Rule == rule);

    /// <summary>The one error of an import.</summary>
    public static Finding OnlyError(this Imported imported)
    {
        Assert.False(imported.MayBeApplied);
        return Assert.Single(imported.Findings, f => f.Severity == Severity.Error);
    }

    public static void IsSound(this Imported imported) => Assert.Equal([], imported.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.ToString()));

    /// <summary>The row that the finding stands in and the letter of its column.</summary>
    public static string Cell(Finding finding) => string.Create(CultureInfo.InvariantCulture, $"{finding.Place.Column?.Split(' ')[0]}{finding.Place.Row}");

    private static string Shown(decimal? value) => value is { } known ? known.ToString("0.##", CultureInfo.InvariantCulture) : "-";
}
