using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>A figure as a digest kept it: what was known when it was written stays, whatever is known later.</summary>
/// <param name="Kpi">Key of the board's KPI.</param>
/// <param name="Variant">Name of the definition that has the value.</param>
/// <param name="Before">The value of the month before; null where there is none.</param>
/// <param name="WhyNot">Why there is no value.</param>
public sealed record DigestFigure(
    string Kpi, string Variant, Month Month, decimal? Actual, decimal? Target, TileState State, decimal? Before, string? WhyNot)
{
    /// <summary>The month was still being qualified: the value is the estimate of the whole month.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>What the values count; money is in the digest's currency.</summary>
    public KpiUnit Unit => (BoardKpis.Named(Kpi)?.Variants.FirstOrDefault(v => v.Name == Variant) ?? KpiCatalogue.Named(Variant))?.Unit ?? KpiUnit.Count;
}

/// <summary>Something that happened in the week, or waits: a code and its facts, so that every language can tell it.</summary>
public sealed record DigestLine(string Code, int Count, string About = "");

/// <summary>A week as a page, a mail or a program tells it.</summary>
/// <param name="Week">ISO week, <c>2026-W47</c>.</param>
/// <param name="Figures">Of the management board that was approved, else of the starter set.</param>
public sealed record DigestContent(
    string Week, IReadOnlyList<DigestFigure> Figures, IReadOnlyList<DigestLine> Happened, IReadOnlyList<DigestLine> Waits)
{
    /// <summary>Of every amount of money in it; null in digests of before it was kept.</summary>
    public string? Currency { get; init; }
}
