using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Plan;

/// <summary>What a person's value must be to take the place of the model's.</summary>
public static class OverrideCheck
{
    /// <summary>Null when the value can be a target of the workspace.</summary>
    public static Finding? Of(Workspace workspace, double value)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return !double.IsFinite(value) ? Refusal("targets.value", "The value is not a number.", "Write a number.")
            : workspace.Contract.Kpi.NonNegative && value < 0 ? Refusal("targets.negative", "The value is below zero, and the KPI never is.", "Write 0 or more.")
            : TargetDrafts.IsCount(workspace) && value != Math.Floor(value) ? Refusal("targets.whole", "The value has a fraction, and the KPI is counted.", "Write a whole number.")
            : null;
    }

    private static Finding Refusal(string rule, string message, string cure) => Finding.Error(new Place("targets", Column: "value"), rule, message, cure);
}
