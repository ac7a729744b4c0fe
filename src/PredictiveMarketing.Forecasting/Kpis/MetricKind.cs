namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>Whether a figure helps to decide, and how high it stands (F05).</summary>
public enum MetricKind
{
    /// <summary>Looks good and decides nothing: never a target, never a north star.</summary>
    Vanity,

    /// <summary>Somebody can act on it: a rate, a cost, a share.</summary>
    Actionable,

    /// <summary>A result that a team answers for, such as qualified leads: what a target is set on.</summary>
    Kpi,

    /// <summary>The one figure that says whether customers get what they come for; a workspace has one at most.</summary>
    NorthStar,
}
