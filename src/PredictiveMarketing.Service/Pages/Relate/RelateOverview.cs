using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;

namespace PredictiveMarketing.Service.Pages.Relate;

/// <summary>Step 3 of a whole campaign at one glance: a row per driver, a column per market, what was decided in each cell.</summary>
/// <param name="Rows">Drivers that are used in most markets first.</param>
public sealed record RelateOverview(IReadOnlyList<string> Markets, IReadOnlyList<RelateRow> Rows)
{
    public static RelateOverview Of(Evidence evidence, string campaign, IReadOnlyList<SeriesKey> keys)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        SeriesKey[] series = [.. keys.Where(k => k.Campaign == campaign && evidence.Framed.Tables.Any(t => t.Key == k))];
        Dictionary<string, DriverEvidence>[] found = [.. series.Select(k => evidence.Review(k).Drivers.ToDictionary(d => d.Driver, StringComparer.Ordinal))];
        return new RelateOverview(
            [.. series.Select(k => k.Market)],
            [
                .. found.SelectMany(f => f.Keys).Distinct(StringComparer.Ordinal)
                    .Select(driver => new RelateRow(driver, [.. found.Select(f => f.GetValueOrDefault(driver))]))
                    .OrderByDescending(r => r.Proven).ThenByDescending(r => r.Used).ThenBy(r => r.Driver, StringComparer.Ordinal),
            ]);
    }
}

/// <summary>A driver in every market of a campaign.</summary>
/// <param name="Cells">In the order of the markets; null where the market has no such driver.</param>
public sealed record RelateRow(string Driver, IReadOnlyList<DriverEvidence?> Cells)
{
    public int Proven => Cells.Count(c => c is { IsProven: true });

    public int Used => Cells.Count(c => c is { IsUsed: true });
}
