using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>A small table given as the text of an option: commas or semicolons, a header row, plain numbers with a decimal point.</summary>
internal static class OptionTable
{
    /// <summary>The rows with their number; mistakes of form are findings whose file is the option's name.</summary>
    public static IReadOnlyList<(int Row, IReadOnlyList<string> Cells)> Read(string option, string text, IReadOnlyList<string> columns, FindingLog log)
    {
        string[] lines = text.Split('\n');
        string header = lines[0].Trim('\uFEFF', ' ', '\r');
        char separator = header.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        string[] names = [.. header.Split(separator).Select(h => h.Trim())];
        int[] at = [.. columns.Select(c => Array.FindIndex(names, n => n.Equals(c, StringComparison.OrdinalIgnoreCase)))];
        if (at.Contains(-1))
        {
            log.Error(new Place(option, 1), $"media-plan.{option}-header", $"The first row of the option {option} is '{Shown(header)}'.",
                $"Begin it with {string.Join(separator, columns)}.");
            return [];
        }

        var rows = new List<(int, IReadOnlyList<string>)>();
        for (int i = 1; i < lines.Length; i++)
        {
            string[] cells = [.. lines[i].TrimEnd('\r').Split(separator).Select(c => c.Trim().Trim('"').Trim())];
            if (cells.All(c => c.Length == 0))
                continue;
            if (cells.Length != names.Length || at.Any(a => cells[a].Length == 0))
            {
                log.Error(new Place(option, i + 1), $"media-plan.{option}-row", $"'{Shown(lines[i].Trim())}' does not fill the columns {string.Join(separator, names)}.",
                    "Fill each column, without a separator inside a name.");
                continue;
            }

            rows.Add((i + 1, [.. at.Select(a => cells[a])]));
        }

        return rows;
    }

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
