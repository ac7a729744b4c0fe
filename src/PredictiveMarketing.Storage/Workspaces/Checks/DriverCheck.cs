using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces.Tables;

namespace PredictiveMarketing.Storage.Workspaces.Checks;

/// <summary>Drivers without a column, and columns that no driver names.</summary>
internal static class DriverCheck
{
    private const string NationalSuffix = " (national)";

    public static void Run(FramingContract contract, PlacedTables tables, FindingLog log)
    {
        if (contract.Drivers is not { } drivers)
            return;
        Compare(
            [.. drivers.Where(d => d.Source == DriverSource.Media).Select(d => d.Name)],
            tables.Media.Select(m => (m.Value.Channel, m.Row)),
            MediaPlanCsv.Shape, "channel", "media", log);
        Compare(
            [.. drivers.Where(d => d.Source == DriverSource.External).Select(d => d.Name)],
            tables.Externals.Select(e => (e.Value.Name, e.Row)),
            ExternalsCsv.Shape, "name", "external", log);
    }

    private static void Compare(
        IReadOnlyList<string> wanted, IEnumerable<(string Name, int Row)> rows, TableShape shape, string column, string source, FindingLog log)
    {
        (string Name, int Row)[] there = [.. rows.GroupBy(r => r.Name).Select(g => (g.Key, g.Min(r => r.Row))).OrderBy(g => g.Item2)];
        string[] names = [.. there.Select(t => t.Name)];
        foreach (string driver in wanted.Where(w => !names.Contains(Plain(w), StringComparer.Ordinal)))
        {
            log.Warning(new Place("frame.json", null, "drivers"), "frame.driver-without-data",
                $"The driver '{driver}' has no row in {shape.File}.{Nearest.Question(driver, names)}", "Write its name as the file does, add its rows, or remove it.");
        }

        foreach ((string name, int row) in there.Where(t => !wanted.Any(w => Plain(w) == t.Name)))
        {
            log.Warning(new Place(shape.File, row, column), $"{shape.RulePrefix}.not-a-driver",
                $"'{name}' is not among the drivers of frame.json; its rows are not used to predict.{Nearest.Question(name, wanted)}",
                $"Add {{ \"name\": \"{name}\", \"source\": \"{source}\" }} to the drivers if it should be.");
        }
    }

    /// <summary>The national part of a channel may be named as a driver of its own.</summary>
    private static string Plain(string driver) =>
        driver.EndsWith(NationalSuffix, StringComparison.Ordinal) ? driver[..^NationalSuffix.Length] : driver;
}
