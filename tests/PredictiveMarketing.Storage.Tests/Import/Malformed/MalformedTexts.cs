using System.Globalization;
using System.Text;

namespace PredictiveMarketing.Storage.Tests.Import.Malformed;

/// <summary>Text tables with something wrong in them, drawn by a seed.</summary>
internal static class MalformedTexts
{
    private static readonly Encoding Latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly string[] NoNumbers = ["1e308", "-1e308", "NaN", "nan", "Infinity", "-INF", "1e999", "0x1F", "1..2", "1,2,3,4", "12 apples", "#REF!", "=1+1", "--1", "١٢", "1e16"];

    private static readonly string[] NoMonths = ["2026-13", "0000-01", "2026-00", "soon", "45/2026", "99999999", "2026-03-32", "Q1 2026", "-", "1e308"];

    public static IEnumerable<MalformedFile> All(Random dice) =>
        [.. CutOff(dice), .. Encodings(), .. Cells(dice), .. Headers(), .. Shapes(dice), .. OtherTypes(dice)];

    /// <summary>Thirty rows with accents, quoted texts and every cell filled.</summary>
    public static string Table(char separator = ',', string end = "\r\n")
    {
        var text = new StringBuilder($"campaign{separator}month{separator}leads{end}");
        for (int i = 0; i < 30; i++)
            text.Append(CultureInfo.InvariantCulture, $"\"Été {i}\"{separator}2026-{(i % 12) + 1:00}{separator}{100 + i}{end}");
        return text.ToString();
    }

    private static MalformedFile Text(string kind, string text, string? rule, bool isRepaired = false) => new(kind, "table.csv", Encoding.UTF8.GetBytes(text), rule, isRepaired);

    /// <summary>At every tenth of a file; what is lost shows in the last line.</summary>
    private static IEnumerable<MalformedFile> CutOff(Random dice)
    {
        foreach (char separator in ",;\t|")
        {
            string whole = Table(separator);
            for (int tenth = 1; tenth < 10; tenth++)
            {
                int at = (whole.Length * tenth / 10) + dice.Next(-3, 4);
                while (whole[at - 1] is '\n' or '\r')
                    at--;
                yield return new($"text with '{separator}' cut at {at}", "table.csv", Encoding.UTF8.GetBytes(whole[..at]));
            }
        }
    }

    private static IEnumerable<MalformedFile> Encodings()
    {
        string table = Table();
        foreach (Encoding encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            byte[] marked = [.. encoding.Preamble, .. encoding.GetBytes(table)];
            yield return new($"{encoding.WebName} with a mark", "table.csv", marked, "csv.encoding", IsRepaired: true);
            yield return new($"{encoding.WebName} with half a character", "table.csv", marked[..^1], "csv.encoding");
            for (int tenth = 1; tenth < 10; tenth += 2)
                yield return new($"{encoding.WebName} cut off", "table.csv", marked[..(marked.Length * tenth / 10)], "csv.encoding");
        }

        yield return new("utf-16 without a mark", "table.csv", Encoding.Unicode.GetBytes(table), "csv.encoding", IsRepaired: true);
        yield return new("utf-16 big endian without a mark", "table.csv", Encoding.BigEndianUnicode.GetBytes(table), "csv.encoding", IsRepaired: true);
        yield return new("utf-32 without a mark", "table.csv", Encoding.UTF32.GetBytes(table), "file.not-a-table");
        foreach (char separator in ",;\t|")
            yield return new("Latin-1", "table.csv", Latin.GetBytes(Table(separator)), "csv.encoding", IsRepaired: true);
        yield return new("UTF-8 and Latin-1 in one file", "table.csv", [.. Encoding.UTF8.GetBytes(table), .. Latin.GetBytes("\"Île\",2026-01,5\r\n")], "csv.encoding", IsRepaired: true);
    }

    private static IEnumerable<MalformedFile> Cells(Random dice)
    {
        foreach (char separator in ",;")
        {
            foreach (string number in NoNumbers)
                yield return Text($"leads {number}", Spoiled(Table(separator), separator, dice.Next(1, 30), 2, number), null);
            foreach (string month in NoMonths)
                yield return Text($"month {month}", Spoiled(Table(separator), separator, dice.Next(1, 30), 1, month), "table.month");
        }
    }

    private static string Spoiled(string table, char separator, int row, int column, string cell)
    {
        string[] lines = table.Split("\r\n");
        string[] cells = lines[row].Split(separator);
        cells[column] = cell;
        lines[row] = string.Join(separator, cells);
        return string.Join("\r\n", lines);
    }

