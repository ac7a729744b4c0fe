using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;
using PredictiveMarketing.Storage.Workspaces.Contract;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>Reads a file with its importer and works out what it would do to a workspace.</summary>
internal sealed class Previewing(Store store, IReadOnlyList<IImporter> importers, RawOpening open)
{
    private const int ShownRows = 20;
    private const string PersonShown = "(person)";

    // A workspace may begin with an import: these say only that there are no leads yet.
    private static readonly string[] NoLeadsYet = ["leads.missing", "leads.header-only", "leads.empty", "leads.none-left"];

    public IImporter? Importer(string kind) => importers.FirstOrDefault(i => i.Kind == kind);

    /// <summary>Opens the request's file anew, from its beginning; the bytes stay open for the next time.</summary>
    public IRawFile? Open(ImportRequest request, FindingLog log)
    {
        if (request.File is null)
            return HeldFile.Of(request.FileName);
        request.File.Position = 0;
        return open(new LentStream(request.File), request.FileName, log);
    }

    public ImportPreview Of(ImportRequest request)
    {
        var log = new FindingLog();
        WorkspaceReading reading = WorkspaceReader.Read(request.Folder);
        foreach (Finding error in reading.Findings.Where(f => f.Severity == Severity.Error && !NoLeadsYet.Contains(f.Rule)))
            log.Add(error);
        FramingContract? contract = reading.Workspace?.Contract ?? Contract(request.Folder);
        if (contract is null || log.HasErrors)
            return Refused(request, contract?.Name ?? "", log);
        if (Importer(request.Kind) is not { } importer)
        {
            log.Error(new Place(request.FileName), "import.kind-unknown", $"There is no kind '{request.Kind}'.", $"Choose one of {string.Join(", ", importers.Select(i => i.Kind))}.");
            return Refused(request, contract.Name, log);
        }

        CheckOptions(request, importer, log);
        using IRawFile? file = Open(request, log);
        if (file is null || log.HasErrors)
            return Refused(request, contract.Name, log);
        Imported imported = Read(importer, file, request, contract);
        ChosenColumns.Check(request, importer, imported.Mapping, log);
        // What the importer says of columns that were asked for in error would only distract from that.
        foreach (Finding finding in log.HasErrors ? [] : imported.Findings.Where(f => !(f.Rule == "mapping.changed" && request.Columns.Count > 0)))
            log.Add(finding);
        ShownSheet? shown = Show(file, imported.Mapping, importer.Fields);
        PreviewBasis basis = Basis(request, contract.Name);
        if (log.HasErrors)
            return new ImportPreview(request, contract.Name, imported, imported.Mapping, shown, log.All(), ImportDiff.None, IsKnown: false) { Basis = basis };
        PlannedImport planned = new DiffWork(request, store.Imports, contract.Name, log).Of(imported);
        CheckResult(request, planned, log);
        if (planned.Diff.Restated.Count > 0)
            log.Note(new Place(request.FileName), "import.restated", $"Months that were said otherwise before: {string.Join(", ", planned.Diff.Restated)}.", "Nothing to do: targets of the current cycle are proposed again.");
        bool known = planned.Diff.IsEmpty && IsLast(request, contract.Name, imported, basis.Original);
        if (planned.Diff.IsEmpty && !log.HasErrors)
            log.Note(new Place(request.FileName), "import.no-change", "Every value is in the workspace already.");
        return new ImportPreview(request, contract.Name, imported, imported.Mapping, shown, log.All(), planned.Diff, known) { Basis = basis, Planned = planned.Files };
    }

    /// <summary>Would the importer read the file without an error, and find something in it?</summary>
    public bool Reads(ImportRequest request)
    {
        var log = new FindingLog();
        if (Contract(request.Folder) is not { } contract || Importer(request.Kind) is not { } importer)
            return false;
        using IRawFile? file = Open(request, log);
        if (file is null)
            return false;
        Imported imported = importer.Read(file, Question(request, contract));
        return imported.MayBeApplied && !log.HasErrors && StatedRow.AllOf(imported).Count > 0;
    }

    public PreviewBasis Basis(ImportRequest request, string workspace) =>
        new(FolderState.Of(request.Folder), store.Read(t => ImportLedger.Last(t, workspace)), Original(request));

