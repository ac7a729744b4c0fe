using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Relate;

namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>What the gates said of one simulated workspace.</summary>
/// <param name="Caught">The planted fault was reported where it is.</param>
/// <param name="Alarms">Kinds of checks that reported something anywhere.</param>
public sealed record FaultResult(FaultKind Kind, string Variant, FaultSettings Settings, bool Caught, IReadOnlyList<string> Alarms);

/// <summary>Plants a fault, runs steps 1 to 3 and looks whether it is reported.</summary>
public static class FaultTrial
{
    /// <summary>Kinds of checks that answer to each fault; faults without one are judged by step 3.</summary>
    private static readonly Dictionary<FaultKind, string[]> Answers = new()
    {
        [FaultKind.DuplicateSource] = [CheckKind.DuplicateSource],
        [FaultKind.UnitBreak] = [CheckKind.UnitBreak],
        [FaultKind.Gap] = [CheckKind.Gap],
        [FaultKind.ConstantChannel] = [CheckKind.Constant],
        [FaultKind.LevelShift] = [CheckKind.LevelShift],
        [FaultKind.DriverOutlier] = [CheckKind.DriverOutlier],
        // Five times the spend in a year of large budgets is nearly ten times: it is told, under the other name.
        [FaultKind.DriverShift] = [CheckKind.DriverShift, CheckKind.UnitBreak],
        [FaultKind.SeriesEnded] = [CheckKind.Ended],
        [FaultKind.ProvisionalAsFinal] = [CheckKind.ProvisionalAsFinal],
    };

    /// <summary>Among the alarms of a clean workspace: step 3 took an honest driver for one that contains the answer.</summary>
    public const string LeakAlarm = "leak";

    public static FaultResult Run(FaultKind kind, FaultSettings settings)
    {
        FaultyWorkspace faulty = FaultyWorkspace.Of(kind, settings);
        FramedQuestion framed = FourSteps.Frame(faulty.Workspace, clock: null);
        SufficiencyReport report = FourSteps.Evaluate(framed);
        // Fewer months than three years are told of every short workspace: that is no alarm.
        string[] alarms = [.. report.DataSets.SelectMany(d => d.Checks).Where(c => c.Judged && c.Kind != CheckKind.Months).Select(c => c.Kind).Distinct().Order(StringComparer.Ordinal)];
        if (kind == FaultKind.None && framed.Tables.Any(t => FourSteps.Relate(FourSteps.Bench(framed, seed: 1), t.Key).Drivers.Any(d => d.Leak is not null)))
            alarms = [.. alarms, LeakAlarm];
        return new FaultResult(kind, faulty.Variant, settings, Caught(faulty, framed, report), alarms);
    }

    private static bool Caught(FaultyWorkspace faulty, FramedQuestion framed, SufficiencyReport report) => faulty.Kind switch
    {
        FaultKind.None => false,
        // A leak may not be used at all; what means nothing may be on trial, where models shrink it, and may not count as proven.
        FaultKind.Leak => !Any(framed, faulty.Where, e => e.IsUsed),
        FaultKind.IrrelevantDriver => !Any(framed, faulty.Where, e => e.IsProven),
        _ => report.DataSets.Where(d => d.Series is { } series && faulty.Markets.Contains(series) && Concerns(d.DataSet, faulty))
            .SelectMany(d => d.Checks).Any(c => c.Judged && Answers[faulty.Kind].Contains(c.Kind)),
    };

    // Of any series: one wrong answer is one too many.
    private static bool Any(FramedQuestion framed, string driver, Func<DriverEvidence, bool> holds)
    {
        Workbench bench = FourSteps.Bench(framed, seed: 1);
        return framed.Tables.Any(t => FourSteps.Relate(bench, t.Key).Drivers.Any(d => d.Driver == driver && holds(d)));
    }

    private static bool Concerns(string dataSet, FaultyWorkspace faulty) =>
        dataSet == faulty.Where || dataSet.EndsWith(' ' + faulty.Where, StringComparison.Ordinal) || (faulty.Also.Length > 0 && dataSet.EndsWith(' ' + faulty.Also, StringComparison.Ordinal));
}
