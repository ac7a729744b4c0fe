using System.Buffers.Binary;
using System.Text;

namespace PredictiveMarketing.Storage.Tests.Import.Malformed;

/// <summary>Zip files made to do harm, and those that a bad line has damaged.</summary>
internal static class HostilePackages
{
    private const string Laughs =
        """<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>""";

    public static IEnumerable<MalformedFile> All(Random dice) => [.. Bombs(), .. Entities(), .. Paths(), .. Damaged(dice)];

    private static MalformedFile File(string kind, byte[] bytes, string? rule) => new(kind, "table.xlsx", bytes, rule);

    private static IEnumerable<MalformedFile> Bombs()
    {
        WrittenPackage whole = MalformedWorkbooks.Whole(3);
        string sheet = whole[WrittenPackage.Sheet1];
        foreach (int length in new[] { 100_000, 1_000_000, 20_000_000 })
        {
            foreach (char filling in " x0")
            {
                yield return File($"sheet with {length} times '{filling}'", whole.With(WrittenPackage.Sheet1, sheet.Replace("</sheetData>", "</sheetData><!--" + new string(filling, length * 4) + "-->", StringComparison.Ordinal)).Bytes(), "xlsx.zip-bomb");
                yield return File($"texts with {length} times '{filling}'", whole.With("xl/sharedStrings.xml", new string(filling, length)).Bytes(), "xlsx.zip-bomb");
            }

            yield return File($"a part of {length} zeros that nobody needs", whole.With("xl/media/image1.png", new byte[length]).Bytes(), "xlsx.zip-bomb");
        }

        byte[] inner = new WrittenPackage([new("zeros", new byte[20_000_000])]).Bytes();
        yield return File("a bomb within a zip", whole.With("xl/embeddings/inner.zip", inner).Bytes(), null);
        yield return File("2,000 parts", new WrittenPackage([.. whole.Parts, .. Enumerable.Range(0, 2_000).Select(i => WrittenPackage.Part($"xl/x{i}.xml", "<x/>"))]).Bytes(), "xlsx.too-many-parts");
        yield return File("a part twice", new WrittenPackage([.. whole.Parts, WrittenPackage.Part("XL/Workbook.xml", "<x/>")]).Bytes(), "xlsx.part-twice");
        foreach (uint size in new[] { 0u, 100u, 0x0FFFFFFFu, 0x7FFFFFFFu, 0xFFFFFFFEu })
            yield return File($"a list that declares {size} bytes", Declaring(whole.Bytes(), size), null);
    }

    /// <summary>Document types with and without entities, in every part.</summary>
    private static IEnumerable<MalformedFile> Entities()
    {
        WrittenPackage whole = MalformedWorkbooks.Whole();
        foreach (string part in whole.Parts.Select(p => p.Key))
        {
            yield return File($"a billion laughs in {part}", whole.With(part, Laughs + whole[part]).Bytes(), "xlsx.entities");
            yield return File($"a file fetched in {part}", whole.With(part, "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" + whole[part]).Bytes(), "xlsx.entities");
        }

        string texts = whole["xl/sharedStrings.xml"];
        yield return File("an entity nobody declared", whole.With("xl/sharedStrings.xml", texts.Replace("campaign", "&boom;", StringComparison.Ordinal)).Bytes(), "xlsx.damaged-part");
        yield return File("a billion laughs in UTF-16", whole.With("xl/sharedStrings.xml", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Laughs + texts)]).Bytes(), "xlsx.entities");
    }

    private static IEnumerable<MalformedFile> Paths()
    {
        foreach (string name in new[] { "../evil.xml", "/etc/passwd", "xl/../../evil.xml", "..\\evil.xml", "C:/evil.xml", "xl\\evil.xml", "xl/./evil.xml", "//host/share/evil.xml" })
            yield return File($"a part called {name}", MalformedWorkbooks.Whole().With(name, "<x/>").Bytes(), "xlsx.path-name");
    }

    private static IEnumerable<MalformedFile> Damaged(Random dice)
    {
        byte[] whole = MalformedWorkbooks.Whole().Bytes();
        for (int tenth = 1; tenth < 10; tenth++)
            yield return File($"cut at {tenth} tenths", whole[..(whole.Length * tenth / 10)], null);
        for (int i = 0; i < 12; i++)
            yield return File("cut somewhere", whole[..dice.Next(4, whole.Length - 30)], null);
        for (int i = 0; i < 20; i++)
        {
            // Within the packed sheet, the last and largest part.
            byte[] flipped = [.. whole];
            flipped[dice.Next(whole.Length / 2, whole.Length * 3 / 4)] ^= (byte)dice.Next(1, 256);
            yield return File("a byte flipped", flipped, null);
        }
    }

    /// <summary>Changes the unpacked size of the first part in the list of entries (APPNOTE 4.3.12, offset 24).</summary>
    private static byte[] Declaring(byte[] file, uint size)
    {
        byte[] changed = [.. file];
        int entry = changed.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(entry + 24), size);
        return changed;
    }
}
