using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>A month of a KPI's trend.</summary>
/// <param name="Value">Null where it is not known; never drawn as 0.</param>
public sealed record TrendPoint(Month Month, decimal? Value, decimal? Target);

/// <summary>Where a target comes from.</summary>
public enum TargetOrigin
{
    None,

    /// <summary>Published in the ledger.</summary>
    Published,

    /// <summary>The goals of the workspace.</summary>
    Goal,

    /// <summary>The media plan.</summary>
    Plan,

    /// <summary>Written on the board.</summary>
    Board,
}

/// <summary>A KPI with everything that a reader would ask about it: a board must not raise more questions than it answers (B08).</summary>
/// <param name="Headline">The first variant that has a value, else the first one with the reason why not.</param>
/// <param name="Others">The other variants, for the same month.</param>
/// <param name="Month">The month that the headline stands for; without a figure the month that it should stand for.</param>
/// <param name="Late">Months between the month that should be known and <paramref name="Month"/>.</param>
/// <param name="Trend">Oldest first; ends with <paramref name="Month"/>.</param>
public sealed record TileFigure(BoardKpi Kpi, KpiResult Headline, IReadOnlyList<KpiResult> Others, Month Month, int Late, IReadOnlyList<TrendPoint> Trend)
{
    public decimal? Target { get; init; }

    public TargetOrigin TargetOrigin { get; init; }

    /// <summary>Leads of the month that have been counted so far, where the headline is an estimate of the whole month.</summary>
    public decimal? CountedSoFar { get; init; }

    public decimal? Actual => Headline.Value;

    /// <summary>Actual minus target, in the KPI's unit.</summary>
    public decimal? Gap => Actual - Target;

    /// <summary>The gap as a share of the target; null at a target of zero.</summary>
    public decimal? GapShare => Target is 0 ? null : Gap / Target;

    public decimal? LastYear => Trend.FirstOrDefault(p => p.Month == Month.LastYear)?.Value;

    public TileState State => TileStates.Of(Actual, Target, Kpi.LowerIsBetter, Late);

    public bool IsStale => Late > TileStates.MonthsLate;

    /// <summary>Definition, formula, source and date: all four are there, with or without a value (B08).</summary>
    public bool AnswersTheReader =>
        Headline.Definition is { Formula.Length: > 0, Source.Length: > 0 } && (Headline.Value is null ? Headline.WhyNot is { Length: > 0 } : Headline.Inputs.All(i => i.Source.Length > 0) && Headline.AsOf is not null);
}
