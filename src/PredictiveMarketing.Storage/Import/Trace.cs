using System.Globalization;
using System.Text;

namespace PredictiveMarketing.Storage.Import;

/// <summary>Rows of a sheet, written <c>2-14, 17</c>.</summary>
public sealed record RowRanges(IReadOnlyList<(int First, int Last)> Ranges)
{
    public static RowRanges Of(IEnumerable<int> rows)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (int row in rows.Distinct().Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last == row - 1)
                ranges[^1] = (ranges[^1].First, row);
            else
                ranges.Add((row, row));
        }

        return new RowRanges(ranges);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((int first, int last) in Ranges)
            text.Append(text.Length > 0 ? ", " : "").Append(first == last ? first.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{first}-{last}"));
        return text.ToString();
    }
}

/// <summary>Where in the imported file a value stands.</summary>
public sealed record Trace(string? Sheet, RowRanges Rows);

/// <summary>A row of a workspace table and the rows of the file that it was made from.</summary>
public sealed record Traced<T>(T Row, Trace Trace);
