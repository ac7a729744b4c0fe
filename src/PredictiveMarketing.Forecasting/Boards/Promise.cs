using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>What was promised for a month, and what came.</summary>
/// <param name="Key">A campaign in a market, or the campaign's total.</param>
/// <param name="Actual">Leads that are final; null while they are not.</param>
public sealed record Promise(SeriesKey Key, Month Month, TargetOrigin Origin, double Target, double? Actual)
{
    /// <summary>Worth a celebration (B06). A target of zero is reached by nobody's work.</summary>
    public bool IsReached => Target > 0 && Actual >= Target;
}
