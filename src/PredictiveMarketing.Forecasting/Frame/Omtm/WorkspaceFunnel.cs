using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>The steps of the funnel that a workspace's own data hold, beside the same months a year earlier.</summary>
public static class WorkspaceFunnel
{
    /// <summary>Names of externals that count a step, and the stage that they count.</summary>
    private static readonly (FunnelStage Stage, string What, string[] Externals)[] Counted =
    [
        (FunnelStage.Acquisition, "sessions", ["ga4_sessions", "sessions"]),
        (FunnelStage.Revenue, "customers", ["new_customers", "customers", "sales", "orders"]),
        (FunnelStage.Retention, "returning", ["returning_customers", "retained_customers"]),
        (FunnelStage.Referral, "referrals", ["referrals", "recommendations"]),
    ];

    /// <summary>The stage on which the leads stand: the contract's, else activation.</summary>
    public static FunnelStage LeadStage(FramingContract contract) =>
        Enum.TryParse(contract?.Kpi.Stage, ignoreCase: true, out FunnelStage stage) && Enum.IsDefined(stage) ? stage : FunnelStage.Activation;

    /// <param name="months">The period, whole months.</param>
    /// <param name="markets">The only ones that may be counted, without figures of the whole country; null for all.</param>
    public static IReadOnlyList<FunnelCount> Of(Workspace workspace, IReadOnlyList<Month> months, IReadOnlyCollection<string>? markets)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        Month[] before = [.. months.Select(m => m.LastYear)];
        bool sees(string market) => markets is null || markets.Contains(market);
        Media media = new(workspace, sees, everything: markets is null);
        List<FunnelCount> steps = [];
        if (media.Impressions(months) is double shown)
            steps.Add(new FunnelCount(FunnelStage.Awareness, "impressions", shown, media.Impressions(before), "media_plan.csv"));
        if (media.Clicks(months) is double clicked)
            steps.Add(new FunnelCount(FunnelStage.Acquisition, "clicks", clicked, media.Clicks(before), "media_plan.csv"));
        foreach ((FunnelStage stage, string what, string[] names) in Counted)
        {
            if (names.FirstOrDefault(n => External(n, months) is not null) is string name)
                steps.Add(new FunnelCount(stage, what, External(name, months), External(name, before), $"externals.csv, {name}"));
        }

        if (Leads(months) is double leads)
            steps.Add(new FunnelCount(LeadStage(workspace.Contract), "leads", leads, Leads(before), "leads.csv"));
        return [.. steps.OrderBy(s => s.Stage)];

        double? Leads(IReadOnlyList<Month> over)
        {
            LeadRow[] rows = [.. workspace.Leads.Where(l => over.Contains(l.Month) && sees(l.Key.Market) && double.IsFinite(l.Leads))];
            return Whole(over, rows.Select(r => r.Month)) ? rows.Sum(r => r.Leads) : null;
        }

        double? External(string name, IReadOnlyList<Month> over)
        {
            ExternalRow[] rows = [.. workspace.Externals.Where(e => e.Name == name && over.Contains(e.Month) && double.IsFinite(e.Value))];
            ExternalRow[] country = [.. rows.Where(r => r.Market == ExternalRow.AllMarkets)];
            ExternalRow[] used = country.Length > 0 ? (markets is null ? country : []) : [.. rows.Where(r => sees(r.Market))];
            return Whole(over, used.Select(r => r.Month)) ? used.Sum(r => r.Value) : null;
        }
    }

    /// <summary>A sum with a month missing is not known.</summary>
    private static bool Whole(IReadOnlyList<Month> months, IEnumerable<Month> held) => months.Count > 0 && months.All(held.ToHashSet().Contains);

    /// <summary>Delivered lines that state both impressions and clicks: a click rate over other lines would be wrong.</summary>
    private sealed class Media(Workspace workspace, Func<string, bool> sees, bool everything)
    {
        private readonly MediaRow[] lines =
        [
            .. workspace.Media.Where(m => m.Status == MediaStatus.Delivered && m.Impressions > 0 && m.Clicks is not null && (m.Level == MediaLevel.National ? everything : sees(m.Market))),
        ];

        public double? Impressions(IReadOnlyList<Month> months) => Sum(months, m => m.Impressions);

        public double? Clicks(IReadOnlyList<Month> months) => Sum(months, m => m.Clicks);

        private double? Sum(IReadOnlyList<Month> months, Func<MediaRow, decimal?> of)
        {
            MediaRow[] rows = [.. lines.Where(l => months.Contains(l.Month))];
            return Whole(months, rows.Select(r => r.Month)) ? (double)rows.Sum(r => of(r) ?? 0) : null;
        }
    }
}
