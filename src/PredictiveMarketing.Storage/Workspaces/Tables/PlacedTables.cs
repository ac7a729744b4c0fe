using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces.Tables;

/// <summary>The tables with the rows they came from.</summary>
internal sealed record PlacedTables(
    List<Placed<LeadRow>> Leads,
    List<Placed<MediaRow>> Media,
    List<Placed<ExternalRow>> Externals,
    List<Placed<EventRow>> Events,
    List<Placed<GoalRow>> Goals)
{
    /// <summary>Puts rows in the order of names and months, so that nothing downstream depends on the order in the file.</summary>
    public void Sort()
    {
        Sort(Leads, (a, b) => First(a.Key.CompareTo(b.Key), a.Month - b.Month));
        Sort(Media, (a, b) => First(
            string.CompareOrdinal(a.Campaign, b.Campaign), string.CompareOrdinal(a.Market, b.Market), string.CompareOrdinal(a.Channel, b.Channel),
            a.Month - b.Month, a.Status - b.Status, string.CompareOrdinal(a.PlanVersion ?? "", b.PlanVersion ?? "")));
        Sort(Externals, (a, b) => First(
            string.CompareOrdinal(a.Name, b.Name), string.CompareOrdinal(a.Market, b.Market), a.Month - b.Month));
        Sort(Events, (a, b) => First(
            string.CompareOrdinal(a.Campaign, b.Campaign), string.CompareOrdinal(a.Market, b.Market), a.Month - b.Month,
            string.CompareOrdinal(a.Kind, b.Kind), string.CompareOrdinal(a.Comment, b.Comment), Nullable.Compare(a.EffectKnown, b.EffectKnown)));
        Sort(Goals, (a, b) => First(a.Key.CompareTo(b.Key), a.Month - b.Month));
    }

    public Workspace ToWorkspace(FramingContract contract) => new(
        contract,
        [.. Leads.Select(r => r.Value)],
        [.. Media.Select(r => r.Value)],
        [.. Externals.Select(r => r.Value)],
        [.. Events.Select(r => r.Value)],
        [.. Goals.Select(r => r.Value)]);

    private static void Sort<T>(List<Placed<T>> rows, Comparison<T> order)
    {
        for (int i = 1; i < rows.Count; i++)
        {
            if (order(rows[i - 1].Value, rows[i].Value) > 0)
            {
                rows.Sort((a, b) => First(order(a.Value, b.Value), a.Row - b.Row));
                return;
            }
        }
    }

    private static int First(params ReadOnlySpan<int> comparisons)
    {
        foreach (int comparison in comparisons)
        {
            if (comparison != 0)
                return comparison;
        }

        return 0;
    }
}
