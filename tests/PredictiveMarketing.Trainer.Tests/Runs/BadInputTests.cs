using System.Globalization;
using System.Text;

namespace PredictiveMarketing.Trainer.Tests.Runs;

/// <summary>What the main job does with input that is short, empty, wrong or strange: findings or a stated, sensible result, and nothing half-written.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Frame = """{ "name": "w", "kpi": { "name": "leads", "unit": "leads", "stage": "acquisition" }, "horizonMonths": 3 }""";

    private readonly string house = Directory.CreateTempSubdirectory("pm-bad-").FullName;

    private string Folder => Path.Combine(house, "w");

    private string Store => Path.Combine(house, "store");

    public void Dispose() => Directory.Delete(house, recursive: true);

    [Fact]
    public void A_missing_folder_is_the_inputs_fault_and_leaves_no_store()
    {
        (int code, _, string error) = Run();
        Assert.Equal(2, code);
        Assert.Contains("workspace.folder-missing", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Store));
    }

    [Theory]
    [InlineData("")]
    [InlineData("campaign,market,month,leads\n")]
    [InlineData("campagne,marche,mois,leads\na,b,2024-01,3\n")]
    [InlineData("campaign,market,month,leads\na,b,01/2024,3\n")]
    [InlineData("campaign,market,month,leads\na,b,2024-01,3\na,b,2024-01,3\n")]
    [InlineData("campaign,market,month,leads\na,b,2024-01,-3\n")]
    [InlineData("campaign,market,month,leads\na,b,2024-01,three\n")]
    [InlineData("campaign,market,month,leads\na,b,2024-01,\"3,5\"\n")]
    public void Wrong_leads_end_in_findings_with_rule_and_cure_and_leave_no_store(string leads)
    {
        Write(leads);
        (int code, string output, string error) = Run();
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("leads.csv", error, StringComparison.Ordinal);
        Assert.Contains("cure:", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Store));
    }

    [Fact]
    public void A_frame_without_KPI_is_the_inputs_fault()
    {
        Write(Months(36, t => 100 + t), """{ "name": "w", "horizonMonths": 3 }""");
        (int code, _, string error) = Run();
        Assert.Equal(2, code);
        Assert.Contains("kpi", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void Too_few_months_are_refused_by_the_gate_with_the_reason(int months)
    {
        Write(Months(months, t => 100 + t));
        (int code, string output, _) = Run();
        Assert.Equal(3, code);
        Assert.Contains($"insufficient: {months} months, 12 are needed to see a season", output, StringComparison.Ordinal);
        Assert.DoesNotContain(",draft,", File.ReadAllText(Report("targets.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_that_is_too_short_does_not_keep_the_others_from_being_forecast()
    {
        Write(Months(36, t => 100 + (t % 12)) + Rows("short", 30, 6, t => 9));
        (int code, string output, _) = Run();
        Assert.Equal(3, code);
        Assert.Contains("1 series forecast", output, StringComparison.Ordinal);
        Assert.Contains("refused: a / short", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(42)]
    [InlineData(0)]
    public void A_constant_series_and_a_series_of_zeros_are_forecast_as_they_are(int leads)
    {
        Write(Months(36, _ => leads));
        (int code, _, _) = Run();
        Assert.Equal(0, code);
        string[] targets = [.. File.ReadLines(Report("targets.csv")).Skip(1)];
        Assert.NotEmpty(targets);
        Assert.All(targets, t => Assert.Equal($"{leads}", t.Split(',')[6]));
    }

    [Fact]
    public void A_gap_is_a_warning_and_the_series_is_forecast()
    {
        Write(string.Join('\n', Months(40, t => 100 + (t % 12)).Split('\n').Where(line => !line.Contains("2022-05", StringComparison.Ordinal))));
        (int code, _, string error) = Run();
        Assert.Equal(0, code);
        Assert.Contains("2022-05", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_change_nothing()
    {
        string leads = Months(36, t => 100 + (t % 12));
        Write(leads);
        Run();
        string plain = File.ReadAllText(Report("targets.csv"));
        Directory.Delete(Store, recursive: true);
        Write(leads.Replace("\n", "\r\n", StringComparison.Ordinal), Frame, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Run();
        Assert.Equal(plain, File.ReadAllText(Report("targets.csv")));
    }

    [Fact]
    public void Negative_values_are_allowed_where_the_KPI_may_be_negative()
    {
        Write(Months(36, t => -5 + (t % 12)), Frame.Replace("\"stage\": \"acquisition\"", "\"stage\": \"acquisition\", \"nonNegative\": false", StringComparison.Ordinal));
        Assert.Equal(0, Run().ExitCode);
        Assert.Contains(File.ReadLines(Report("forecasts.csv")).Skip(1), row => row.Split(',')[6].StartsWith('-'));
    }

    [Fact]
    public void A_clock_before_the_first_month_is_said()
    {
        Write(Months(36, t => 100 + t));
        (int code, _, string error) = Run("--as-of", "2019-01");
        Assert.Equal(2, code);
        Assert.Contains("run.no-leads", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Running_twice_changes_nothing()
    {
        Write(Months(36, t => 100 + (t % 12)));
        Run();
        string once = File.ReadAllText(Report("targets.csv"));
        Assert.Equal(0, Run().ExitCode);
        Assert.Equal(once, File.ReadAllText(Report("targets.csv")));
    }

    private static string Months(int months, Func<int, int> leads) => "campaign,market,month,leads\n" + Rows("b", 0, months, leads);

    private static string Rows(string market, int from, int months, Func<int, int> leads) => string.Concat(Enumerable.Range(from, months)
        .Select(t => string.Create(CultureInfo.InvariantCulture, $"a,{market},{2021 + (t / 12)}-{(t % 12) + 1:00},{leads(t)}\n")));

    private void Write(string leads, string frame = Frame, Encoding? encoding = null)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "leads.csv"), leads, encoding ?? new UTF8Encoding(false));
        File.WriteAllText(Path.Combine(Folder, "frame.json"), frame);
    }

    private string Report(string file) => Directory.GetFiles(Path.Combine(Store, "reports"), file, SearchOption.AllDirectories).Single();

    private PmRun Run(params string[] more) => PmRun.Of(["run", Folder, "--store", Store, "--threads", "1", .. more]);
}
