using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces.Checks;
using PredictiveMarketing.Storage.Workspaces.Contract;
using PredictiveMarketing.Storage.Workspaces.Tables;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>Reads a workspace folder: the contract and the monthly tables, all mistakes at once.</summary>
public static class WorkspaceReader
{
    public static WorkspaceReading Read(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var log = new FindingLog();
        if (!Directory.Exists(folder))
        {
            log.Error(new Place(folder), "workspace.folder-missing", "The folder does not exist.", "Check the path; a workspace is a folder with frame.json and leads.csv.");
            return new WorkspaceReading(folder, null, log.All(), []);
        }

        FramingContract? contract = FrameFile.Read(folder, log);
        var extras = new List<ExtraColumn>();
        // Without a readable contract nobody knows whether the KPI may be negative, so that rule waits.
        List<Placed<LeadRow>> leads = Rows(folder, LeadsCsv.Shape, log, extras, t => LeadsCsv.Read(t, contract?.Kpi.NonNegative ?? false));
        Month? lastLeads = leads.Count == 0 ? null : leads.Max(l => l.Value.Month);
        var tables = new PlacedTables(
            leads,
            Rows(folder, MediaPlanCsv.Shape, log, extras, t => MediaPlanCsv.Read(t, lastLeads)),
            Rows(folder, ExternalsCsv.Shape, log, extras, ExternalsCsv.Read),
            Rows(folder, EventsCsv.Shape, log, extras, EventsCsv.Read),
            Rows(folder, GoalsCsv.Shape, log, extras, GoalsCsv.Read));
        tables.Sort();
        if (contract is not null)
            tables = WorkspaceChecks.Run(contract, tables, log);
        if (tables.Leads.Count == 0 && !log.HasErrors)
        {
            log.Error(new Place(LeadsCsv.Shape.File), "leads.none-left", "No row is left: all are without a number or after the clock.",
                "Fill in the numbers, or move asOf in frame.json forward.");
        }

        Workspace? workspace = contract is null || log.HasErrors ? null : tables.ToWorkspace(contract);
        return new WorkspaceReading(folder, workspace, log.All(), extras);
    }

    private static List<Placed<T>> Rows<T>(
        string folder, TableShape shape, FindingLog log, List<ExtraColumn> extras, Func<CsvTable, List<Placed<T>>> read)
    {
        using CsvTable? table = CsvTable.Open(folder, shape, log);
        if (table is null)
            return [];
        List<Placed<T>> rows = read(table);
        extras.AddRange(table.ExtraColumns);
        if (table.IsHeaderOnly)
        {
            var place = new Place(shape.File, 1);
            if (shape.Needed)
                log.Error(place, table.Rule("header-only"), "There is a header and no row.", "Add at least one row per campaign, market and month.");
            else
                log.Note(place, table.Rule("header-only"), "There is a header and no row.", "Nothing to do: the file is optional.");
        }

        return rows;
    }
}
