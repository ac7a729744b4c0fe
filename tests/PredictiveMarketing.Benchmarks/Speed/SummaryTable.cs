using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace PredictiveMarketing.Benchmarks.Speed;

/// <summary>A benchmark's figures as a table of the page.</summary>
internal static class SummaryTable
{
    public static string Of(Summary summary)
    {
        var text = new StringBuilder("| what | mean, ms | standard deviation, ms | kB allocated |\n|---|---:|---:|---:|\n");
        foreach (BenchmarkReport report in summary.Reports)
        {
            string what = report.BenchmarkCase.Parameters.Count > 0
                ? string.Join(", ", report.BenchmarkCase.Parameters.Items.Select(p => p.Value))
                : report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
            long? bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase);
            text.Append(report.ResultStatistics is { } times
                ? string.Create(CultureInfo.InvariantCulture, $"| {what} | {times.Mean / 1e6:0.00000} | {times.StandardDeviation / 1e6:0.00000} | {bytes / 1e3:0.000} |\n")
                : $"| {what} | FAILED | | |\n");
        }

        return text.ToString();
    }
}
