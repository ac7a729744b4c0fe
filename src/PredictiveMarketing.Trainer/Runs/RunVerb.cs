using System.CommandLine;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Versions;
using PredictiveMarketing.Storage.Workspaces;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Runs;

/// <summary><c>pm run</c>: the main job. Four steps for every campaign and market, the plan forecast, targets drafted, everything kept.</summary>
internal static class RunVerb
{
    public static Command Build()
    {
        Argument<string> workspace = Options.Workspace();
        Option<string?> store = Options.Store();
        Option<Month?> asOf = Options.AsOf();
        Option<int> seed = Options.Seed();
        Option<int> threads = Options.Threads();
        Option<bool> json = Options.Json();
        Option<bool> quiet = Options.Quiet();
        var command = new Command("run", "The main job: four steps for every campaign and market, forecast of the plan, targets drafted.\nExample: pm run data/sample --as-of 2026-11")
        {
            workspace, store, asOf, seed, threads, json, quiet,
        };
        command.SetAction(parsed =>
        {
            Terminal terminal = Options.TerminalOf(parsed, json, quiet);
            string place = parsed.GetValue(store) ?? StoreLocation.Default();
            // Opening a store finishes what an interrupted import has still to write into the folder; a new one is made only for what can be read.
            if (File.Exists(Path.Combine(place, "store.db")))
                Store.Open(place).Dispose();
            WorkspaceReading reading = WorkspaceReader.Read(parsed.GetRequiredValue(workspace));
            terminal.Findings(reading.Findings);
            if (reading.Workspace is null)
                return ExitCode.InputFault;
            using Store opened = Store.Open(place);
            return Run(opened, reading, parsed.GetValue(asOf), new CycleSettings(Math.Max(1, parsed.GetValue(threads)), parsed.GetValue(seed)), terminal);
        });
        return command;
    }

    private static int Run(Store store, WorkspaceReading reading, Month? asOf, CycleSettings settings, Terminal terminal)
    {
        KeptDataSet kept = store.DataSets.Keep(reading);
        string name = reading.Workspace!.Contract.Name;
        Month cycle = asOf ?? DueCycles.Asked(store.Clock.GetUtcNow(), reading.Workspace.Contract, kept.LastLeads);
        if (reading.Workspace.Leads.All(l => l.Month >= cycle))
        {
            terminal.Findings([Finding.Error(new Place("leads.csv"), "run.no-leads", $"No lead is older than {cycle}.", "Choose a later --as-of, or add history.")]);
            return ExitCode.InputFault;
        }

        if (store.Framings.WhyNotTrain(reading.Workspace.Contract) is { } unsigned)
        {
            terminal.Findings([unsigned]);
            return ExitCode.GateSaidNo;
        }

        terminal.Say($"{name}: cycle {cycle}, data set {kept.Id[..8]}");
        CycleProgress progress = new MonthlyCycle(store, settings).Run(name, cycle, new Bar(terminal));
        RunOutcome outcome = RunOutcome.Of(store, name, cycle, kept, progress);
        string folder = RunFiles.Write(store, outcome);
        RunReport.Print(terminal, outcome, folder);
        return progress.Failed > 0 ? ExitCode.OurFault : progress.Refused > 0 ? ExitCode.GateSaidNo : ExitCode.Done;
    }

    private sealed class Bar(Terminal terminal) : IProgress<CycleNews>
    {
        public void Report(CycleNews news)
        {
            if (news.Prepared is double share)
                terminal.Progress((int)(100 * share), 100, "% of what all series share");
            else
                terminal.Progress(news.Progress.Total - news.Progress.Waiting - news.Progress.Running, news.Progress.Total, "partitions");
        }
    }
}
