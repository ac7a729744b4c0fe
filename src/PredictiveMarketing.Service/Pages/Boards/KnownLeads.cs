using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Pages.Boards;

/// <summary>Leads of a month, as boards tell them.</summary>
/// <param name="Value">Final leads; where they are still being qualified, the estimate of the whole month; null without any leads.</param>
/// <param name="CountedSoFar">What has been counted, where <paramref name="Value"/> is an estimate.</param>
/// <param name="Forecast">The middle of the forecast of a month that is not final.</param>
public sealed record LeadsOfMonth(double? Value, double? CountedSoFar, double? Forecast);

/// <summary>Leads, forecasts and targets of the markets that a reader may see, added up over campaigns.</summary>
public sealed class KnownLeads
{
    private readonly WorkspaceDesk desk;
    private readonly IReadOnlyCollection<string>? markets;
    private readonly SeriesView[] views;
    private readonly Dictionary<(SeriesKey, Month), double> published;

    /// <param name="published">Published targets of the workspace.</param>
    /// <param name="markets">Only these; null for all.</param>
    public KnownLeads(WorkspaceDesk desk, IReadOnlyList<TargetVersion> published, IReadOnlyCollection<string>? markets)
    {
        this.desk = desk;
        this.markets = markets;
        views = markets is null ? [desk.Series(null, null)] : [.. desk.Markets.Where(markets.Contains).Select(m => desk.Series(null, m))];
        this.published = published.Where(t => t.State == TargetState.Published).GroupBy(t => (t.Key, t.Month)).ToDictionary(g => g.Key, g => g.Last().P50);
    }

    public LeadsOfMonth this[Month month]
    {
        get
        {
            MonthView[] all = [.. views.Select(v => v[month]).OfType<MonthView>()];
            if (all.Length == 0 || all.Length != views.Length)
                return new LeadsOfMonth(null, null, null);
            double? forecast = all.All(v => v.Forecast is not null) ? all.Sum(v => v.Forecast!.P50) : null;
            if (all.Any(v => v.Actual is null))
                return new LeadsOfMonth(null, null, forecast);
            double counted = all.Sum(v => v.Actual!.Value);
            bool estimated = all.Any(v => v.Provisional && v.Forecast is not null);
            return new LeadsOfMonth(estimated ? all.Sum(v => v.Best!.Value) : counted, estimated ? counted : null, forecast);
        }
    }

    /// <summary>The target of a month: published where every campaign has one, else the goal.</summary>
    public (decimal? Value, TargetOrigin Origin) Target(Month month)
    {
        if (Promised(month) is double target)
            return ((decimal)target, TargetOrigin.Published);
        return Goal(month);
    }

    /// <summary>What was asked for; none unless every series has a goal.</summary>
    public (decimal? Value, TargetOrigin Origin) Goal(Month month)
    {
        double?[] goals = markets is null ? [desk.Goal(null, null, month)] : [.. desk.Markets.Where(markets.Contains).Select(m => desk.Goal(null, m, month))];
        return goals.Length > 0 && goals.All(g => g is not null) ? ((decimal)goals.Sum()!.Value, TargetOrigin.Goal) : (null, TargetOrigin.None);
    }

    private double? Promised(Month month)
    {
        if (markets is null && desk.Campaigns.Count > 0 && desk.Campaigns.All(c => published.ContainsKey((new SeriesKey(c, PlanForecast.TotalMarket), month))))
            return desk.Campaigns.Sum(c => published[(new SeriesKey(c, PlanForecast.TotalMarket), month)]);
        SeriesKey[] keys = [.. desk.Keys.Where(k => markets is null || markets.Contains(k.Market))];
        return keys.Length > 0 && keys.All(k => published.ContainsKey((k, month))) ? keys.Sum(k => published[(k, month)]) : null;
    }
}
