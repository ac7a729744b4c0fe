using System.Diagnostics;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Workspaces;

public sealed class LargeWorkspaceTests : IDisposable
{
    private const int Rows = 200_000;
    private readonly WrittenWorkspace workspace = new();

    public void Dispose() => workspace.Dispose();

    private static string Table(string month)
    {
        var text = new StringBuilder("campaign,market,month,leads\n", Rows * 30);
        for (int i = 0; i < Rows; i++)
            text.Append("Spring,market-").Append(i / 100).Append(',').Append(month.Length == 0 ? Month.Of(2000, 1).Plus(i % 100).ToString() : month).Append(",12\n");
        return text.ToString();
    }

    [Fact]
    public void Two_hundred_thousand_rows_are_read_in_seconds()
    {
        workspace.Write("leads.csv", Table(""));
        long start = Stopwatch.GetTimestamp();
        WorkspaceReading reading = workspace.Read();
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        reading.IsClean();
        Assert.Equal(Rows, reading.Workspace!.Leads.Count);
        // Measured well under 1 s on two cores; the bound leaves room for a busy machine and still catches anything quadratic.
        Assert.True(took < TimeSpan.FromSeconds(6), $"took {took}");
    }

    [Fact]
    public void Two_hundred_thousand_bad_rows_stay_readable()
    {
        WorkspaceReading reading = workspace.Write("leads.csv", Table("03/2026")).Read();
        Assert.Null(reading.Workspace);
        Finding[] months = [.. reading.Findings.Where(f => f.Rule == "leads.month-format")];
        Assert.Equal(101, months.Length);
        Assert.Equal("and 199,900 more of the same.", months[^1].Message);
        Assert.Equal(Severity.Error, months[^1].Severity);
    }
}
