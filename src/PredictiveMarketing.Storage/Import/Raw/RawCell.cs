using System.Globalization;

namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>What a file itself says that a cell is; in a CSV every filled cell is a text.</summary>
public enum CellKind
{
    Empty,
    Text,
    Number,
    Date,
    YesNo,

    /// <summary>A formula whose result the file does not hold.</summary>
    FormulaWithoutValue,

    /// <summary>A spreadsheet error such as #REF!.</summary>
    Error,
}

/// <summary>One cell as the file holds it. What it means is for the importer to say.</summary>
/// <param name="Text">As written; numbers and dates of a spreadsheet in invariant form.</param>
/// <param name="Number">The value of a number cell, else NaN.</param>
/// <param name="Date">The day of a date cell.</param>
public readonly record struct RawCell(CellKind Kind, string Text, double Number, DateOnly? Date)
{
    public static RawCell Empty { get; } = new(CellKind.Empty, "", double.NaN, null);

    public bool IsEmpty => Kind == CellKind.Empty;

    public static RawCell Of(string? text) => string.IsNullOrWhiteSpace(text) ? Empty : new RawCell(CellKind.Text, text, double.NaN, null);

    public static RawCell Of(double number) => new(CellKind.Number, number.ToString("R", CultureInfo.InvariantCulture), number, null);

    public static RawCell Of(DateOnly day) => new(CellKind.Date, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), double.NaN, day);
}
