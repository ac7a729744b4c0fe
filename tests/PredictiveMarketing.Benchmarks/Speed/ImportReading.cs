using System.Diagnostics;
using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Spreadsheets;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Benchmarks.Speed;

/// <summary>
/// A media plan of 100,000 rows and 20 columns as an importer reads it: checked, opened, columns found, their styles learned, every amount and
/// day read. Each form is read by a process of its own, so that the peak memory is that of the reading alone.
/// </summary>
internal static class ImportReading
{
    private const int Rows = 100_000;

    private static readonly string[] Texts = ["plan", "level", "market", "campaign", "channel", "partner", "placement", "format", "status", "comment"];

    private static readonly string[] Numbers = ["net", "gross", "fees", "units", "grp", "impressions", "clicks", "leads"];

    private static readonly ImportField[] Fields = [.. Texts.Concat(Numbers).Concat(["start", "end"]).Select(n => new ImportField(n, Required: true, []))];

    public static async Task<int> Run(string[] args)
    {
        if (args is ["--read", string file])
            return Read(file);
        var text = new StringBuilder("A media plan of 100,000 rows and 20 columns (10 texts, 8 numbers, 2 days), read as an importer reads it, each in a process of its own.\n\n");
        text.Append("| form | MB | seconds | processor seconds | peak memory, MiB |\n|---|---:|---:|---:|---:|\n");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("pm-import-");
        try
        {
            foreach (SheetFormat format in Enum.GetValues<SheetFormat>())
            {
                string path = Path.Combine(folder.FullName, $"plan.{format.ToString().ToLowerInvariant()}");
                using (FileStream to = File.Create(path))
                    SheetWriter.Write(to, format, Plan());
                text.Append(CultureInfo.InvariantCulture, $"| {format.ToString().ToLowerInvariant()} | {new FileInfo(path).Length / 1e6:0.0} {await Measured(path)}\n");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Console.WriteLine(text);
        if (!args.Contains("--dry-run"))
            await PerformancePage.Write("A large file (`import`)", text.ToString());
        return 0;
    }

    private static async Task<string> Measured(string path)
    {
        string self = typeof(ImportReading).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [self, "import", "--read", path]) { RedirectStandardOutput = true };
        using Process child = Process.Start(start)!;
        string said = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0 ? said.Trim() : throw new InvalidOperationException($"The reading ended with {child.ExitCode}: {said}");
    }

    private static int Read(string path)
    {
        var watch = Stopwatch.StartNew();
        var log = new FindingLog();
        decimal sum = 0;
        int days = 0;
        using (FileStream stream = File.OpenRead(path))
        {
            using IRawFile file = RawFiles.Open(stream, Path.GetFileName(path), log)!;
            ColumnMapping mapping = MappingProposal.For(Fields, file, null, log)!;
            IRawSheet sheet = file.Sheets[0];
            var styles = ColumnStyles.Of(file, sheet, mapping.HeaderRow, mapping.Columns.Select(c => c.Column));
            int[] numbers = [.. Numbers.Select(mapping.Of)];
            foreach (RawRow row in sheet.Rows().Where(r => r.Number > mapping.HeaderRow))
            {
                foreach (int column in numbers)
                    sum += styles.Amount(row, column, out decimal value, out _) ? value : 0;
                days += styles.Day(row, mapping.Of("start"), out _) && styles.Day(row, mapping.Of("end"), out _) ? 1 : 0;
            }
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {watch.Elapsed.TotalSeconds:0.0} | {self.TotalProcessorTime.TotalSeconds:0.0} | {self.PeakWorkingSet64 / 1048576.0:0} |"));
        return days == Rows && sum > 0 && !log.HasErrors ? 0 : 1;
    }

    private static SheetTable Plan() => new("plan", [.. Fields.Select(f => SheetColumn.Of(f.Name))], Enumerable.Range(0, Rows).Select(Row));

    private static IReadOnlyList<object?> Row(int i)
    {
        DateOnly start = new DateOnly(2024, 1, 1).AddDays(i % 900);
        string[] texts = ["2026-03", i % 3 == 0 ? "national" : "local", $"market {i % 40}", $"campaign {i % 25}", $"channel {i % 12}", $"partner {i % 60}", $"placement {i}", $"format {i % 9}", "planned", $"flight {i} of the plan"];
        object?[] numbers = [.. Numbers.Select((_, n) => (object?)Math.Round(((i * 7919L) + (n * 104_729L)) % 1_000_003 / 100.0, 2))];
        return [.. texts, .. numbers, start, start.AddDays(20)];
    }
}
