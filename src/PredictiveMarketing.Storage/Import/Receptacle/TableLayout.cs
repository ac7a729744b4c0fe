using PredictiveMarketing.Storage.Workspaces;
using PredictiveMarketing.Storage.Workspaces.Tables;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>A table of the workspace as imports see it: which columns tell a row from another, and which hold what it says.</summary>
/// <param name="Columns">In the order of the canonical form.</param>
public sealed record TableLayout(string File, IReadOnlyList<string> Columns, IReadOnlyList<string> Key)
{
    public static TableLayout Leads { get; } = Of(LeadsCsv.Shape, "campaign", "market", "month");

    public static TableLayout Media { get; } = Of(MediaPlanCsv.Shape, "campaign", "market", "channel", "month", "status", "level", "plan_version");

    public static TableLayout Externals { get; } = Of(ExternalsCsv.Shape, "name", "market", "month");

    public static TableLayout Events { get; } = Of(EventsCsv.Shape, "campaign", "market", "month", "kind", "comment");

    public static TableLayout Goals { get; } = Of(GoalsCsv.Shape, "campaign", "market", "month");

    public static IReadOnlyList<TableLayout> All { get; } = [Leads, Media, Externals, Events, Goals];

    /// <summary>The table's name: <c>leads</c>, <c>media_plan</c>.</summary>
    public string Name { get; } = Path.GetFileNameWithoutExtension(File);

    /// <summary>Columns that hold what a row says.</summary>
    public IReadOnlyList<string> Values { get; } = [.. Columns.Except(Key)];

    /// <exception cref="KeyNotFoundException">There is no such table.</exception>
    public static TableLayout Named(string name) => All.FirstOrDefault(l => l.Name == name) ?? throw new KeyNotFoundException($"There is no table {name}.");

    private static TableLayout Of(TableShape shape, params string[] key) => new(shape.File, [.. shape.Known], key);
}
