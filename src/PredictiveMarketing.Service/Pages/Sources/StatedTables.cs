using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Service.Pages.Sources;

/// <summary>One data set as people speak of it: the leads, a channel, an external, the events, the goals.</summary>
/// <param name="Id">Stable in addresses: <c>leads</c>, <c>media:tv</c>, <c>external:stringency</c>.</param>
/// <param name="Name">The channel or external; empty for the tables that hold only one data set.</param>
public sealed record StatedSet(string Id, TableLayout Table, string Name, IReadOnlyList<StatedRow> Rows);

public static class StatedTables
{
    /// <summary>Everything a workspace holds, in the order of its tables.</summary>
    public static IReadOnlyList<StatedSet> Of(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        StatedSet[] all =
        [
            new("leads", TableLayout.Leads, "", [.. workspace.Leads.Select(StatedRow.Of)]),
            .. workspace.Media.GroupBy(m => m.Channel).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new StatedSet($"media:{g.Key}", TableLayout.Media, g.Key, [.. g.Select(StatedRow.Of)])),
            .. workspace.Externals.GroupBy(e => e.Name).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new StatedSet($"external:{g.Key}", TableLayout.Externals, g.Key, [.. g.Select(StatedRow.Of)])),
            new("events", TableLayout.Events, "", [.. workspace.Events.Select(StatedRow.Of)]),
            new("goals", TableLayout.Goals, "", [.. workspace.Goals.Select(StatedRow.Of)]),
        ];
        return [.. all.Where(s => s.Rows.Count > 0)];
    }
}
