using System.Text.Json;

namespace PredictiveMarketing.Trainer.Tests.Steps;

/// <summary><c>pm choose --explain</c> and the tables that <c>pm run</c> leaves beside its decisions.</summary>
public sealed class ChooseExplainTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("explain-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Explaining_one_market_shows_every_candidate_on_every_fold_with_reasons_in_words()
    {
        string text = PmRun.Done("choose", Simulated(), "--explain", "--market", Market(), "--quiet").Output;
        string[] lines = text.Split('\n');
        Assert.Single(lines, l => l.Contains($"/ {Market()}:", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.TrimStart().StartsWith("- ", StringComparison.Ordinal));
        // A reason without a sentence would show its code.
        Assert.DoesNotContain("choose.", text, StringComparison.Ordinal);
        foreach (string candidate in (string[])["naive", "seasonal-naive", "ets", "ridge", "trees", "combination"])
            Assert.Contains(lines, l => l.TrimStart().StartsWith(candidate + " ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("Ljung-Box p", StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_of_an_explanation_holds_folds_members_coefficients_and_months()
    {
        using JsonDocument json = JsonDocument.Parse(PmRun.Done("choose", Simulated(), "--explain", "--market", Market(), "--json", "--quiet").Output);
        JsonElement series = json.RootElement.GetProperty("explanations")[0];
        int folds = series.GetProperty("decision").GetProperty("origins").GetArrayLength();
        Assert.InRange(folds, 1, 12);
        Assert.All(series.GetProperty("decision").GetProperty("league").EnumerateArray(), row => Assert.Equal(folds, row.GetProperty("foldErrors").GetArrayLength()));
        JsonElement member = series.GetProperty("members")[0].GetProperty("diagnostics");
        Assert.True(member.GetProperty("coefficients").GetArrayLength() > 0);
        Assert.True(member.GetProperty("months").GetArrayLength() >= 24);
    }

    [Fact]
    public void A_market_that_does_not_exist_is_the_inputs_fault_and_the_cure_names_some_that_do()
    {
        PmRun run = PmRun.Of("choose", Simulated(), "--explain", "--market", "Atlantis");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(Market(), run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_writes_the_league_and_the_diagnostics_beside_its_decisions()
    {
        string store = Path.Combine(folder.FullName, "store");
        PmRun.Done("run", Simulated(), "--store", store, "--quiet");
        string report = Path.GetDirectoryName(Directory.GetFiles(store, "report.md", SearchOption.AllDirectories).Single())!;
        string[] Rows(string file) => File.ReadAllLines(Path.Combine(report, file));
        Assert.Contains("over_seasonal_naive", Rows("league.csv")[0], StringComparison.Ordinal);
        Assert.True(Rows("league-folds.csv").Length > Rows("league.csv").Length);
        Assert.True(Rows("diagnostics-models.csv").Length > 1);
        Assert.True(Rows("diagnostics-coefficients.csv").Length > Rows("diagnostics-models.csv").Length);
        Assert.True(Rows("diagnostics-months.csv").Length > 24);
    }

    private string Simulated()
    {
        string workspace = Path.Combine(folder.FullName, "workspace");
        if (!Directory.Exists(workspace))
            PmRun.Done("simulate", "--out", workspace, "--months", "40", "--campaigns", "1", "--markets", "2", "--channels", "3", "--seed", "5", "--quiet");
        return workspace;
    }

    private string Market() => File.ReadLines(Path.Combine(Simulated(), "leads.csv")).Skip(1).First().Split(',')[1];
}
