using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>Which line of media_plan.csv a flight belongs to, but for its month and status.</summary>
internal readonly record struct LineKey(string Campaign, string Market, string Channel, MediaLevel Level, string? Version);

/// <summary>What a flight brings to one month.</summary>
/// <param name="Spend">In the flight's own currency.</param>
internal readonly record struct MonthPart(Month Month, Money Spend, long? Impressions, long? Clicks, long? Leads);

/// <summary>A row of the plan, understood.</summary>
/// <param name="State">Null: the clock decides, month by month.</param>
internal sealed record PlanLine(int Row, LineKey Key, string Currency, LineState? State, IReadOnlyList<MonthPart> Parts);
