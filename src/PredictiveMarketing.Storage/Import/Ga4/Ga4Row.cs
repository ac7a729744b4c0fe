using PredictiveMarketing.Storage.Import.Feeds;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>What a row of a GA4 table says.</summary>
/// <param name="Channel">Null where the table has no channels.</param>
/// <param name="Event">The event's name, where the table has events.</param>
internal sealed record Ga4Row(int Number, DaySpan Span, string Market, string? Channel, string? Event, IReadOnlyList<(Ga4Measure Measure, decimal Value)> Values)
{
    /// <summary>Sessions, the weight of its rates; null where the row does not tell.</summary>
    public decimal? Sessions
    {
        get
        {
            foreach ((Ga4Measure measure, decimal value) in Values)
            {
                if (measure == Ga4Measure.Sessions)
                    return value;
            }

            return null;
        }
    }
}
