using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Workspaces;

/// <summary>A workspace folder written by a test, removed with it. Starts as the smallest that is right.</summary>
internal sealed class WrittenWorkspace : IDisposable
{
    public const string SmallFrame = """{ "name": "test", "kpi": { "name": "leads" }, "horizonMonths": 3 }""";

    public WrittenWorkspace()
    {
        Directory.CreateDirectory(Folder);
        Write("frame.json", SmallFrame);
        Write("leads.csv", Leads(24));
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "pm-test-" + Guid.NewGuid().ToString("N"));

    public static string Leads(int months, Func<int, string>? leads = null, string series = "Spring,Paris")
    {
        var text = new StringBuilder("campaign,market,month,leads\n");
        for (int i = 0; i < months; i++)
            text.Append(CultureInfo.InvariantCulture, $"{series},{Month.Of(2024, 1).Plus(i)},{leads?.Invoke(i) ?? (100 + i).ToString(CultureInfo.InvariantCulture)}\n");
        return text.ToString();
    }

    public WrittenWorkspace Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(Folder, file), text);
        return this;
    }

    public WrittenWorkspace Write(string file, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(Folder, file), bytes);
        return this;
    }

    /// <summary>leads.csv with the usual header and these rows.</summary>
    public WrittenWorkspace Rows(params string[] rows) => Write("leads.csv", "campaign,market,month,leads\n" + string.Join('\n', rows) + "\n");

    public WrittenWorkspace Without(string file)
    {
        File.Delete(Path.Combine(Folder, file));
        return this;
    }

    public WorkspaceReading Read() => WorkspaceReader.Read(Folder);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

internal static class Expect
{
    /// <summary>The one finding of a rule, which must say where, what and how to mend it.</summary>
    public static Finding One(this WorkspaceReading reading, string rule)
    {
        Finding finding = Assert.Single(reading.Findings, f => f.Rule == rule);
        Assert.NotEmpty(finding.Message);
        Assert.NotEmpty(finding.Cure);
        return finding;
    }

    /// <summary>An error at a row and column; nothing of the workspace may come out then.</summary>
    public static Finding Error(this WorkspaceReading reading, string rule, string file, int? row, string? column)
    {
        Finding finding = reading.One(rule);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(new Place(file, row, column), finding.Place);
        Assert.Null(reading.Workspace);
        return finding;
    }

    public static void IsClean(this WorkspaceReading reading) =>
        Assert.DoesNotContain(reading.Findings, f => f.Severity != Severity.Note);
}
