using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>What a month of governance has: a run with its models, and one set of targets that stands (C02).</summary>
/// <param name="Steps">Steps of the month's run; 0 without one.</param>
/// <param name="Targets">Targets of the month that are published.</param>
/// <param name="Doubles">Campaigns and markets with more than one published target for the month: always 0 where the ledger holds.</param>
/// <param name="HasActual">The month's leads are there.</param>
public sealed record CycleMonth(Month Month, int Steps, int StepsDone, int Targets, int Doubles, bool HasActual)
{
    public bool HasRun => Steps > 0;

    public bool IsWhole => HasRun && StepsDone == Steps && Targets > 0 && Doubles == 0;
}

/// <summary>Twelve months of cycles, oldest first (C02).</summary>
public static class CycleYear
{
    public const int Months = 12;

    /// <summary>The months ending with the one in which the clock stands, one row each and none twice.</summary>
    public static IReadOnlyList<CycleMonth> Of(Month clock, Func<Month, CycleMonth> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return [.. Month.Range(clock.Plus(1 - Months), clock).Select(read)];
    }
}
