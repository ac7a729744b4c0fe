namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>A row of a sheet.</summary>
/// <param name="Number">As a spreadsheet shows it: the first row is 1, blank rows count.</param>
public sealed record RawRow(int Number, IReadOnlyList<RawCell> Cells)
{
    /// <summary>The cell of a column counted from 0; empty beyond the end of the row.</summary>
    public RawCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : RawCell.Empty;

    public bool IsBlank => Cells.All(c => c.IsEmpty);
}

/// <summary>A table of cells, read as a stream: a sheet of a workbook, a CSV file, the rows of a report.</summary>
public interface IRawSheet
{
    /// <summary>Null where the file has no sheets.</summary>
    string? Name { get; }

    /// <summary>Cells that the spreadsheet shows as one; only the first of each has a value.</summary>
    IReadOnlyList<MergedCells> Merged => [];

    /// <summary>A person has hidden it in the spreadsheet.</summary>
    bool IsHidden => false;

    /// <summary>Reads from the top; may be asked for again.</summary>
    IEnumerable<RawRow> Rows();
}

/// <summary>A block of cells shown as one. Rows count from 1, columns from 0, the last ones are included.</summary>
public readonly record struct MergedCells(int FirstRow, int LastRow, int FirstColumn, int LastColumn)
{
    public bool Holds(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;
}

/// <summary>A file as it came.</summary>
public interface IRawFile : IDisposable
{
    /// <summary>The name people know it by, without a folder.</summary>
    string Name { get; }

    IReadOnlyList<IRawSheet> Sheets { get; }

    /// <summary>What the file says about itself beside its cells, such as the sampling of a report.</summary>
    IReadOnlyDictionary<string, string> Notes { get; }
}

/// <summary>A sheet that is already in memory.</summary>
public sealed record HeldSheet(string? Name, IReadOnlyList<RawRow> Held) : IRawSheet
{
    public IReadOnlyList<MergedCells> Merged { get; init; } = [];

    public IEnumerable<RawRow> Rows() => Held;

    /// <summary>Rows of texts, numbered from 1.</summary>
    public static HeldSheet Of(string? name, params IReadOnlyList<string?>[] rows) =>
        new(name, [.. rows.Select((r, i) => new RawRow(i + 1, [.. r.Select(RawCell.Of)]))]);
}

/// <summary>A file that is already in memory.</summary>
public sealed record HeldFile(string Name, IReadOnlyList<IRawSheet> Sheets, IReadOnlyDictionary<string, string> Notes) : IRawFile
{
    public static HeldFile Of(string name, params IReadOnlyList<IRawSheet> sheets) => new(name, sheets, new Dictionary<string, string>());

    public void Dispose()
    {
        // Nothing is held open.
    }
}
