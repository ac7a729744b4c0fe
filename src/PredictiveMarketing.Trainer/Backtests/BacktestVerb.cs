using System.CommandLine;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Backtests;

/// <summary><c>pm backtest</c>: honest accuracy, as in the formats' contract.</summary>
internal static class BacktestVerb
{
    public static Command Build()
    {
        Argument<string> workspace = Options.Workspace();
        var output = new Option<string>("--out") { Description = "CSV file to write.", Required = true };
        var horizon = new Option<int?>("--horizon") { Description = "Months ahead (default: the contract's)." };
        var origins = new Option<int>("--origins") { Description = "Number of origins, spread evenly.", DefaultValueFactory = _ => 14 };
        var originsFile = new Option<string?>("--origins-file") { Description = "CSV campaign,market,origin with the folds to use." };
        var minTrain = new Option<int>("--min-train") { Description = "Months before the first origin.", DefaultValueFactory = _ => 24 };
        var window = new Option<int?>("--window") { Description = "At most this many months before an origin are used." };
        var models = new Option<string>("--models") { Description = "Models to report, with commas, or all.", DefaultValueFactory = _ => "all" };
        var drivers = new Option<string>("--drivers") { Description = "delivered, or as-planned: the plan as it stood at the origin.", DefaultValueFactory = _ => "delivered" };
        drivers.AcceptOnlyFromAmong("delivered", "as-planned");
        Option<int> seed = Options.Seed();
        Option<int> threads = Options.Threads();
        Option<bool> json = Options.Json();
        Option<bool> quiet = Options.Quiet();
        var command = new Command("backtest", "Honest accuracy: every forecast is made from what was known at its origin.\nExample: pm backtest data/sample --out backtest.csv --origins 6 --models selected,seasonal-naive")
        {
            workspace, output, horizon, origins, originsFile, minTrain, window, models, drivers, seed, threads, json, quiet,
        };
        command.SetAction(parsed => Run(
            new BacktestPlan(
                parsed.GetRequiredValue(workspace), parsed.GetRequiredValue(output), parsed.GetValue(horizon), parsed.GetValue(origins), parsed.GetValue(originsFile),
                parsed.GetValue(minTrain), parsed.GetValue(window), parsed.GetValue(models)!, parsed.GetValue(drivers) == "as-planned", parsed.GetValue(seed), parsed.GetValue(threads)),
            Options.TerminalOf(parsed, json, quiet)));
        return command;
    }

    private static int Run(BacktestPlan plan, Terminal terminal)
    {
        IReadOnlyList<Finding> wrong = plan.Check();
        if (wrong.Count > 0)
        {
            terminal.Findings(wrong);
            return ExitCode.InputFault;
        }

        WorkspaceReading reading = WorkspaceReader.Read(plan.Workspace);
        terminal.Findings(reading.Findings);
        if (reading.Workspace is not { } workspace)
            return ExitCode.InputFault;
        if (plan.Horizon is int months)
            workspace = workspace with { Contract = workspace.Contract with { HorizonMonths = months } };

        FramedQuestion framed = FrameStep.Run(workspace, workspace.Contract.AsOf);
        (IReadOnlyList<(SeriesKey Key, Month Origin)> folds, IReadOnlyList<Finding> findings) = BacktestFolds.Of(plan, framed);
        terminal.Findings(findings);
        if (findings.Any(f => f.Severity == Severity.Error))
            return ExitCode.InputFault;

        string[] known = [.. Candidates.All.Select(c => c.Name), Backtest.Combination, Backtest.Selected];
        string[] asked = plan.Models == "all" ? known : plan.Models.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (asked.Except(known).FirstOrDefault() is { } unknown)
        {
            terminal.Findings([Finding.Error(new Place("--models"), "backtest.model", $"There is no model '{unknown}'.", $"Choose from: {string.Join(", ", known)}.")]);
            return ExitCode.InputFault;
        }

        // selected is always written.
        var wanted = asked.Append(Backtest.Selected).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<BacktestRow> rows = Work(plan, workspace, framed, folds, wanted.Contains, terminal);
        BacktestFile.Write(plan.Output, rows);
        BacktestSummary.Print(terminal, plan, rows);
        return ExitCode.Done;
    }

    private static IReadOnlyList<BacktestRow> Work(
        BacktestPlan plan, Workspace workspace, FramedQuestion framed, IReadOnlyList<(SeriesKey Key, Month Origin)> folds, Func<string, bool> wanted, Terminal terminal)
    {
        var bench = new Workbench(framed, plan.Seed);
        var benches = new Dictionary<Month, Workbench>();
        foreach (Month origin in folds.Select(f => f.Origin).Distinct())
            benches[origin] = plan.AsPlanned ? new Workbench(FrameStep.Run(PlanAsItStood.At(workspace, origin), workspace.Contract.AsOf), plan.Seed) : bench;

        var results = new IReadOnlyList<BacktestRow>[folds.Count];
        int done = 0;
        Parallel.For(0, folds.Count, new ParallelOptions { MaxDegreeOfParallelism = plan.Threads }, i =>
        {
            (SeriesKey key, Month origin) = folds[i];
            results[i] = Backtest.Fold(benches[origin], key, origin, plan.Window, wanted);
            terminal.Progress(Interlocked.Increment(ref done), folds.Count, "folds");
        });
        return [.. results.SelectMany(r => r)];
    }
}
