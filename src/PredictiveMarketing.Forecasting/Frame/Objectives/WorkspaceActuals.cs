using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Objectives;

/// <summary>What came, month by month, of the KPI of an objective, where the workspace's own data hold it.</summary>
public static class WorkspaceActuals
{
    /// <param name="before">Months from here on are not over.</param>
    /// <param name="markets">The only ones that may be counted, without figures of the whole country; null for all.</param>
    /// <returns>Empty where the workspace holds nothing of it. A month in which a market that has begun is missing is left out: a hole is not a fall.</returns>
    public static IReadOnlyDictionary<Month, double> Of(Workspace workspace, ObjectiveTemplate template, Month before, IReadOnlyCollection<string>? markets)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(template);
        foreach (string name in template.Actuals)
        {
            (string Series, Month Month, double Value)[] rows = name == "leads"
                ? [.. workspace.Leads.Where(l => markets is null || markets.Contains(l.Key.Market)).Select(l => (l.Key.ToString(), l.Month, l.Leads))]
                : External(workspace, name, markets);
            rows = [.. rows.Where(r => r.Month < before && double.IsFinite(r.Value))];
            if (rows.Length == 0)
                continue;
            Month[] begins = [.. rows.GroupBy(r => r.Series).Select(g => g.Min(r => r.Month))];
            return rows.GroupBy(r => r.Month).Where(g => g.Count() == begins.Count(b => b <= g.Key)).ToDictionary(g => g.Key, g => g.Sum(r => r.Value));
        }

        return new Dictionary<Month, double>();
    }

    // Of the whole country where that is given and may be seen, else the markets added up.
    private static (string Series, Month Month, double Value)[] External(Workspace workspace, string name, IReadOnlyCollection<string>? markets)
    {
        ExternalRow[] rows = [.. workspace.Externals.Where(e => e.Name == name)];
        bool country = rows.Any(r => r.Market == ExternalRow.AllMarkets);
        return [.. rows.Where(r => (!country || r.Market == ExternalRow.AllMarkets) && (markets is null || markets.Contains(r.Market))).Select(r => (r.Market, r.Month, r.Value))];
    }
}
