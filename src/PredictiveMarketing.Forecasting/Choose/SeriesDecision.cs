using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>What was chosen for one campaign in one market, from what evidence and why.</summary>
/// <param name="Origin">Last month of leads that was used.</param>
/// <param name="Selected"><c>combination</c>, the name of a single candidate, or the baseline.</param>
/// <param name="IsBaseline">True when the skill gate kept the baseline: nothing beat it in the inner folds.</param>
/// <param name="Skill">Did the choice beat seasonal naive on the inner folds?</param>
/// <param name="League">Every candidate's inner-fold errors and weight, best first.</param>
/// <param name="Reasons">For people to read; pages translate the codes.</param>
/// <param name="Folds">Inner folds that were scored.</param>
public sealed record SeriesDecision(
    SeriesKey Key,
    Month Origin,
    string Selected,
    bool IsBaseline,
    Verdict Skill,
    IReadOnlyList<LeagueRow> League,
    IReadOnlyList<Reason> Reasons,
    int Folds)
{
    /// <summary>Origins of the inner folds, oldest first; empty in documents of before these were kept.</summary>
    public IReadOnlyList<Month> Origins { get; init; } = [];
}

/// <summary>One candidate's line in the league table of a series.</summary>
/// <param name="Forecasts">Scored forecasts: folds times the horizons that could be reached.</param>
/// <param name="MeanAbsoluteError">In leads; null when nothing could be scored.</param>
/// <param name="Wape">Sum of absolute errors over the sum of actuals; null for a zero denominator.</param>
/// <param name="RelativeError">Mean absolute error over that of seasonal naive; null when that is 0.</param>
/// <param name="FoldsWon">Folds in which no other single candidate had a smaller error.</param>
/// <param name="Weight">Share in what was selected.</param>
public sealed record LeagueRow(
    string Candidate,
    int Forecasts,
    double? MeanAbsoluteError,
    double? Wape,
    double? RelativeError,
    int FoldsWon,
    double Weight,
    string? Refused)
{
    /// <summary>
    /// Mean absolute error of each inner fold over the months that could be scored, in the order of <see cref="SeriesDecision.Origins"/>; null where
    /// the candidate was refused or nothing could be scored.
    /// </summary>
    public IReadOnlyList<double?> FoldErrors { get; init; } = [];
}

/// <summary>A reason as data: a stable code and the values that go into its sentence.</summary>
public sealed record Reason(string Code, IReadOnlyDictionary<string, string> Values)
{
    public static Reason Of(string code, params (string Name, string Value)[] values) =>
        new(code, new SortedDictionary<string, string>(values.ToDictionary(v => v.Name, v => v.Value), StringComparer.Ordinal));
}
