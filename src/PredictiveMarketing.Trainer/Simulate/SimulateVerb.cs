using System.CommandLine;
using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Simulation;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Simulate;

/// <summary><c>pm simulate</c>: writes a workspace with known truth.</summary>
public static class SimulateVerb
{
    private const string TruthFile = "truth.json";

    public static Command Build()
    {
        var usual = new SimulationSettings();
        Option<string> into = new("--out") { Description = "Folder to write: new, empty, or an earlier simulation.", Required = true, HelpName = "workspace" };
        Option<Month?> first = Options.MonthOption("--first", $"First month of history, {usual.First} if not said.");
        Option<int> months = Count("--months", "Months of history; the last two are provisional.", usual.Months);
        Option<int> campaigns = Count("--campaigns", "Campaigns.", usual.Campaigns);
        Option<int> markets = Count("--markets", "Markets of every campaign.", usual.Markets);
        Option<int> channels = Count("--channels", "Channels of the media plan.", usual.Channels);
        Option<int> planMonths = Count("--plan-months", "Months of media plan after the history.", usual.PlanMonths);
        Option<ulong> seed = new("--seed") { Description = "Same seed, same bytes.", DefaultValueFactory = _ => usual.Seed };
        Option<bool> json = Options.Json();
        Option<bool> quiet = Options.Quiet();
        var verb = new Command("simulate", "Write a workspace of simulated leads with known truth (truth.json beside it).\nExample: pm simulate --out demo --markets 4 --seed 7")
        {
            into, first, months, campaigns, markets, channels, planMonths, seed, json, quiet,
        };
        verb.SetAction(parsed =>
        {
            Terminal terminal = Options.TerminalOf(parsed, json, quiet);
            var settings = new SimulationSettings
            {
                First = parsed.GetValue(first) ?? usual.First,
                Months = parsed.GetValue(months),
                PlanMonths = parsed.GetValue(planMonths),
                Campaigns = parsed.GetValue(campaigns),
                Markets = parsed.GetValue(markets),
                Channels = parsed.GetValue(channels),
                Seed = parsed.GetValue(seed),
            };
            return Run(settings, Path.GetFullPath(parsed.GetRequiredValue(into)), terminal);
        });
        return verb;
    }

    private static int Run(SimulationSettings settings, string folder, Terminal terminal)
    {
        Finding[] findings = [.. settings.Check(), .. CheckFolder(folder)];
        terminal.Findings(findings);
        if (findings.Length > 0)
            return ExitCode.InputFault;

        terminal.Say($"simulating {Rows(settings.Campaigns, "campaign")} in {Rows(settings.Markets, "market")} from {settings.First}");
        SimulatedWorkspace simulated = LeadSimulator.Simulate(settings);
        WorkspaceWriter.Write(simulated.Workspace, folder, new Dictionary<string, string> { [TruthFile] = TruthJson.Of(simulated.Truth) });
        Tell(simulated, folder, terminal);
        return ExitCode.Done;
    }

    /// <summary>Only a new or empty folder or an earlier simulation may be written over: never somebody's own data.</summary>
    private static IEnumerable<Finding> CheckFolder(string folder)
    {
        if (File.Exists(folder))
            yield return Refusal("simulate.out-is-a-file", $"{folder} is a file.", "Name a folder.");
        else if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !IsSimulation(folder))
            yield return Refusal("simulate.out-not-empty", $"{folder} holds files that no simulation wrote.", "Name a new or empty folder, or an earlier simulation.");

        static Finding Refusal(string rule, string message, string cure) =>
            Finding.Error(new Place("pm simulate", Column: "--out"), rule, message, cure);
    }

    private static bool IsSimulation(string folder) =>
        File.Exists(Path.Combine(folder, "frame.json")) && File.Exists(Path.Combine(folder, TruthFile));

    private static void Tell(SimulatedWorkspace simulated, string folder, Terminal terminal)
    {
        Workspace workspace = simulated.Workspace;
        SimulationTruth truth = simulated.Truth;
        if (terminal.Json)
        {
            terminal.Document(new
            {
                verb = "simulate",
                workspace = folder,
                settings = truth.Settings,
                asOf = truth.AsOf,
                lastFinal = truth.LastFinal,
                rows = new
                {
                    leads = workspace.Leads.Count,
                    media = workspace.Media.Count,
                    externals = workspace.Externals.Count,
                    events = workspace.Events.Count,
                    goals = workspace.Goals.Count,
                },
            });
            return;
        }

        terminal.Table(
            ["file", "rows", "months"],
            [
                ["leads.csv", Whole(workspace.Leads.Count), Span(workspace.Leads.Select(r => r.Month)) + $", final up to {truth.LastFinal}"],
                ["media_plan.csv", Whole(workspace.Media.Count), Span(workspace.Media.Select(r => r.Month))],
                ["externals.csv", Whole(workspace.Externals.Count), Span(workspace.Externals.Select(r => r.Month))],
                ["events.csv", Whole(workspace.Events.Count), Span(workspace.Events.Select(r => r.Month))],
                ["goals.csv", Whole(workspace.Goals.Count), Span(workspace.Goals.Select(r => r.Month))],
            ]);
        terminal.Line($"written to {folder}, with frame.json and {TruthFile}; the clock stands in {truth.AsOf}");
    }

    private static Option<int> Count(string name, string description, int usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual };

    private static string Span(IEnumerable<Month> months)
    {
        Month[] all = [.. months];
        return all.Length == 0 ? "" : $"{all.Min()} to {all.Max()}";
    }

    private static string Rows(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Whole(int count) => count.ToString(CultureInfo.InvariantCulture);
}
