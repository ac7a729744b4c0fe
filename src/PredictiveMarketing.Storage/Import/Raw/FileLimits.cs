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

    /// <summary>256 MiB for all parts of a workbook together, unpacked one after the other and never held. 100,000 rows of 20 columns take 80.</summary>
    public const long Unpacked = 256L << 20;

    /// <summary>A part this many times its packed size, and larger than <see cref="SmallPart"/>, was made to do harm: real sheets reach 30.</summary>
    public const int Ratio = 100;

    /// <summary>16 KiB: below this a high ratio harms nobody.</summary>
    public const long SmallPart = 16L << 10;

    /// <summary>Levels of elements within elements in a part; a sheet has 7.</summary>
    public const int Depth = 64;

    /// <summary>1 MiB without a single tag: a text or an attribute that no cell may have.</summary>
    public const int Untagged = 1 << 20;

    /// <summary>Characters of all shared texts of a workbook together, the only part that is held unpacked.</summary>
    public const int SharedText = 40_000_000;

    public const int SharedTexts = 2_000_000;

    public const int Sheets = 200;

    public const int Merges = 100_000;
}