    private Imported Read(IImporter importer, IRawFile file, ImportRequest request, FramingContract contract)
    {
        ImportQuestion question = Question(request, contract);
        Imported proposed = importer.Read(file, question);
        if (request.Columns.Count > 0)
            proposed = importer.Read(file, question with { Mapping = ChosenColumns.Over(proposed.Mapping ?? Glance(importer, file), request.Columns) });
        return proposed is { Mapping: null, MayBeApplied: false } ? proposed with { Mapping = Glance(importer, file) } : proposed;
    }

    /// <summary>The columns that are recognised although needed ones are missing, for a person to go on from.</summary>
    private static ColumnMapping? Glance(IImporter importer, IRawFile file) =>
        importer.Fields.Count == 0 ? null : MappingProposal.For([.. importer.Fields.Select(f => f with { Required = false })], file, null, new FindingLog());

    private ImportQuestion Question(ImportRequest request, FramingContract contract) => new(
        request.Source, contract, request.Today, request.Mapping ?? store.Imports.Remembered(contract.Name, request.Kind, request.Source), request.Options);

    private static FramingContract? Contract(string folder) => Directory.Exists(folder) ? FrameFile.Read(folder, new FindingLog()) : null;

    private static void CheckOptions(ImportRequest request, IImporter importer, FindingLog log)
    {
        foreach (string option in request.Options.Keys.Where(o => !importer.Options.ContainsKey(o)).Order(StringComparer.Ordinal))
        {
            log.Error(new Place(request.FileName), "import.option-unknown", $"'{importer.Kind}' has no option '{option}'.",
                importer.Options.Count == 0 ? "Leave it out." : $"Its options are {string.Join(", ", importer.Options.Keys.Order(StringComparer.Ordinal))}.");
        }
    }

    /// <summary>Reads the workspace as it would be: what an import leaves behind must be readable.</summary>
    private static void CheckResult(ImportRequest request, PlannedImport planned, FindingLog log)
    {
        if (planned.Files.Count == 0)
            return;
        string folder = Path.Combine(Path.GetTempPath(), $"pm-preview-{Guid.NewGuid():N}");
        try
        {
            FolderState.Stage(request.Folder, planned.Files, folder);
            foreach (Finding error in WorkspaceReader.Read(folder).Findings.Where(f => f.Severity == Severity.Error))
                log.Add(NoLeadsYet.Contains(error.Rule) ? LeadsFirst(request, error.Rule) : error with { Message = $"After the import: {error.Message.Replace(folder, request.Folder, StringComparison.Ordinal)}" });
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private static Finding LeadsFirst(ImportRequest request, string rule) => Finding.Error(
        new Place(request.FileName), rule, $"The workspace would have no leads: a workspace begins with them, and '{request.Kind}' brings none.", "Import a file of kind leads first, then this one again.");

    private static string Original(ImportRequest request)
    {
        if (request.File is null)
            return FolderState.HashOf(System.Text.Json.JsonSerializer.Serialize(ImportWriting.Sorted(request.Options)), System.Text.Encoding.UTF8);
        request.File.Position = 0;
        return FolderState.HashOf(request.File);
    }

    private bool IsLast(ImportRequest request, string workspace, Imported imported, string original) =>
        store.Read(t => ImportLedger.LastOf(t, workspace, request.Kind, request.Source)) is { } last
        && last.Original == original
        && ImportWriting.Json(last.Mapping) == ImportWriting.Json(imported.Mapping)
        && ImportWriting.Json(ImportWriting.Sorted(last.Options)) == ImportWriting.Json(ImportWriting.Sorted(request.Options));

    private static ShownSheet? Show(IRawFile file, ColumnMapping? mapping, IReadOnlyList<ImportField> fields)
    {
        if (KeptForm.SheetOf(file, mapping?.Sheet) is not { } sheet)
            return null;
        int header = mapping?.HeaderRow ?? 0;
        var people = (mapping?.Columns ?? []).Where(c => fields.Any(f => f.IsPerson && f.Name == c.Field)).Select(c => c.Column).ToHashSet();
        return new ShownSheet(sheet.Name,
        [
            .. sheet.Rows().Where(r => r.Number >= header && !r.IsBlank).Take(ShownRows + (mapping is null ? 0 : 1))
                .Select(r => new ShownRow(r.Number, [.. r.Cells.Select((c, i) => people.Contains(i) && r.Number > header && !c.IsEmpty ? PersonShown : c.Text)])),
        ]);
    }

    private static ImportPreview Refused(ImportRequest request, string workspace, FindingLog log) =>
        new(request, workspace, null, request.Mapping, null, log.All(), ImportDiff.None, IsKnown: false);
}
