using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Diagnostics;

/// <summary>Why a series is forecast as it is: the decision with its league table, and the heaviest members laid open.</summary>
/// <param name="Members">By weight, the heaviest first.</param>
public sealed record SeriesExplanation(SeriesDecision Decision, IReadOnlyList<MemberExplanation> Members)
{
    /// <param name="members">How many members are laid open.</param>
    public static SeriesExplanation Of(Workbench bench, SeriesKey key, Cutoff cutoff, int members)
    {
        ArgumentNullException.ThrowIfNull(bench);
        Choice choice = bench.Choice(key, cutoff);
        KnownTable table = bench.Table(key, cutoff);
        int[] heaviest =
        [
            .. Enumerable.Range(0, bench.Pool.Count).Where(c => choice.Weights[c] > 0)
                .OrderByDescending(c => choice.Weights[c]).ThenBy(c => c).Take(members),
        ];
        return new SeriesExplanation(choice.Decision, [.. heaviest.Select(c => Member(bench, bench.Pool[c], choice.Weights[c], table, cutoff)).OfType<MemberExplanation>()]);
    }

    private static MemberExplanation? Member(Workbench bench, ICandidate candidate, double weight, KnownTable table, Cutoff cutoff)
    {
        if (bench.Fit(candidate, table.Key, cutoff).Model is not { } model)
            return null;
        var diagnostics = ModelDiagnostics.Of(candidate.Name, model, table);
        if (candidate is LocalCandidate local)
        {
            IReadOnlyList<double?> influence = MonthInfluence.Of(local, table);
            diagnostics = diagnostics with { Months = [.. diagnostics.Months.Select((m, t) => m with { Influence = influence[t] })] };
        }

        IReadOnlyList<DriverImportance> drivers = !candidate.SeesDrivers ? [] : DriverImportance.Of(bench, candidate, table.Key, cutoff);
        return new MemberExplanation(weight, diagnostics, drivers);
    }
}

/// <summary>One member of what was selected.</summary>
/// <param name="Weight">Its share.</param>
/// <param name="Drivers">What each driver is worth to it out of sample; empty for families that look at no driver.</param>
public sealed record MemberExplanation(double Weight, ModelDiagnostics Diagnostics, IReadOnlyList<DriverImportance> Drivers);
