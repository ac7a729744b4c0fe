using System.Diagnostics;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Tests.Import.Malformed;

/// <summary>20,000 inputs drawn by a fixed seed: none crashes the readers, none keeps them busy, and what cannot be read says why.</summary>
public sealed class FuzzedFileTests
{
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(5);

    private static readonly string[] Scraps =
    [
        "\"", ",", ";", "\n", "\r", "\t", "\0", "'", "\uFEFF", "É", "\u202F", "1e308", "NaN", "-", "(", ")", "%", "€", "2026-13", "31/12/2026", "=1+1", " ", "sep=;", "<", ">", "&", "&#0;", "</v>", "<v>", "<row>", "</row>", "<c r=\"B2\" t=\"s\"><v>9</v></c>",
        "<!DOCTYPE x>", "<!--", "-->", "<![CDATA[", "]]>", "<?x?>", "_x0000_", "\"/>", "r=\"", "t=\"s\"", "s=\"1\"", "99999999999", "../", "xmlns=\"\"", "<t>", "</si>", "<f>",
    ];

    private static readonly byte[][] Starts =
        [[], "PK\u0003\u0004"u8.ToArray(), Encoding.UTF8.Preamble.ToArray(), Encoding.Unicode.Preamble.ToArray(), Encoding.BigEndianUnicode.Preamble.ToArray(), Encoding.UTF32.Preamble.ToArray(), "%PDF"u8.ToArray(), "campaign,month,leads\n"u8.ToArray()];

    [Fact]
    public void Four_thousand_heaps_of_random_bytes() => Survive(4_000, 1, dice =>
    {
        byte[] noise = new byte[dice.Next(0, 600)];
        dice.NextBytes(noise);
        return [.. Starts[dice.Next(Starts.Length)], .. noise];
    });

    [Fact]
    public void Eight_thousand_mutated_texts()
    {
        byte[][] seeds = [.. ",;\t|".Select(s => Encoding.UTF8.GetBytes(MalformedTexts.Table(s))), Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(MalformedTexts.Table())).ToArray()];
        Survive(8_000, 2, dice => Mutated(seeds[dice.Next(seeds.Length)], dice));
    }

    [Fact]
    public void Six_thousand_workbooks_with_a_mutated_part()
    {
        WrittenPackage whole = MalformedWorkbooks.Whole(12);
        Survive(6_000, 3, dice =>
        {
            (string part, byte[] bytes) = whole.Parts[dice.Next(whole.Parts.Count)];
            return whole.With(part, Mutated(bytes, dice)).Bytes();
        });
    }

    [Fact]
    public void Two_thousand_mutated_zip_files()
    {
        byte[] whole = MalformedWorkbooks.Whole(12).Bytes();
        Survive(2_000, 4, dice => Mutated(whole, dice));
    }

    /// <summary>One to eight bytes or stretches are replaced, put in, taken out or doubled.</summary>
    private static byte[] Mutated(byte[] whole, Random dice)
    {
        var bytes = new List<byte>(whole);
        for (int i = dice.Next(1, 9); i > 0 && bytes.Count > 0; i--)
        {
            int at = dice.Next(bytes.Count), length = Math.Min(dice.Next(1, 40), bytes.Count - at);
            switch (dice.Next(4))
            {
                case 0:
                    bytes[at] = (byte)dice.Next(256);
                    break;
                case 1:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Scraps[dice.Next(Scraps.Length)]));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
            }
        }

        return [.. bytes];
    }

    private static void Survive(int inputs, int seed, Func<Random, byte[]> draw)
    {
        int refused = 0;
        for (int i = 0; i < inputs; i++)
        {
            byte[] bytes = draw(new Random((seed * 1_000_000) + i));
            var watch = Stopwatch.StartNew();
            (int rows, IReadOnlyList<Finding> findings, bool hasErrors) = Read(bytes, $"input {i} of seed {seed}");
            Assert.True(watch.Elapsed < Slowest, $"input {i} of seed {seed} took {watch.Elapsed}");
            Assert.True(rows > 0 || findings.Count > 0, $"input {i} of seed {seed} gave nothing and said nothing");
            refused += hasErrors ? 1 : 0;
        }

        Assert.InRange(refused, 1, inputs);
    }

    private static (int Rows, IReadOnlyList<Finding> Findings, bool HasErrors) Read(byte[] bytes, string name)
    {
        try
        {
            return TableReading.Of(bytes, "table");
        }
        catch (Exception crash)
        {
            throw new InvalidOperationException($"{name} crashed the reader: {crash.Message}", crash);
        }
    }
}
