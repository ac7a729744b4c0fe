using System.Globalization;
using PredictiveMarketing.Storage.Spreadsheets;

namespace PredictiveMarketing.Storage.Targets;

/// <summary>Targets as a file for a spreadsheet. No text becomes a formula there.</summary>
public static class TargetExport
{
    private static readonly string[] Header =
    [
        "campaign", "market", "month", "version", "state", "p10", "target", "p90", "model", "override_reason", "cycle", "author", "approved_by", "published_at", "data_set", "plan", "model_document", "forecast",
    ];

    /// <inheritdoc cref="SheetWriter.Csv"/>
    public static void Csv(Stream to, IEnumerable<TargetVersion> targets) => SheetWriter.Csv(to, Table(targets));

    /// <summary>One sheet; numbers are numbers, everything else is text. A stream that cannot seek is fine.</summary>
    public static void Xlsx(Stream to, IEnumerable<TargetVersion> targets) => SheetWriter.Xlsx(to, Table(targets));

    private static SheetTable Table(IEnumerable<TargetVersion> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return new SheetTable("targets", [.. Header.Select(SheetColumn.Of)], targets.Select(Cells));
    }

    private static IReadOnlyList<object?> Cells(TargetVersion target) =>
    [
        target.Key.Campaign, target.Key.Market, target.Month.ToString(), target.Version, target.State.ToString().ToLowerInvariant(),
        Rounded(target.P10), Rounded(target.P50), Rounded(target.P90), Rounded(target.ModelP50), target.OverrideReason, target.Cycle.ToString(), target.Author,
        string.Join(", ", target.Events.Where(e => e.Status == "approved").Select(e => e.Who)),
        target.Events.FirstOrDefault(e => e.Status == "published")?.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        target.Sources.DataSet, target.Sources.Plan, target.Sources.Model, target.Sources.Forecast,
    ];

    /// <summary>To nine digits: more would claim what no forecast knows.</summary>
    private static double Rounded(double number) => double.Parse(number.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
