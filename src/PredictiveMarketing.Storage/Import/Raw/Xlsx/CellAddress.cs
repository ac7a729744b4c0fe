using System.Globalization;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>Addresses such as <c>B17</c>.</summary>
internal static class CellAddress
{
    private const int LastColumn = 16_384;
    private const int LastRow = 1_048_576;

    /// <summary>The column, counted from 0, of an address; -1 when it is none.</summary>
    public static int Column(ReadOnlySpan<char> address, out int row)
    {
        int column = 0, letters = 0;
        while (letters < address.Length && letters < 4 && char.IsAsciiLetter(address[letters]))
            column = (column * 26) + (char.ToUpperInvariant(address[letters++]) - 'A' + 1);
        bool isRow = int.TryParse(address[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out row);
        return letters > 0 && isRow && column <= LastColumn && row is >= 1 and <= LastRow ? column - 1 : -1;
    }

    /// <summary>A block such as <c>A1:C2</c>, or a single cell.</summary>
    public static MergedCells? Block(string reference)
    {
        string[] ends = reference.Replace("$", "", StringComparison.Ordinal).Split(':');
        int first = Column(ends[0], out int firstRow), last = Column(ends[^1], out int lastRow);
        return ends.Length <= 2 && first >= 0 && last >= first && lastRow >= firstRow ? new MergedCells(firstRow, lastRow, first, last) : null;
    }

    /// <summary>The column as a spreadsheet names it: 0 is A, 26 is AA.</summary>
    public static string Letters(int column)
    {
        string letters = "";
        for (int n = column + 1; n > 0; n = (n - 1) / 26)
            letters = (char)('A' + ((n - 1) % 26)) + letters;
        return letters;
    }
}
