using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Simulation.Faults;

namespace PredictiveMarketing.Benchmarks.Gates;

/// <summary>The results of the study as tables.</summary>
internal static class GatesTables
{
    public static string Of(IReadOnlyList<FaultResult> results, IReadOnlyList<PowerTrial> powers, IReadOnlyList<double> multiples) =>
        $"{Faults(results)}\n{Alarms(results)}\n{Power(powers, multiples)}";

    private static string Faults(IReadOnlyList<FaultResult> results)
    {
        var text = new StringBuilder("| planted fault | workspaces | caught |\n|---|---:|---:|\n");
        foreach (IGrouping<FaultKind, FaultResult> kind in results.Where(r => r.Kind != FaultKind.None).GroupBy(r => r.Kind))
            text.Append(CultureInfo.InvariantCulture, $"| {Words(kind.Key)} | {kind.Count()} | {100.0 * kind.Count(r => r.Caught) / kind.Count():0.#} % |\n");
        return text.ToString();
    }

    private static string Alarms(IReadOnlyList<FaultResult> results)
    {
        FaultResult[] clean = [.. results.Where(r => r.Kind == FaultKind.None)];
        var text = new StringBuilder("| check | clean workspaces with a false alarm |\n|---|---:|\n");
        foreach (string kind in CheckKind.All.Where(k => k != CheckKind.Months))
            text.Append(CultureInfo.InvariantCulture, $"| `{kind}` | {100.0 * clean.Count(r => r.Alarms.Contains(kind)) / clean.Length:0.#} % |\n");
        text.Append(CultureInfo.InvariantCulture, $"| a true driver taken for a leak | {100.0 * clean.Count(r => r.Alarms.Contains(FaultTrial.LeakAlarm)) / clean.Length:0.#} % |\n");
        return text.ToString();
    }

    /// <summary>The level shift where the noise is as large as it may be.</summary>
    public static string Noisy(IReadOnlyList<FaultResult> results)
    {
        FaultResult[] clean = [.. results.Where(r => r.Kind == FaultKind.None)], shifted = [.. results.Where(r => r.Kind == FaultKind.LevelShift)];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\nWith 7 to 10 % of noise {100.0 * shifted.Count(r => r.Caught) / shifted.Length:0.#} % of {shifted.Length} level shifts are caught, with a false alarm in {100.0 * clean.Count(r => r.Alarms.Contains(CheckKind.LevelShift)) / clean.Length:0.#} % of {clean.Length} clean workspaces.\n");
    }

    private static string Power(IReadOnlyList<PowerTrial> powers, IReadOnlyList<double> multiples)
    {
        PowerTrial[] stated = [.. powers.Where(p => p.Stated is not null)];
        var text = new StringBuilder("| size of the planted effect | workspaces | proven |\n|---|---:|---:|\n");
        for (int m = 0; m < multiples.Count; m++)
            text.Append(CultureInfo.InvariantCulture, $"| {multiples[m]} x the stated detectable size | {stated.Length} | {100.0 * stated.Count(p => p.Proven[m]) / Math.Max(1, stated.Length):0.#} % |\n");
        text.Append(CultureInfo.InvariantCulture, $"\nIn {powers.Count - stated.Length} further workspaces step 2 said that no effect of the channel could be seen.\n");
        return text.ToString();
    }

    private static string Words(FaultKind kind) => kind switch
    {
        FaultKind.Leak => "leak",
        FaultKind.IrrelevantDriver => "irrelevant driver",
        FaultKind.DuplicateSource => "duplicate source",
        FaultKind.UnitBreak => "unit break",
        FaultKind.Gap => "gap",
        FaultKind.ConstantChannel => "constant channel",
        FaultKind.LevelShift => "20 % level shift",
        FaultKind.DriverOutlier => "outlier in a driver",
        FaultKind.DriverShift => "level shift of a driver",
        FaultKind.SeriesEnded => "series ended",
        FaultKind.ProvisionalAsFinal => "provisional months taken as final",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
