namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>How large a file may be. Beyond this it is no planner's table, and reading it would cost others their memory.</summary>
public static class FileLimits
{
    /// <summary>64 MiB as uploaded.</summary>
    public const long Bytes = 64L << 20;

    public const int Rows = 1_000_000;

    public const int Columns = 1_000;

    /// <summary>Characters; a spreadsheet itself allows 32,767.</summary>
    public const int CellText = 32_767;

    /// <summary>Parts of a workbook; those of real ones are counted in dozens.</summary>
    public const int Parts = 1_000;

    /// <summary>512 MiB for all parts of a workbook, unpacked one after the other and never held.</summary>
    public const long Unpacked = 512L << 20;

    /// <summary>A part that is more than this many times its packed size, and larger than <see cref="SmallPart"/>, was made to do harm.</summary>
    public const int Ratio = 100;

    /// <summary>4 MiB: below this a high ratio harms nobody, and a sheet of equal rows has one.</summary>
    public const long SmallPart = 4L << 20;

    /// <summary>Characters of all shared texts of a workbook together, the only part that is held in memory.</summary>
    public const int SharedText = 50_000_000;

    public const int SharedTexts = 2_000_000;

    public const int Sheets = 200;
}
