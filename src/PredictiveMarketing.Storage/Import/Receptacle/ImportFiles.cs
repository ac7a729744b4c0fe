using PredictiveMarketing.Storage.Import.Ga4;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>Opens whatever may be imported: tables, and reports of programs.</summary>
internal static class ImportFiles
{
    public static IRawFile? Open(Stream file, string fileName, FindingLog log) =>
        IsReport(fileName) ? Ga4ReportFile.Read(file, fileName, log) : RawFiles.Open(file, fileName, log);

    /// <summary>Reports of programs hold no person and are kept as they came.</summary>
    public static bool IsReport(string fileName) => Path.GetExtension(fileName).Equals(".json", StringComparison.OrdinalIgnoreCase);
}
