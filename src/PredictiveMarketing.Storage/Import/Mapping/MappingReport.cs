using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw.Xlsx;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Mapping;

/// <summary>Says what is wrong with the columns of a file.</summary>
internal static class MappingReport
{
    private const int ShownSynonyms = 4;

    /// <summary>False when a required field has no column.</summary>
    public static bool Missing(IReadOnlyList<ImportField> fields, HeaderMatch match, Place place, FindingLog log)
    {
        ImportField[] missing = [.. fields.Where(f => f.Required && !match.Fields.ContainsKey(f.Name))];
        string[] free = [.. match.Header.Names.Where((n, i) => n.Length > 0 && !match.Fields.Values.Contains(i))];
        foreach (ImportField field in missing)
        {
            string? near = field.Synonyms.Prepend(field.Name).Select(s => Nearest.To(s, free)).FirstOrDefault(n => n is not null);
            string known = field.Synonyms.Count == 0 ? "" : $" (or {string.Join(", ", field.Synonyms.Take(ShownSynonyms))})";
            log.Error(place with { Column = field.Name }, "mapping.column-missing", $"No column is called '{field.Name}'{known}.{(near is null ? "" : $" '{near}' looks like it.")}",
                near is null ? $"Add the column '{field.Name}', or name the one that holds it in the mapping." : $"Rename '{near}' to '{field.Name}', or choose it in the mapping.");
        }

        return missing.Length == 0;
    }

    /// <summary>Two columns for one field are an error when they have the same header, since nothing tells them apart, and a warning otherwise.</summary>
    public static void Twice(HeaderMatch match, Place place, FindingLog log)
    {
        IReadOnlyList<string> names = match.Header.Names;
        foreach ((int column, string field) in match.Rivals)
        {
            string used = names[match.Fields[field]];
            if (used == names[column])
                log.Error(place with { Column = used }, "mapping.header-twice", $"Two columns are called '{used}': {CellAddress.Letters(match.Fields[field])} and {CellAddress.Letters(column)}.", "Remove or rename one of the two.");
            else
                log.Warning(place with { Column = names[column] }, "mapping.field-twice", $"'{used}' and '{names[column]}' both mean {field}; '{used}' is used.", "Choose the other one in the mapping if it is the right one.");
        }

        foreach (IGrouping<string, int> same in Enumerable.Range(0, names.Count).Where(i => names[i].Length > 0).GroupBy(i => names[i]).Where(g => g.Count() > 1))
        {
            if (!same.Any(match.Fields.Values.Contains))
                log.Note(place with { Column = same.Key }, "mapping.header-twice", $"Columns {string.Join(" and ", same.Select(CellAddress.Letters))} are both called '{same.Key}'; neither is used.");
        }
    }
}
