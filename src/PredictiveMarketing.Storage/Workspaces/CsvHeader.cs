using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>Matches the header's names, without regard to case, with the columns that a table must and may have.</summary>
internal static class CsvHeader
{
    /// <summary>Column name to position; empty when the first row is no header of this table at all.</summary>
    public static Dictionary<string, int> Read(TableShape shape, string[] header, FindingLog log)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        if (header.Length <= 1 && Separator(header) is { } separator)
        {
            log.Error(new Place(shape.File, 1), $"{shape.RulePrefix}.separator", $"The cells are separated by {separator}, not by commas.",
                "Save the file as 'CSV UTF-8 (comma delimited)', and write decimals with a point: 12.5, not 12,5.");
            return columns;
        }

        for (int i = 0; i < header.Length; i++)
        {
            string name = header[i].Trim();
            if (name.Length > 0 && !columns.TryAdd(name, i))
            {
                log.Error(new Place(shape.File, 1, name), $"{shape.RulePrefix}.column-twice", $"The column '{name}' is there twice.",
                    "Remove or rename one of the two.");
            }
        }

        string[] unknown = [.. columns.Keys.Where(c => !shape.Known.Contains(c, StringComparer.OrdinalIgnoreCase))];
        string[] missing = [.. shape.Required.Where(r => !columns.ContainsKey(r))];
        foreach (string column in missing)
        {
            string looksLike = Nearest.To(column, unknown) is { } near ? $" '{near}' looks like it." : "";
            log.Error(new Place(shape.File, 1, column), $"{shape.RulePrefix}.column-missing", $"The column '{column}' is missing.{looksLike}",
                looksLike.Length > 0 ? $"Rename it to '{column}'." : $"Add it; the header is {string.Join(',', shape.Required)}[,{string.Join("][,", shape.Optional)}].".Replace("[,]", "", StringComparison.Ordinal));
        }

        foreach (string column in unknown)
        {
            string maybe = Nearest.To(column, shape.Known.Where(k => !columns.ContainsKey(k))) is { } near ? $" If '{near}' was meant, rename it." : "";
            log.Note(new Place(shape.File, 1, column), $"{shape.RulePrefix}.column-unknown",
                $"The column '{column}' is not one that is used; it is kept as it is.", $"Nothing to do.{maybe}");
        }

        // Not one known name: the first row is no header, and reading rows would only repeat that a hundred times.
        if (missing.Length == shape.Required.Count)
            columns.Clear();
        return columns;
    }

    private static string? Separator(string[] header) => header.Length == 0 ? null
        : header[0].Contains(';', StringComparison.Ordinal) ? "semicolons"
        : header[0].Contains('\t', StringComparison.Ordinal) ? "tabs"
        : null;
}
