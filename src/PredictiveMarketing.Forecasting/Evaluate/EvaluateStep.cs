using PredictiveMarketing.Forecasting.Evaluate.Checks;
using PredictiveMarketing.Forecasting.Evaluate.Levels;
using PredictiveMarketing.Forecasting.Evaluate.Power;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate;

/// <summary>
/// Step 2: are the data sets sufficient, and are they what they seem? Every data set gets a verdict with its reason; nothing measured is never a pass.
/// And for each campaign: how small an effect could its history show?
/// </summary>
public static class EvaluateStep
{
    public static SufficiencyReport Run(FramedQuestion framed)
    {
        ArgumentNullException.ThrowIfNull(framed);
        var leads = LeadChecks.Of(framed);
        var drivers = DriverChecks.Of(framed);
        var reports = new List<DataSetSufficiency>();
        foreach (TrainingTable table in framed.Tables)
        {
            reports.Add(leads.On(table));
            reports.AddRange(drivers.On(table));
        }

        return new SufficiencyReport(reports) { Power = PowerStatements.Of(framed) };
    }

    /// <summary>The worst of the checks that could be judged, with the reasons of all that are as bad; without any, a pass.</summary>
    internal static Verdict Overall(IReadOnlyList<Check> checks, string pass)
    {
        Check[] judged = [.. checks.Where(c => c.Judged)];
        if (judged.Length == 0)
            return Verdict.Pass(pass);
        Judgement worst = judged.Max(c => c.Verdict.Judgement);
        return new Verdict(worst, string.Join("; ", judged.Where(c => c.Verdict.Judgement == worst).Select(c => c.Verdict.Reason)));
    }
}
