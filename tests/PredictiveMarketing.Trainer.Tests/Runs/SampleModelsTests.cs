using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Trainer.Tests.Runs;

/// <summary>The committed model documents are those of the committed sample, made by today's code.</summary>
public sealed class SampleModelsTests
{
    private const string Cure = "Run pm run data/sample with a new --store and copy its models/*.json to models/.";

    private static readonly string Root = Above("PredictiveMarketing.sln");

    private static readonly WorkspaceReading Sample = WorkspaceReader.Read(Path.Combine(Root, "data", "sample"));

    private static readonly Dictionary<string, string> Files = Directory.GetFiles(Path.Combine(Root, "models"), "*.json").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

    private static readonly ModelDocument[] Documents = [.. Files.Where(f => !f.Key.StartsWith("shared--", StringComparison.Ordinal)).Select(f => ModelJson.Read<ModelDocument>(f.Value))];

    [Fact]
    public void Every_document_is_named_after_its_own_content()
    {
        Assert.NotEmpty(Files);
        Assert.All(Files, f => Assert.EndsWith($"--{ModelJson.HashOf(f.Value)[..8]}.json", f.Key, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_series_of_the_sample_has_one_document_trained_on_the_sample()
    {
        Assert.Equal(Sample.Workspace!.Leads.Select(l => l.Key).Distinct().Order(), Documents.Select(d => d.Key).Order());
        Assert.All(Documents, d => Assert.True(d.DataSet == Sample.Version.Id, $"{d.Key} was trained on another data set. {Cure}"));
    }

    [Fact]
    public void Todays_code_forecasts_from_a_committed_document_what_it_forecasts_from_a_new_one()
    {
        FramedQuestion framed = FourSteps.Frame(Sample.Workspace!, Sample.Workspace!.Contract.AsOf);
        ModelDocument committed = Documents.First(d => d.Components.Any(c => c.Shared is not null));
        TrainedSeries trained = FourSteps.Choose(FourSteps.Bench(framed, committed.Seed), FourSteps.Evaluate(framed), committed.Key, committed.DataSet);
        Dictionary<string, SharedModel> shelf = Files.Values.Where(t => !t.Contains("\"decision\"", StringComparison.Ordinal)).ToDictionary(ModelJson.HashOf, ModelJson.Read<SharedModel>);
        PlanForecast was = PlanForecaster.Forecast(framed, committed, hash => shelf[hash]);
        PlanForecast now = PlanForecaster.Forecast(framed, trained.Document, hash => trained.Shared.Single(s => ModelJson.HashOf(ModelJson.Write(s)) == hash));
        for (int s = 0; s < now.Months.Count; s++)
        {
            // Another processor or C library may differ in the last digits; a changed model differs in the first.
            Assert.True(Near(now.Months[s].Point, was.Months[s].Point), $"{committed.Key} {now.Months[s].Month}: {was.Months[s].Point} in models/, {now.Months[s].Point} now. {Cure}");
            Assert.All(Enumerable.Range(0, 7), q => Assert.True(Near(now.Months[s].Quantiles.ToArray()[q], was.Months[s].Quantiles.ToArray()[q]), Cure));
        }
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-6 * Math.Max(1, Math.Abs(a));

    private static string Above(string file)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, file)))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"{file} was not found above the tests.");
    }
}
