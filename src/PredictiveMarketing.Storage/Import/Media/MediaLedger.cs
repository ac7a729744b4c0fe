using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>Adds the flights up to rows of media_plan.csv, in the workspace's currency, and keeps which rows of the file each sum was made from.</summary>
/// <param name="clock">Lines without a status are delivered before this month and planned from it on.</param>
internal sealed class MediaLedger(PlanSheet sheet, CurrencyRates rates, Month clock, FindingLog log)
{
    private const decimal Largest = (decimal)Cells.Largest;

    private readonly Dictionary<(LineKey Key, Month Month, MediaStatus Status), Sum> sums = [];
    private readonly Dictionary<(SeriesKey Key, Month Month), Sum> goals = [];
    private readonly HashSet<string> goalVersions = [];
    private int byClock;

    public void Add(PlanLine line)
    {
        foreach (MonthPart part in line.Parts)
        {
            // An unknown rate is an error already; its amount is left out.
            decimal rate = rates.Of(line.Currency, part.Month, sheet.At(line.Row, sheet.Column(MediaPlanFields.Currency))) ?? 0;
            MediaStatus status = line.State is { } said ? (said == LineState.Planned ? MediaStatus.Planned : MediaStatus.Delivered) : part.Month < clock ? MediaStatus.Delivered : MediaStatus.Planned;
            Sum sum = Of(sums, (line.Key, part.Month, status));
            sum.Add(line.Row, decimal.Round(part.Spend.Amount * rate, 2, MidpointRounding.AwayFromZero), part.Impressions, part.Clicks);
            // What is delivered is no plan: its planned leads were counted with the planned line.
            if (part.Leads is { } leads && line.State != LineState.Delivered)
                AddGoal(line, part.Month, leads);
        }

        byClock += line.State is null ? 1 : 0;
    }

    public IReadOnlyList<Traced<MediaRow>> Rows()
    {
        var rows = new List<Traced<MediaRow>>(sums.Count);
        int partial = 0;
        foreach (((LineKey key, Month month, MediaStatus status), Sum sum) in sums
            .OrderBy(s => s.Key.Key.Campaign, StringComparer.Ordinal).ThenBy(s => s.Key.Key.Market, StringComparer.Ordinal).ThenBy(s => s.Key.Key.Channel, StringComparer.Ordinal)
            .ThenBy(s => s.Key.Month).ThenBy(s => s.Key.Status).ThenBy(s => s.Key.Key.Version, StringComparer.Ordinal))
        {
            if (sum.Spend < 0)
            {
                log.Error(sheet.At(sum.Rows[0].First, -1), "media-plan.below-zero",
                    $"{key.Campaign} / {key.Market} / {key.Channel}: {month} adds up to {PlanSheet.Number(sum.Spend)}, from rows {new RowRanges(sum.Rows)}.",
                    "Move the credit to the month whose cost it lowers.");
            }

            if (sum.Spend > Largest || sum.Impressions > Largest || sum.Clicks > Largest)
                log.Error(sheet.At(sum.Rows[0].First, -1), "media-plan.too-large", $"{key.Campaign} / {key.Market} / {key.Channel}: {month} adds up to more than anything countable, from rows {new RowRanges(sum.Rows)}.", "Check the digits, the unit and the rate.");
            partial += sum.IsPartial ? 1 : 0;
            rows.Add(new Traced<MediaRow>(
                new MediaRow(key.Campaign, key.Market, key.Channel, month, sum.Spend, status, sum.Impressions, sum.Clicks, key.Level, key.Version), new Trace(sheet.Name, new RowRanges(sum.Rows))));
        }

        if (partial > 0)
            log.Note(sheet.Header(MediaPlanFields.Impressions), "media-plan.impressions-partial", $"In {partial} months of a line only some of its flights say their impressions or clicks; their sums are too small.", "Fill them in on every flight, or on none.");
        if (byClock > 0)
            log.Note(sheet.Header(MediaPlanFields.Status), "media-plan.status-by-clock", $"{byClock} lines have no status: months before {clock} count as delivered, later ones as planned.", "Fill in the status, or give the option status.");
        return rows;
    }

    /// <summary>Planned leads of local lines, added up over channels.</summary>
    public IReadOnlyList<Traced<GoalRow>> Goals()
    {
        if (goalVersions.Count > 1)
        {
            log.Error(sheet.Header(MediaPlanFields.PlanVersion), "media-plan.goals-versions", $"Planned leads stand in several plan versions: {string.Join(", ", goalVersions.Order(StringComparer.Ordinal))}. Adding them up would count them twice.",
                "Import the goals from a file with one version.");
        }

        if (goals.Keys.Any(g => g.Key.Market == MediaRow.NationalMarket))
            log.Warning(sheet.Header(MediaPlanFields.PlannedLeads), "media-plan.goals-national", "National lines have planned leads; nobody knows in which market, and they make no goal.", "Write goals per market in goals.csv.");
        return
        [
            .. goals.Where(g => g.Key.Key.Market != MediaRow.NationalMarket).OrderBy(g => g.Key.Key).ThenBy(g => g.Key.Month)
                .Select(g => new Traced<GoalRow>(new GoalRow(g.Key.Key, g.Key.Month, (double)g.Value.Spend), new Trace(sheet.Name, new RowRanges(g.Value.Rows)))),
        ];
    }

    public MonthSpan? Covered()
    {
        IEnumerable<Month> months = sums.Keys.Select(k => k.Month).Concat(sheet.Months.Select(m => m.Month));
        return months.Any() ? new MonthSpan(months.Min(), months.Max()) : null;
    }

    private void AddGoal(PlanLine line, Month month, long leads)
    {
        goalVersions.Add(line.Key.Version ?? "none");
        Of(goals, (new SeriesKey(line.Key.Campaign, line.Key.Market), month)).Add(line.Row, leads, null, null);
    }

    private static Sum Of<TKey>(Dictionary<TKey, Sum> sums, TKey key)
        where TKey : notnull
    {
        if (!sums.TryGetValue(key, out Sum? sum))
            sums.Add(key, sum = new Sum());
        return sum;
    }

    private sealed class Sum
    {
        private bool withCounts, withoutCounts;

        /// <summary>In order; rows next to each other are one range.</summary>
        public List<(int First, int Last)> Rows { get; } = [];

        public decimal Spend { get; private set; }

        public decimal? Impressions { get; private set; }

        public decimal? Clicks { get; private set; }

        public bool IsPartial => withCounts && withoutCounts;

        public void Add(int row, decimal spend, long? impressions, long? clicks)
        {
            Spend += spend;
            Impressions = Plus(Impressions, impressions);
            Clicks = Plus(Clicks, clicks);
            withCounts |= impressions is not null || clicks is not null;
            // A credit has no impressions of its own.
            withoutCounts |= impressions is null && clicks is null && spend > 0;
            if (Rows.Count > 0 && Rows[^1].Last >= row - 1)
                Rows[^1] = (Rows[^1].First, row);
            else
                Rows.Add((row, row));
        }

        private static decimal? Plus(decimal? sum, long? more) => more is { } known ? (sum ?? 0) + known : sum;
    }
}
