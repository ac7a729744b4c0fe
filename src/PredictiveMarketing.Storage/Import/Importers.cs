namespace PredictiveMarketing.Storage.Import;

/// <summary>Every kind of file that the product can read.</summary>
public static class Importers
{
    public static IReadOnlyList<IImporter> All { get; } =
    [
        new Leads.LeadsImporter(),
    ];
}
