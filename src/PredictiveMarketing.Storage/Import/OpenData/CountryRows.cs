using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.OpenData;

/// <summary>Keeps one country of a large file while it comes, so that 100 MB of the whole world need not be kept.</summary>
public static class CountryRows
{
    private static readonly string[] NameColumns = ["country", "location", "CountryName"];
    private static readonly string[] CodeColumns = ["code", "iso_code", "CountryCode"];

    /// <summary>Copies the header and the rows of a country, as written; nothing else is changed. Memory does not grow with the file.</summary>
    /// <exception cref="InvalidDataException">A cell without end: it is no table.</exception>
    /// <returns>How many rows were kept and left out; null when the file has no column that names a country, and then nothing was written.</returns>
    public static async Task<KeptRows?> Copy(Stream from, Stream to, string country, CancellationToken stop)
    {
        var choice = new CountryChoice(country);
        using var reader = new StreamReader(from, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MaxFieldSize = FileLimits.CellText });
        if (!await Next(csv) || csv.Record is not { } header)
            return null;
        (int name, int code) = (Find(header, NameColumns), Find(header, CodeColumns));
        if (name < 0 && code < 0)
            return null;
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true);
        await writer.WriteAsync(csv.RawRecord.AsMemory(), stop);
        (int kept, int left) = (0, 0);
        while (await Next(csv))
        {
            stop.ThrowIfCancellationRequested();
            if (choice.Is(Cell(csv, name), Cell(csv, code)))
            {
                await writer.WriteAsync(csv.RawRecord.AsMemory(), stop);
                kept++;
            }
            else
            {
                left++;
            }
        }

        return new KeptRows(kept, left);
    }

    private static async Task<bool> Next(CsvParser csv)
    {
        try
        {
            return await csv.ReadAsync();
        }
        catch (MaxFieldSizeException endless)
        {
            throw new InvalidDataException($"Row {csv.Row} has a cell of more than {FileLimits.CellText} characters.", endless);
        }
    }

    private static int Find(string[] header, string[] names) =>
        Array.FindIndex(header, h => names.Contains(h.Trim(), StringComparer.OrdinalIgnoreCase));

    private static string Cell(CsvParser csv, int column) => column >= 0 && column < csv.Count ? csv[column] : "";
}

/// <summary>What a filter kept and left out.</summary>
public readonly record struct KeptRows(int Kept, int LeftOut);
