using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Simulation;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Trainer.Simulate;

/// <summary><c>pm simulate</c>: writes a workspace with known truth.</summary>
public static class SimulateVerb
{
    public const string TruthFile = "truth.json";

    private const int Done = 0;
    private const int InputsFault = 2;

    public static Command Build()
    {
        var usual = new SimulationSettings();
        Option<DirectoryInfo> outFolder = new("--out") { Description = "Folder of the workspace to write.", Required = true, HelpName = "workspace" };
        Option<string> first = new("--first") { Description = "First month of history.", DefaultValueFactory = _ => usual.First.ToString() };
        Option<int> months = new("--months") { Description = "Months of history, the last two provisional.", DefaultValueFactory = _ => usual.Months };
        Option<int> campaigns = new("--campaigns") { Description = "Campaigns.", DefaultValueFactory = _ => usual.Campaigns };
        Option<int> markets = new("--markets") { Description = "Markets of every campaign.", DefaultValueFactory = _ => usual.Markets };
        Option<int> channels = new("--channels") { Description = "Channels of the media plan.", DefaultValueFactory = _ => usual.Channels };
        Option<int> planMonths = new("--plan-months") { Description = "Months of media plan after the history.", DefaultValueFactory = _ => usual.PlanMonths };
        Option<ulong> seed = new("--seed") { Description = "Same seed, same bytes.", DefaultValueFactory = _ => usual.Seed };
        Option<bool> json = new("--json") { Description = "Print the result as one JSON document." };
        Option<bool> quiet = new("--quiet") { Description = "No progress." };
        var verb = new Command(
            "simulate",
            "Write a workspace of simulated leads whose truth is known (truth.json beside it)."
            + Environment.NewLine + "Example: pm simulate --out /tmp/demo --markets 4 --seed 7")
        {
            outFolder, first, months, campaigns, markets, channels, planMonths, seed, json, quiet,
        };
        verb.SetAction(asked =>
        {
            var settings = new SimulationSettings
            {
                Months = asked.GetValue(months),
                PlanMonths = asked.GetValue(planMonths),
                Campaigns = asked.GetValue(campaigns),
                Markets = asked.GetValue(markets),
                Channels = asked.GetValue(channels),
                Seed = asked.GetValue(seed),
            };
            var findings = new List<Finding>();
            if (Month.TryParse(asked.GetValue(first), out Month month))
                settings = settings with { First = month };
            else
                findings.Add(Refusal("--first", "simulate.first-month", $"'{asked.GetValue(first)}' is not a month.", "Write it like 2021-11."));
            findings.AddRange(settings.Check());
            string folder = asked.GetRequiredValue(outFolder).FullName;
            findings.AddRange(CheckFolder(folder));
            TextWriter results = asked.InvocationConfiguration.Output;
            TextWriter progress = asked.InvocationConfiguration.Error;
            if (findings.Count > 0)
            {
                foreach (Finding finding in findings)
                    progress.WriteLine(finding);
                return InputsFault;
            }

            if (!asked.GetValue(quiet))
                progress.WriteLine($"Simulating {settings.Campaigns} campaigns in {settings.Markets} markets from {settings.First} ...");
            SimulatedWorkspace simulated = LeadSimulator.Simulate(settings);
            Save(simulated, folder);
            results.WriteLine(asked.GetValue(json) ? AsJson(simulated, folder) : AsTable(simulated, folder));
            return Done;
        });
        return verb;
    }

    /// <summary>Writes the workspace and its truth, all files or none.</summary>
    public static void Save(SimulatedWorkspace simulated, string folder)
    {
        ArgumentNullException.ThrowIfNull(simulated);
        WorkspaceWriter.Write(simulated.Workspace, folder, new Dictionary<string, string> { [TruthFile] = TruthJson.Of(simulated.Truth) });
    }

    /// <summary>Only a new or empty folder, or an earlier simulation, may be written over: nobody's own data.</summary>
    private static IEnumerable<Finding> CheckFolder(string folder)
    {
        if (File.Exists(folder))
            yield return Refusal("--out", "simulate.out-is-a-file", $"{folder} is a file.", "Name a folder.");
        else if (Directory.Exists(folder)
            && Directory.EnumerateFileSystemEntries(folder).Any()
            && !(File.Exists(Path.Combine(folder, "frame.json")) && File.Exists(Path.Combine(folder, TruthFile))))
            yield return Refusal("--out", "simulate.out-not-empty", $"{folder} holds files that no simulation wrote.", "Name a new or empty folder, or an earlier simulation.");
    }

    private static Finding Refusal(string flag, string rule, string message, string cure) =>
        Finding.Error(new Place("pm simulate", Column: flag), rule, message, cure);

    private static string AsTable(SimulatedWorkspace simulated, string folder)
    {
        Workspace workspace = simulated.Workspace;
        (string What, string Value)[] lines =
        [
            ("workspace", folder),
            ("history", $"{workspace.Leads.Min(l => l.Month)} to {workspace.Leads.Max(l => l.Month)}, final up to {simulated.Truth.LastFinal}"),
            ("plan", $"{workspace.Media.Min(l => l.Month)} to {workspace.Media.Max(l => l.Month)}"),
            ("leads.csv", Rows(workspace.Leads.Count)),
            ("media_plan.csv", Rows(workspace.Media.Count)),
            ("externals.csv", Rows(workspace.Externals.Count)),
            ("events.csv", Rows(workspace.Events.Count)),
            ("goals.csv", Rows(workspace.Goals.Count)),
        ];
        return string.Join(Environment.NewLine, lines.Select(l => $"{l.What,-16}{l.Value}"));

        static string Rows(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} rows");
    }

    private static string AsJson(SimulatedWorkspace simulated, string folder) => JsonSerializer.Serialize(new
    {
        workspace = folder,
        asOf = simulated.Truth.AsOf,
        lastFinal = simulated.Truth.LastFinal,
        leads = simulated.Workspace.Leads.Count,
        media = simulated.Workspace.Media.Count,
        externals = simulated.Workspace.Externals.Count,
        events = simulated.Workspace.Events.Count,
        goals = simulated.Workspace.Goals.Count,
    });
}
