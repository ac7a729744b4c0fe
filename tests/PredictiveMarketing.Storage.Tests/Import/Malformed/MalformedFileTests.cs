using System.Diagnostics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Tests.Import.Malformed;

/// <summary>D06: whatever is dropped on the import page is refused or repaired with a finding that says so, quickly and in little memory.</summary>
public sealed class MalformedFileTests
{
    private const int Seed = 20261122;

    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(5);

    /// <summary>Everything allocated while one file is read; what is held at a time is less.</summary>
    private const long MostAllocated = 400L << 20;

    /// <summary>The same three hundred in every run.</summary>
    internal static IEnumerable<MalformedFile> Files()
    {
        var dice = new Random(Seed);
        return MalformedTexts.All(dice).Concat(MalformedWorkbooks.All(dice)).Concat(HostilePackages.All(dice));
    }

    [Fact]
    public void Three_hundred_malformed_files_are_refused_or_repaired_with_a_stated_finding()
    {
        var wrong = new List<string>();
        int count = 0;
        foreach (MalformedFile file in Files())
        {
            count++;
            wrong.AddRange(Complaints(file));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(count, 300, 1_000);
    }

    [Fact]
    public void The_same_files_without_a_fault_are_read_without_an_error()
    {
        (int rows, IReadOnlyList<Finding> findings, _) = TableReading.Of(MalformedWorkbooks.Whole().Bytes(), "table.xlsx");
        Assert.Equal(300, rows);
        Assert.Empty(findings);
        (rows, findings, _) = TableReading.Of(System.Text.Encoding.UTF8.GetBytes(MalformedTexts.Table()), "table.csv");
        Assert.Equal(30, rows);
        Assert.Empty(findings);
    }

    private static IEnumerable<string> Complaints(MalformedFile file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        (int rows, IReadOnlyList<Finding> findings, bool hasErrors) = TableReading.Of(file.Bytes, file.Name);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (watch.Elapsed > Slowest)
            yield return $"{file.Kind}: took {watch.Elapsed}";
        if (allocated > MostAllocated)
            yield return $"{file.Kind}: allocated {allocated >> 20} MiB";
        if (findings.Count == 0)
            yield return $"{file.Kind}: {rows} rows and not a word";
        if (findings.Any(f => f.Message.Length == 0 || f.Cure.Length == 0 || f.Place.File != file.Name))
            yield return $"{file.Kind}: a finding without message, cure or file";
        if (file.Rule is { } rule && findings.All(f => f.Rule != rule))
            yield return $"{file.Kind}: no {rule} among {string.Join(", ", findings.Select(f => f.Rule).Distinct())}";
        if (file.IsRepaired && (hasErrors || rows == 0) && file.Rule != "xlsx.no-such-day")
            yield return $"{file.Kind}: not repaired, {rows} rows, {string.Join(", ", findings.Where(f => f.Severity == Severity.Error).Select(f => f.Rule).Distinct())}";
    }
}
