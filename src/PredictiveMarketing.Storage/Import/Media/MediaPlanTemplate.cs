using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>The sheet that a planner downloads, fills and gives back: one column per field of the importer, one row per line and month. Unchanged it comes back as it went out (D06).</summary>
public static class MediaPlanTemplate
{
    public const string SheetName = "media-plan";

    private static readonly string[] Columns = [.. MediaPlanFields.All.Select(f => f.Name).Where(n => n is not (MediaPlanFields.RowTotal or MediaPlanFields.InMonth))];

    /// <param name="currency">ISO 4217 code of the workspace, in which the rows are.</param>
    public static HeldSheet Of(IReadOnlyList<MediaRow> rows, string currency)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var header = new RawRow(1, [.. Columns.Select(RawCell.Of)]);
        return new HeldSheet(SheetName, [header, .. rows.Select((row, i) => new RawRow(i + 2, [.. Columns.Select(c => Cell(row, c, currency))]))]);
    }

    private static RawCell Cell(MediaRow row, string column, string currency) => column switch
    {
        MediaPlanFields.PlanVersion => RawCell.Of(row.PlanVersion),
        MediaPlanFields.Level => RawCell.Of(row.Level == MediaLevel.National ? "national" : "local"),
        MediaPlanFields.Market => RawCell.Of(row.Market),
        MediaPlanFields.Campaign => RawCell.Of(row.Campaign),
        MediaPlanFields.Channel => RawCell.Of(row.Channel),
        MediaPlanFields.Start => RawCell.Of(row.Month.FirstDay),
        MediaPlanFields.End => RawCell.Of(row.Month.Next.FirstDay.AddDays(-1)),
        MediaPlanFields.Currency => RawCell.Of(currency),
        MediaPlanFields.Net => RawCell.Of((double)row.Spend),
        MediaPlanFields.Impressions => Number(row.Impressions),
        MediaPlanFields.Clicks => Number(row.Clicks),
        MediaPlanFields.Status => RawCell.Of(row.Status == MediaStatus.Planned ? "planned" : "delivered"),
        _ => RawCell.Empty,
    };

    private static RawCell Number(decimal? value) => value is { } known ? RawCell.Of((double)known) : RawCell.Empty;
}
