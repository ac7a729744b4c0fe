using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Storage.Workspaces.Tables;

namespace PredictiveMarketing.Storage.Workspaces.Checks;

/// <summary>What no single row can show: the clock, the scope, names that match nothing, gaps.</summary>
internal static class WorkspaceChecks
{
    /// <summary>The tables without the lines that are not used; each line left out is in the log.</summary>
    public static PlacedTables Run(FramingContract contract, PlacedTables tables, FindingLog log)
    {
        tables = ClockCheck.Run(contract, tables, log);
        tables = ScopeCheck.Run(contract, tables, log);
        NameCheck.Run(tables, log);
        DriverCheck.Run(contract, tables, log);
        SeriesCheck.Run(tables.Leads, log);
        return tables;
    }
}
