using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Tests.Spreadsheets;

/// <summary>A small importer, for what holds of all of them.</summary>
internal sealed class LeadSheetImporter : IImporter
{
    public string Kind => "lead-sheet";

    public IReadOnlyList<ImportField> Fields { get; } =
        [new("campaign", Required: true, ["campagne"]), new("month", Required: true, ["mois"]), new("leads", Required: true, ["prospects"]), new("comment", Required: false, ["commentaire"])];

    public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string> { ["market"] = "the market of every row" };

    public Imported Read(IRawFile file, ImportQuestion question) => throw new NotSupportedException("Only its fields are asked for.");
}
