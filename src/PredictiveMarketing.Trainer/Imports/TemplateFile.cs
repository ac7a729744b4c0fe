using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Spreadsheets;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Imports;

/// <summary><c>pm import --template</c>: an empty file with the headers of a kind.</summary>
internal static class TemplateFile
{
    public static int Write(string kind, string? path, Terminal terminal)
    {
        IImporter? importer = Importers.All.FirstOrDefault(i => i.Kind == kind && i.Fields.Count > 0);
        if (importer is null)
            return Refuse(terminal, "--template", "import.kind-unknown", $"There is no template for '{kind}'.", $"Choose one of {string.Join(", ", Importers.All.Where(i => i.Fields.Count > 0).Select(i => i.Kind))}.");
        if (path is null)
            return Refuse(terminal, "--out", "import.out-missing", "Where to write it is not said.", "Add --out <file.xlsx> or --out <file.csv>.");
        if (File.Exists(path))
            return Refuse(terminal, "--out", "import.out-exists", $"'{path}' is there already.", "Name a new file.");
        bool isExcel = Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);
        if (!isExcel && !Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
            return Refuse(terminal, "--out", "import.out-kind", $"'{path}' is neither .xlsx nor .csv.", "Name a .xlsx or a .csv file.");
        using (FileStream file = File.Create(path))
        {
            ImportTemplates.Write(importer, file, isExcel ? SheetFormat.Xlsx : SheetFormat.Csv, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        }

        if (terminal.Json)
            terminal.Document(new { verb = "import", template = kind, file = path, headers = importer.Fields.Select(f => f.Name) });
        else
            terminal.Line($"written to {path}: {string.Join(", ", importer.Fields.Select(f => f.Name))}");
        return ExitCode.Done;
    }

    private static int Refuse(Terminal terminal, string option, string rule, string message, string cure)
    {
        terminal.Findings([Finding.Error(new Place($"pm import, {option}"), rule, message, cure)]);
        return ExitCode.InputFault;
    }
}
