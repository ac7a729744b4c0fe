using System.Globalization;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Diagnostics;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Steps;

/// <summary>An explanation as a person reads it on a terminal; everything is in <c>--json</c>.</summary>
internal static class ExplanationText
{
    private const int MostCoefficients = 12;

    private const int MostMonths = 5;

    public static void Print(SeriesExplanation explanation, Terminal terminal)
    {
        foreach (Reason reason in explanation.Decision.Reasons)
            terminal.Line($"  - {ReasonWords.Of(reason)}");
        terminal.Line();
        terminal.Line("  errors of each candidate on each inner fold (mean absolute, by last known month; * is the smallest)");
        Folds(explanation.Decision, terminal);
        foreach (MemberExplanation member in explanation.Members)
            Member(member, terminal);
        terminal.Line();
    }

    private static void Folds(SeriesDecision decision, Terminal terminal)
    {
        double?[] least = [.. Enumerable.Range(0, decision.Origins.Count).Select(f => decision.League.Where(r => r.Candidate != Backtest.Combination).Min(r => r.FoldErrors[f]))];
        terminal.Table(
            ["candidate", .. decision.Origins.Select(o => o.ToString()[2..]), "mean", "x seasonal naive", "won", "weight", "refused"],
            [
                .. decision.League.Select(r => (IReadOnlyList<string>)
                [
                    r.Candidate, .. r.FoldErrors.Select((e, f) => Short(e) + (e is not null && e == least[f] && r.Candidate != Backtest.Combination ? "*" : " ")),
                    Short(r.MeanAbsoluteError), Number(r.RelativeError, "0.00"), StepVerbs.Whole(r.FoldsWon), StepVerbs.Percent(r.Weight), r.Refused ?? "",
                ]),
            ]);
    }

    private static void Member(MemberExplanation member, Terminal terminal)
    {
        ModelLine line = member.Diagnostics.Model;
        terminal.Line();
        terminal.Line($"  {member.Diagnostics.Candidate}, {StepVerbs.Percent(member.Weight)} of the weight");
        terminal.Table(
            ["months", "parameters", "log-likelihood", "AICc", "residual sd", "one-step error in sample", "x year on year", "Ljung-Box p", "lags", "normal p"],
            [[
                StepVerbs.Whole(line.Months), Number(line.Parameters, "0.0"), Number(line.LogLikelihood, "0.00"), Number(line.Aicc, "0.0"), Short(line.ResidualDeviation),
                Short(line.MeanAbsoluteError), Number(line.ScaledError, "0.00"), Number(line.Autocorrelation?.PValue, "0.000"),
                line.Autocorrelation is { } box ? StepVerbs.Whole(box.Lags) : "n/a", Number(line.Normality?.PValue, "0.000"),
            ]]);
        if (line.Caution is { } caution)
            terminal.Line($"  {caution}");
        Coefficients(member.Diagnostics.Coefficients, terminal);
        if (member.Drivers.Count > 0)
        {
            terminal.Table(
                ["driver", "error x when permuted", "+-", "error x without it", "folds"],
                [.. member.Drivers.Select(d => (IReadOnlyList<string>)[d.Driver, Number(d.Permuted, "0.00"), Number(d.Scatter, "0.00"), Number(d.Dropped, "0.00"), StepVerbs.Whole(d.Folds)])]);
        }

        Months(member.Diagnostics.Months, terminal);
    }

    // The clearest ones first where there are standard errors, else in the model's own order.
    private static void Coefficients(IReadOnlyList<CoefficientLine> all, Terminal terminal)
    {
        IEnumerable<CoefficientLine> ranked = all.Any(c => c.StandardError is not null)
            ? all.OrderByDescending(c => c.StandardError is > 0 and { } error ? Math.Abs(c.Estimate / error) : 0)
            : all;
        terminal.Table(
            ["term", "estimate", "standard error", "from", "to", "unit"],
            [.. ranked.Take(MostCoefficients).Select(c => (IReadOnlyList<string>)[c.Term, Short(c.Estimate), Short(c.StandardError), Short(c.Lower), Short(c.Upper), c.Unit])]);
        if (all.Count > MostCoefficients)
            terminal.Line($"  and {StepVerbs.Whole(all.Count - MostCoefficients)} more (--json has all)");
    }

    private static void Months(IReadOnlyList<MonthLine> all, Terminal terminal)
    {
        MonthLine[] weighty = [.. all.Where(m => m.Influence is not null || m.CooksDistance is not null)
            .OrderByDescending(m => Math.Abs(m.Influence ?? 0)).ThenByDescending(m => m.CooksDistance ?? 0).ThenBy(m => m.Month).Take(MostMonths)];
        if (weighty.Length == 0)
            return;
        terminal.Table(
            ["month that weighs most", "actual", "fitted", "residual", "leverage", "Cook's distance", "forecast moves without it"],
            [
                .. weighty.Select(m => (IReadOnlyList<string>)
                [
                    m.Month.ToString(), Short(m.Actual), Short(m.Fitted), Short(m.Residual), Number(m.Leverage, "0.00"), Number(m.CooksDistance, "0.00"),
                    m.Influence?.ToString("+0.0 %;-0.0 %;0.0 %", CultureInfo.InvariantCulture) ?? "n/a",
                ]),
            ]);
    }

    private static string Short(double? value) => value is { } v ? v.ToString(Math.Abs(v) >= 1000 ? "0" : "G4", CultureInfo.InvariantCulture) : "n/a";

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "n/a";
}