    private static IEnumerable<MalformedFile> Headers()
    {
        string table = Table();
        foreach (string twice in new[] { "campaign", "month", "leads", "LEADS", " leads " })
            yield return Text($"header '{twice}' twice", table.Replace("campaign,month,leads\r\n", $"campaign,month,leads,{twice}\r\n", StringComparison.Ordinal), null);
        yield return Text("no header", table[(table.IndexOf('\n', StringComparison.Ordinal) + 1)..], "mapping.no-header");
        yield return Text("a header of other words", table.Replace("campaign,month,leads", "a,b,c", StringComparison.Ordinal), "mapping.no-header");
        yield return Text("one needed column missing", table.Replace("leads", "quotes", StringComparison.Ordinal), "mapping.column-missing");
        yield return Text("header only of separators", table.Replace("campaign,month,leads", ",,", StringComparison.Ordinal), "mapping.no-header");
        yield return Text("a column twice that nobody needs", table.Replace("\r\n", ",x,x\r\n", StringComparison.Ordinal), "mapping.header-twice", isRepaired: true);
    }

    private static IEnumerable<MalformedFile> Shapes(Random dice)
    {
        string table = Table();
        for (int i = 0; i < 6; i++)
        {
            int at = dice.Next(60, table.Length - 60);
            yield return Text("a row with a cell too many", table.Insert(table.IndexOf("\r\n", at, StringComparison.Ordinal), ",5"), "csv.too-many-cells");
            yield return Text("a row with a cell too few", table.Remove(table.IndexOf(',', at), 1), null);
            yield return Text("a quotation mark that is not closed", table.Insert(table.IndexOf("\r\n", at, StringComparison.Ordinal) + 2, "\""), null);
            yield return Text("a character 0", table.Insert(at, "\0"), "file.not-a-table");
        }

        yield return Text("a cell without end", table + "\"" + new string('x', 300_000), "csv.cell-too-long");
        yield return Text("a cell of 40,000 characters", table + new string('x', 40_000) + ",2026-01,5\r\n", "csv.cell-too-long");
        yield return Text("2,000 columns", string.Join(',', Enumerable.Range(0, 2_000)) + "\r\n" + string.Join(',', Enumerable.Range(0, 2_000)) + "\r\n", "file.too-many-columns");
        yield return Text("a row of 5,000 cells", table + new string(',', 5_000) + "1\r\n", "file.too-many-columns");
        yield return Text("too many rows", "campaign,month,leads\n" + string.Concat(Enumerable.Repeat("a,2026-01,1\n", 1_000_001)), "file.too-many-rows");
        yield return new("larger than allowed", "table.csv", new byte[(64 << 20) + 1], "file.too-large");
        yield return Text("only blank lines", "\r\n \r\n\t\r\n", "file.empty");
        yield return Text("one column of prose", "Dear all,\r\nplease find attached.\r\n", "mapping.no-header");
        yield return Text("only quotation marks", new string('"', 4_001) + "\n" + new string('"', 999), "mapping.no-header");
        yield return Text("semicolons with decimal commas and a stray comma line", "a,b\r\n" + Table(';').Replace("100", "100,5", StringComparison.Ordinal) + "x;y\r\n", null);
    }

    /// <summary>The wrong type under the right name.</summary>
    private static IEnumerable<MalformedFile> OtherTypes(Random dice)
    {
        byte[] noise = new byte[2_000];
        dice.NextBytes(noise);
        (string Kind, byte[] Start)[] types =
        [
            ("PDF", "%PDF-1.7\n%"u8.ToArray()), ("RTF", "{\\rtf1\\ansi "u8.ToArray()), ("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]), ("gzip", [0x1F, 0x8B, 8, 0, 0, 0]),
            ("program", "MZ\u0090\0\u0003\0"u8.ToArray()), ("database", "SQLite format 3\0"u8.ToArray()), ("old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4]),
            ("workbook with a password", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")]), ("noise", []),
        ];
        foreach ((string kind, byte[] start) in types)
        {
            foreach (string name in new[] { "table.csv", "table.xlsx", "table" })
                yield return new($"{kind} called {name}", name, [.. start, .. noise]);
        }

        foreach (string name in new[] { "table.csv", "table.xlsx" })
        {
            yield return new("web page", name, Encoding.UTF8.GetBytes("<!DOCTYPE html><html><table><tr><td>campaign</td></tr></table></html>"), "file.not-a-table");
            yield return new("XML with entities", name, Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), "file.not-a-table");
            yield return new("JSON", name, Encoding.UTF8.GetBytes("[{\"campaign\": 1}]"), "file.not-a-table");
            yield return new("nothing at all", name, [], "file.empty");
        }

        yield return new("text called xlsx", "table.xlsx", Encoding.UTF8.GetBytes(Table()), "file.name", IsRepaired: true);
    }
}
