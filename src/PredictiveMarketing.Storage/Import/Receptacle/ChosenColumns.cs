using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>Columns that a person chose by their headers, laid over what was proposed.</summary>
internal static class ChosenColumns
{
    // Importers find a mapped column again by its header; this one has not been found yet.
    private const int NotFoundYet = int.MaxValue;

    /// <param name="chosen">Field to header; an empty header takes the field off.</param>
    public static ColumnMapping Over(ColumnMapping? proposed, IReadOnlyDictionary<string, string> chosen)
    {
        string[] headers = [.. chosen.Values.Where(h => h.Length > 0)];
        return new ColumnMapping(
            proposed?.Sheet,
            proposed?.HeaderRow ?? 0,
            [
                .. (proposed?.Columns ?? []).Where(c => !chosen.ContainsKey(c.Field) && !headers.Contains(c.Header, StringComparer.OrdinalIgnoreCase)),
                .. chosen.Where(c => c.Value.Length > 0).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new MappedColumn(NotFoundYet, c.Value, c.Key)),
            ],
            [.. (proposed?.Ignored ?? []).Except(headers, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>A chosen field must exist, and its header must have been found.</summary>
    public static void Check(ImportRequest request, IImporter importer, ColumnMapping? used, FindingLog log)
    {
        var place = new Place(request.FileName);
        foreach ((string field, string header) in request.Columns.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            if (importer.Fields.All(f => f.Name != field))
            {
                log.Error(place, "import.field-unknown", $"'{importer.Kind}' has no field '{field}'.", $"Its fields are {string.Join(", ", importer.Fields.Select(f => f.Name))}.");
            }
            else if (header.Length > 0 && used?.Columns.Any(c => c.Field == field && c.Header.Trim().Equals(header.Trim(), StringComparison.OrdinalIgnoreCase)) != true)
            {
                log.Error(place with { Column = header }, "import.header-not-found", $"There is no column '{header}' for the field '{field}'.",
                    used is null ? "Write the header as the file does." : $"Choose one of {string.Join(", ", used.Columns.Select(c => c.Header).Concat(used.Ignored))}.");
            }
        }
    }
}
