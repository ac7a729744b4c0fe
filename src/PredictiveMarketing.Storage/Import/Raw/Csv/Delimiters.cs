namespace PredictiveMarketing.Storage.Import.Raw.Csv;

/// <summary>What the first lines of a text show about its cells.</summary>
/// <param name="Width">Cells of the usual line.</param>
/// <param name="FirstLine">Length of Excel's own line <c>sep=;</c> with its end, to be skipped; usually 0.</param>
internal readonly record struct CsvShape(char Delimiter, int Width, int FirstLine)
{
    /// <summary>It begins with a comment (<c># ...</c>), as reports of analytics tools do: it may hold several tables of different widths.</summary>
    public bool HasComments { get; init; }
}

/// <summary>Finds the sign between cells: the one by which most lines have the same number of cells.</summary>
internal static class Delimiters
{
    private const int Lines = 60;

    private static readonly char[] Known = [',', ';', '\t', '|'];

    public static CsvShape Of(ReadOnlySpan<char> start)
    {
        if (start.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && start.Length > 4 && Known.Contains(start[4]))
        {
            int end = start.IndexOf('\n');
            ReadOnlySpan<char> rest = end < 0 ? [] : start[(end + 1)..];
            return new CsvShape(start[4], Usual(rest, start[4]).Width, end < 0 ? start.Length : end + 1);
        }

        (char Delimiter, int Width, int Agreeing) best = (',', 1, 0);
        foreach (char delimiter in Known)
        {
            (int width, int agreeing) = Usual(start, delimiter);
            if (width > 1 && (agreeing > best.Agreeing || (agreeing == best.Agreeing && width > best.Width)))
                best = (delimiter, width, agreeing);
        }

        return new CsvShape(best.Delimiter, best.Width, 0) { HasComments = start.TrimStart().StartsWith("#") };
    }

    /// <summary>The number of cells, two or more, that most lines have; of two equally frequent the larger.</summary>
    private static (int Width, int Lines) Usual(ReadOnlySpan<char> text, char delimiter)
    {
        var counts = new Dictionary<int, int>();
        int cells = 1, lines = 0;
        bool quoted = false, filled = false;
        foreach (char c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == delimiter && !quoted)
                cells++;
            if (c != '\n' || quoted)
            {
                filled |= !char.IsWhiteSpace(c);
                continue;
            }

            Count();
            if (lines >= Lines)
                break;
        }

        Count();
        return counts.Where(c => c.Key > 1).OrderByDescending(c => c.Value).ThenByDescending(c => c.Key).Select(c => (c.Key, c.Value)).FirstOrDefault((1, 0));

        void Count()
        {
            if (filled)
            {
                counts[cells] = counts.GetValueOrDefault(cells) + 1;
                lines++;
            }

            (cells, filled) = (1, false);
        }
    }
}
