using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Pages.Evaluate;

/// <summary>The months that step 2's checks point at.</summary>
public static class CheckMarks
{
    /// <summary>The state that asks for most, of each month that a check names.</summary>
    public static Dictionary<Month, CellState> Of(DataSetSufficiency set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Dictionary<Month, CellState> marks = [];
        foreach (Check check in set.Checks.Where(c => c.Judged))
        {
            if (StateOf(check.Kind) is not CellState state)
                continue;
            foreach (Month month in check.Months)
                marks[month] = marks.TryGetValue(month, out CellState other) && other > state ? other : state;
        }

        return marks;
    }

    private static CellState? StateOf(string kind) => kind switch
    {
        CheckKind.Outlier or CheckKind.DriverOutlier => CellState.Outlier,
        CheckKind.LevelShift or CheckKind.DriverShift => CellState.Shift,
        CheckKind.UnitBreak => CellState.UnitBreak,
        CheckKind.ProvisionalAsFinal => CellState.Provisional,
        _ => null,
    };
}
