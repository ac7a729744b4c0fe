using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Trainer.Backtests;

/// <summary>The folds of a backtest: from a file, or spread evenly over every series.</summary>
internal static class BacktestFolds
{
    public static (IReadOnlyList<(SeriesKey Key, Month Origin)> Folds, IReadOnlyList<Finding> Findings) Of(BacktestPlan plan, FramedQuestion framed)
    {
        var findings = new List<Finding>();
        List<(SeriesKey Key, Month Origin)> folds = plan.OriginsFile is null
            ? [.. framed.Tables.SelectMany(t => Backtest.SpreadOrigins(t, plan.Origins, plan.MinimumTraining).Select(o => (t.Key, o)))]
            : FromFile(plan.OriginsFile, framed, findings);
        if (folds.Count == 0 && findings.Count == 0)
            findings.Add(Finding.Error(new Place("leads.csv"), "backtest.no-fold", $"No series has more than {plan.MinimumTraining} months.", "Lower --min-train, or add history."));
        return (folds, findings);
    }

    private static List<(SeriesKey, Month)> FromFile(string path, FramedQuestion framed, List<Finding> findings)
    {
        var folds = new List<(SeriesKey, Month)>();
        if (!File.Exists(path))
        {
            findings.Add(Finding.Error(new Place(path), "backtest.origins-missing", "The file does not exist.", "Check the path of --origins-file."));
            return folds;
        }

        foreach (OriginLine line in OriginsFile.Read(path, findings))
        {
            if (framed.Tables.All(t => t.Key != line.Key))
                findings.Add(Finding.Error(new Place(path, line.Row), "backtest.unknown-series", $"There is no series {line.Key} in leads.csv.", "Write campaign and market exactly as in leads.csv."));
            else
                folds.Add((line.Key, line.Origin));
        }

        return folds;
    }
}
