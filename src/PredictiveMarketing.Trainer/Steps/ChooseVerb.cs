using System.CommandLine;
using System.Globalization;
using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Diagnostics;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Steps;

/// <summary><c>pm choose</c>: which tool forecasts each series best; with <c>--explain</c>, why, and what the heaviest members say of themselves.</summary>
internal static class ChooseVerb
{
    /// <summary>Members that --explain lays open.</summary>
    private const int Members = 3;

    public static Command Build()
    {
        var explain = new Option<bool>("--explain") { Description = "Print the league of every series fold by fold, the reasons, and the diagnostics of its heaviest members." };
        var campaign = new Option<string?>("--campaign") { Description = "This campaign only." };
        var market = new Option<string?>("--market") { Description = "This market only." };
        return StepVerbs.Verb("choose", "Step 4: which tool forecasts best, and why?", (asked, terminal) => Run(
            asked, terminal, asked.Parsed.GetValue(explain), asked.Parsed.GetValue(campaign), asked.Parsed.GetValue(market)), explain, campaign, market);
    }

    private static int Run(Asked asked, Terminal terminal, bool explain, string? campaign, string? market)
    {
        TrainingTable[] wanted = [.. asked.Framed.Tables.Where(t => (campaign is null || t.Key.Campaign == campaign) && (market is null || t.Key.Market == market))];
        if (wanted.Length == 0)
        {
            string series = string.Join(", ", asked.Framed.Tables.Select(t => t.Key).Take(6));
            terminal.Findings([Finding.Error(new Place("--campaign, --market"), "choose.no-series", "No series is called so.", $"Choose from {series}{(asked.Framed.Tables.Count > 6 ? " ..." : "")}.")]);
            return ExitCode.InputFault;
        }

        SufficiencyReport sufficiency = FourSteps.Evaluate(asked.Framed);
        SeriesKey[] trained = [.. wanted.Select(t => t.Key).Where(k => !sufficiency.OnLeads(k).Stops)];
        Workbench bench = FourSteps.Bench(asked.Framed, asked.Seed);
        var explanations = new SeriesExplanation[trained.Length];
        int done = 0;
        Parallel.For(0, trained.Length, new ParallelOptions { MaxDegreeOfParallelism = asked.Threads }, i =>
        {
            explanations[i] = SeriesExplanation.Of(bench, trained[i], asked.Framed.Cutoff, explain ? Members : 0);
            terminal.Progress(Interlocked.Increment(ref done), trained.Length, "series");
        });
        foreach (SeriesKey key in wanted.Select(t => t.Key).Except(trained))
            terminal.Say($"{key} is not trained: {sufficiency.OnLeads(key).Reason}");
        if (terminal.Json && explain)
            terminal.Document(new { verb = "choose", explanations });
        else if (terminal.Json)
            terminal.Document(new { verb = "choose", decisions = explanations.Select(e => e.Decision) });
        else
            Print(explanations, terminal, explain);
        return trained.Length < wanted.Length ? ExitCode.GateSaidNo : ExitCode.Done;
    }

    private static void Print(IReadOnlyList<SeriesExplanation> explanations, Terminal terminal, bool explain)
    {
        foreach (SeriesExplanation explanation in explanations)
        {
            SeriesDecision decision = explanation.Decision;
            terminal.Line($"{decision.Key}: {decision.Selected}{(decision.IsBaseline ? " (baseline)" : "")}; {decision.Skill.Reason}");
            if (explain)
                ExplanationText.Print(explanation, terminal);
            else
                League(decision, terminal);
        }
    }

    private static void League(SeriesDecision decision, Terminal terminal) => terminal.Table(
        ["candidate", "MAE", "WAPE", "x seasonal naive", "folds won", "weight", "refused"],
        [
            .. decision.League.Select(r => (IReadOnlyList<string>)
            [
                r.Candidate, r.MeanAbsoluteError?.ToString("G4", CultureInfo.InvariantCulture) ?? "n/a", StepVerbs.Percent(r.Wape),
                r.RelativeError?.ToString("0.00", CultureInfo.InvariantCulture) ?? "n/a", StepVerbs.Whole(r.FoldsWon), StepVerbs.Percent(r.Weight), r.Refused ?? "",
            ]),
        ]);
}
