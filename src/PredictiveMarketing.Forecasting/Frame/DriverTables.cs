using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame;

/// <summary>Lays the media plan and the externals out as one column per driver and series.</summary>
internal sealed class DriverTables
{
    private readonly Dictionary<(string Campaign, string Market, string Channel), SortedDictionary<Month, double>> media = [];
    private readonly Dictionary<string, (Month First, Month Last)> planMonths = [];
    private readonly Dictionary<(string Name, string Market), List<ExternalRow>> externals = [];
    private readonly List<Driver> drivers = [];

    public List<Finding> Findings { get; } = [];

    public static DriverTables Of(Workspace workspace)
    {
        var tables = new DriverTables();
        Scope scope = workspace.Contract.Scope;
        foreach (MediaRow row in CurrentLines(workspace.Media.Where(r => scope.CoversCampaign(r.Campaign) && scope.CoversChannel(r.Channel))))
        {
            string market = row.Level == MediaLevel.National ? MediaRow.NationalMarket : row.Market;
            var key = (row.Campaign, market, row.Channel);
            if (!tables.media.TryGetValue(key, out SortedDictionary<Month, double>? months))
                tables.media[key] = months = [];
            months[row.Month] = months.GetValueOrDefault(row.Month) + (double)row.Spend;
        }

        foreach (IGrouping<(string Name, string Market), ExternalRow> column in workspace.Externals.GroupBy(r => (r.Name, r.Market)))
            tables.externals[column.Key] = [.. column];

        tables.ChooseDrivers(workspace);
        tables.SpanPlans();
        return tables;
    }

    public IReadOnlyList<DriverColumn> For(SeriesKey key)
    {
        var columns = new List<DriverColumn>();
        foreach (Driver driver in drivers)
        {
            if (driver.Source == DriverSource.Media)
            {
                AddMedia(columns, driver, driver.Name, (key.Campaign, key.Market, driver.Name));
                AddMedia(columns, driver, driver.Name + DriverColumn.NationalSuffix, (key.Campaign, MediaRow.NationalMarket, driver.Name));
            }
            else if (ExternalRows(driver.Name, key.Market) is { Length: > 0 } rows)
            {
                MonthlySeries? published = rows.Any(r => r.Published is not null)
                    ? MonthlySeries.From(rows.Select(r => (r.Month, r.Published is Month p ? p.Index : double.NaN)))
                    : null;
                columns.Add(new DriverColumn(driver.Name, driver.Source, driver.KnownAhead, MonthlySeries.From(rows.Select(r => (r.Month, r.Value))), published));
            }
        }

        return columns;
    }

    // A market's own value beats the one for all markets, month by month: a column of its own that begins later changes no earlier month.
    private ExternalRow[] ExternalRows(string name, string market)
    {
        List<ExternalRow> own = externals.GetValueOrDefault((name, market), []);
        var months = own.Select(r => r.Month).ToHashSet();
        return [.. own, .. externals.GetValueOrDefault((name, ExternalRow.AllMarkets), []).Where(r => !months.Contains(r.Month))];
    }

    // The plan's months are those of the channels that are known ahead: later lines of another channel say nothing about their future.
    private void SpanPlans()
    {
        var ahead = drivers.Where(d => d.KnownAhead).Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        foreach (IGrouping<string, ((string Campaign, string Market, string Channel) Key, SortedDictionary<Month, double> Months)> plan in media.Select(m => (m.Key, m.Value)).GroupBy(m => m.Key.Campaign))
        {
            var lines = plan.Where(m => ahead.Contains(m.Key.Channel)).ToList();
            if (lines.Count == 0)
                lines = [.. plan];
            planMonths[plan.Key] = (lines.Min(m => m.Months.Keys.First()), lines.Max(m => m.Months.Keys.Last()));
        }
    }

    // Within the plan's months a channel without a line spends nothing; after its last month nothing is known.
    private void AddMedia(List<DriverColumn> columns, Driver driver, string name, (string Campaign, string Market, string Channel) key)
    {
        if (!media.TryGetValue(key, out SortedDictionary<Month, double>? months))
            return;
        (Month first, Month last) = planMonths[key.Campaign];
        if (!driver.KnownAhead)
            last = Month.Later(last, months.Keys.Last());
        double[] spend = [.. Month.Range(first, last).Select(m => months.GetValueOrDefault(m))];
        columns.Add(new DriverColumn(name, driver.Source, driver.KnownAhead, new MonthlySeries(first, spend), null));
    }

    private void ChooseDrivers(Workspace workspace)
    {
        string[] channels = [.. media.Keys.Select(k => k.Channel).Distinct().Order(StringComparer.Ordinal)];
        string[] names = [.. externals.Keys.Select(k => k.Name).Distinct().Order(StringComparer.Ordinal)];
        if (workspace.Contract.Drivers is not { } asked)
        {
            drivers.AddRange(channels.Select(c => new Driver(c, DriverSource.Media, KnownAhead: true)));
            // What a business came to follows the leads: it never explains them unless the framing asks for it.
            drivers.AddRange(names.Where(n => !BusinessFigures.Holds(n)).Select(n => new Driver(n, DriverSource.External, KnownAhead: false)));
            return;
        }

        foreach (Driver driver in asked)
        {
            bool there = driver.Source == DriverSource.Media ? channels.Contains(driver.Name) : names.Contains(driver.Name);
            if (there)
                drivers.Add(driver);
            else
                Findings.Add(Finding.Warning(new Place("frame.json", Column: "drivers"), "frame.driver-absent", $"Driver '{driver.Name}' has no column in the data.", "Correct its name, or add its rows."));
        }
    }

    // Delivered beats planned; among plan versions of a month the latest one stands.
    private static IEnumerable<MediaRow> CurrentLines(IEnumerable<MediaRow> rows) =>
        rows.GroupBy(r => (r.Campaign, r.Market, r.Channel, r.Month, r.Level)).SelectMany(lines =>
        {
            MediaRow[] delivered = [.. lines.Where(l => l.Status == MediaStatus.Delivered)];
            if (delivered.Length > 0)
                return delivered;
            string? latest = lines.Max(l => l.PlanVersion, StringComparer.Ordinal);
            return [.. lines.Where(l => string.Equals(l.PlanVersion, latest, StringComparison.Ordinal))];
        });
}

internal static class LatestVersion
{
    public static string? Max<T>(this IEnumerable<T> items, Func<T, string?> version, StringComparer comparer) =>
        items.Select(version).OrderBy(v => v, comparer).LastOrDefault();
}
