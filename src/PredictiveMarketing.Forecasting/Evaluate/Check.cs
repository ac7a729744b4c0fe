using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate;

/// <summary>One question that step 2 asked of a data set, and the answer.</summary>
/// <param name="Kind">Stable id: one of <see cref="CheckKind"/>.</param>
/// <param name="Verdict">Its reason is in words.</param>
/// <param name="Months">The months that it is about; of a break or a shift, the first month after it.</param>
/// <param name="Evidence">The numbers behind it, by name.</param>
public sealed record Check(string Kind, Verdict Verdict, IReadOnlyList<Month> Months, IReadOnlyDictionary<string, double> Evidence)
{
    /// <summary>False where the data do not allow an answer; then the verdict says why and counts for nothing.</summary>
    public bool Judged { get; init; } = true;

    internal static Check Review(string kind, string reason, IReadOnlyList<Month> months, params ReadOnlySpan<(string Name, double Value)> evidence) =>
        new(kind, Verdict.Review(reason), months, Named(evidence));

    internal static Check Fail(string kind, string reason, IReadOnlyList<Month> months, params ReadOnlySpan<(string Name, double Value)> evidence) =>
        new(kind, Verdict.Fail(reason), months, Named(evidence));

    internal static Check CannotBeJudged(string kind, string why) =>
        new(kind, Verdict.Review($"cannot be judged: {why}"), [], Named([])) { Judged = false };

    private static Dictionary<string, double> Named(ReadOnlySpan<(string Name, double Value)> evidence)
    {
        var named = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach ((string name, double value) in evidence)
            named[name] = value;
        return named;
    }
}

/// <summary>The kinds of checks, as they stand in reports.</summary>
public static class CheckKind
{
    public const string Months = "months";
    public const string Gap = "gap";
    public const string Freshness = "freshness";
    public const string Ended = "ended";
    public const string StartsLate = "starts-late";
    public const string Constant = "constant";
    public const string Outlier = "outlier";
    public const string LevelShift = "level-shift";
    public const string DriverOutlier = "driver-outlier";
    public const string DriverShift = "driver-shift";
    public const string UnitBreak = "unit-break";
    public const string DuplicateSource = "duplicate-source";
    public const string MovesTogether = "moves-together";
    public const string ProvisionalAsFinal = "provisional-as-final";

    public static IReadOnlyList<string> All { get; } =
        [Months, Gap, Freshness, Ended, StartsLate, Constant, Outlier, LevelShift, DriverOutlier, DriverShift, UnitBreak, DuplicateSource, MovesTogether, ProvisionalAsFinal];
}
