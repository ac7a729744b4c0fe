using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.OpenData.Covid;

/// <summary>The Covid tables of Our World in Data: the compact file (<c>country</c>, <c>code</c>) and the earlier full one (<c>location</c>, <c>iso_code</c>).</summary>
public sealed class OwidImporter : IImporter
{
    private static readonly CovidShape Shape = new(
        "covid-owid",
        [
            new ImportField(CovidShape.Country, Required: true, ["location", "entity"]),
            new ImportField(CovidShape.Code, Required: false, ["iso_code"]),
            new ImportField(CovidShape.Date, Required: true, ["day"]),
        ],
        ["new_cases", "new_deaths", "stringency_index"],
        CovidColumn.OfOwid);

    public string Kind => Shape.Kind;

    public IReadOnlyList<ImportField> Fields { get; } = [.. Shape.Keys, .. Shape.Usual.Select(u => new ImportField(u, Required: false, []))];

    public IReadOnlyDictionary<string, string> Options { get; } = CovidShape.Options("new_cases,new_deaths,stringency_index");

    public Imported Read(IRawFile file, ImportQuestion question) => CovidImport.Read(Shape, file, question);
}
