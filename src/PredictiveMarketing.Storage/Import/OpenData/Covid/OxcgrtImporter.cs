using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.OpenData.Covid;

/// <summary>The Oxford Covid-19 Government Response Tracker, a row per country and day, compact or with every indicator; the national total only.</summary>
public sealed class OxcgrtImporter : IImporter
{
    private static readonly Dictionary<string, string> Indices = new()
    {
        ["stringency_index"] = "StringencyIndex",
        ["government_response_index"] = "GovernmentResponseIndex",
        ["containment_health_index"] = "ContainmentHealthIndex",
        ["economic_support_index"] = "EconomicSupportIndex",
    };

    private static readonly CovidShape Shape = new(
        "covid-oxcgrt",
        [
            new ImportField(CovidShape.Country, Required: true, ["CountryName"]),
            new ImportField(CovidShape.Code, Required: false, ["CountryCode"]),
            new ImportField(CovidShape.Region, Required: false, ["RegionName"]),
            new ImportField(CovidShape.Jurisdiction, Required: false, []),
            new ImportField(CovidShape.Date, Required: true, []),
        ],
        ["stringency_index"],
        Column);

    public string Kind => Shape.Kind;

    public IReadOnlyList<ImportField> Fields { get; } = [.. Shape.Keys, .. Indices.Keys.Select(i => new ImportField(i, Required: false, Column(i).Headers))];

    public IReadOnlyDictionary<string, string> Options { get; } = CovidShape.Options("stringency_index; government_response_index, containment_health_index and economic_support_index are known too");

    public Imported Read(IRawFile file, ImportQuestion question) => CovidImport.Read(Shape, file, question);

    /// <summary>The average over people vaccinated or not first; files before 2022 have one index only.</summary>
    private static CovidColumn Column(string name) =>
        new(name, Indices.TryGetValue(name, out string? index) ? [$"{index}_Average", index] : [], Gather.Mean);
}
