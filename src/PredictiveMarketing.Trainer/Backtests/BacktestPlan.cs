using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Trainer.Backtests;

/// <summary>What was asked for on the command line of <c>pm backtest</c>.</summary>
internal sealed record BacktestPlan(
    string Workspace,
    string Output,
    int? Horizon,
    int Origins,
    string? OriginsFile,
    int MinimumTraining,
    int? Window,
    string Models,
    bool AsPlanned,
    int Seed,
    int Threads)
{
    public IReadOnlyList<Finding> Check()
    {
        var findings = new List<Finding>();
        void Range(string option, int? value, int low, int high)
        {
            if (value < low || value > high)
                findings.Add(Finding.Error(new Place(option), "backtest.option", $"{option} is {value}.", $"Give a number from {low} to {high}."));
        }

        Range("--horizon", Horizon, 1, 36);
        Range("--origins", Origins, 1, 1000);
        Range("--min-train", MinimumTraining, 1, 1000);
        Range("--window", Window, 2, 10000);
        Range("--threads", Threads, 1, 256);
        Range("--seed", Seed, 0, int.MaxValue);
        return findings;
    }
}
