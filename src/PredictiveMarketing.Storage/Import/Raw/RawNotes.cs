namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>Keys of <see cref="IRawFile.Notes"/> that our readers write.</summary>
public static class RawNotes
{
    /// <summary><c>csv</c> or <c>xlsx</c>.</summary>
    public const string Format = "format";

    /// <summary>Of a text: <c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c>.</summary>
    public const string Encoding = "encoding";

    /// <summary>Of a text: <c>,</c> <c>;</c> <c>|</c> or <c>tab</c>.</summary>
    public const string Delimiter = "delimiter";

    /// <summary>Of a workbook: <c>1900</c> or <c>1904</c>, the year from which its days are counted.</summary>
    public const string DateSystem = "date-system";

    public static bool Since1904(IRawFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Notes.GetValueOrDefault(DateSystem) == "1904";
    }
}
