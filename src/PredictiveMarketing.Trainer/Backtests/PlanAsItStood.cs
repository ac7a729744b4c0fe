using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Trainer.Backtests;

/// <summary>
/// The media plan as it stood at an origin: after it, planned lines of versions named by a month up to the origin (or without a name)
/// take the place of what was delivered; where no such line exists, what was delivered stays.
/// </summary>
internal static class PlanAsItStood
{
    public static Workspace At(Workspace workspace, Month origin)
    {
        bool Stood(MediaRow row) => row.Status == MediaStatus.Planned && (!Month.TryParse(row.PlanVersion, out Month version) || version <= origin);
        var planned = workspace.Media.Where(r => r.Month > origin && Stood(r)).Select(Line).ToHashSet();
        MediaRow[] media = [.. workspace.Media.Where(r => r.Month <= origin || (Stood(r) ? true : r.Status == MediaStatus.Delivered && !planned.Contains(Line(r))))];
        return workspace with { Media = media };
    }

    private static (string, string, string, Month) Line(MediaRow row) => (row.Campaign, row.Market, row.Channel, row.Month);
}
