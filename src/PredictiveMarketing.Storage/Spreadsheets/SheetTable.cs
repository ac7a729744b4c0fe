namespace PredictiveMarketing.Storage.Spreadsheets;

/// <summary>What a table is written as.</summary>
public enum SheetFormat
{
    Xlsx,
    Csv,
}

/// <summary>A table for a spreadsheet.</summary>
/// <param name="Name">Of the sheet, at most 31 characters.</param>
/// <param name="Rows">Cells are texts, numbers (any kind), <see cref="DateOnly"/>, <see cref="Forecasting.Vocabulary.Month"/> (a real date shown as 2026-03), bool or null.</param>
public sealed record SheetTable(string Name, IReadOnlyList<SheetColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

/// <param name="Width">In characters of the standard font.</param>
public sealed record SheetColumn(string Header, double Width = 14)
{
    /// <summary>As wide as its header, within reason.</summary>
    public static SheetColumn Of(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return new SheetColumn(header, Math.Clamp(header.Length + 3, 12, 40));
    }
}
