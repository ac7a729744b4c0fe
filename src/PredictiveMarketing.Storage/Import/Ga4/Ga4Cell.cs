using PredictiveMarketing.Storage.Import.Feeds;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>A measure of a market, month and channel, as far as rows have been added.</summary>
internal sealed class Ga4Sum
{
    private decimal total, weight;
    private bool whole = true, unweighted;

    public List<int> Rows { get; } = [];

    /// <param name="share">Of the row's days that are in this month.</param>
    public void Add(Ga4Measure measure, decimal value, decimal share, Ga4Row row)
    {
        Rows.Add(row.Number);
        whole &= row.Span.IsWholeMonth;
        unweighted |= row.Sessions is null;
        decimal part = measure.Joining switch
        {
            Ga4Joining.Added => share,
            Ga4Joining.WeightedBySessions => (row.Sessions ?? 1) * share,
            _ => 1,
        };
        total += value * part;
        weight += part;
    }

    /// <summary>The month's value; null when the rows do not give one.</summary>
    public decimal? Value(Ga4Measure measure) => measure.Joining switch
    {
        Ga4Joining.Added => total,
        Ga4Joining.NeverAdded => Rows.Count == 1 && whole ? total : null,
        _ => weight > 0 && (!unweighted || Rows.Count == 1) ? total / weight : null,
    };

    /// <summary>There are rows, and yet no value: people that cannot be added, rates without their sessions. No sessions at all is no such case.</summary>
    public bool IsLost(Ga4Measure measure) => Value(measure) is null && (measure.Joining == Ga4Joining.NeverAdded || unweighted);
}

/// <summary>All measures of a market, month and channel.</summary>
internal sealed class Ga4Cell
{
    private readonly Dictionary<string, (Ga4Measure Measure, Ga4Sum Sum)> sums = new(StringComparer.Ordinal);

    public IEnumerable<(Ga4Measure Measure, Ga4Sum Sum)> Sums => sums.Values;

    public void Add(Ga4Row row, Ga4Measure measure, decimal value, decimal share)
    {
        if (!sums.TryGetValue(measure.Field, out (Ga4Measure Measure, Ga4Sum Sum) held))
            sums[measure.Field] = held = (measure, new Ga4Sum());
        held.Sum.Add(measure, value, share, row);
    }

    public (decimal Value, List<int> Rows)? Of(Ga4Measure measure) =>
        sums.TryGetValue(measure.Field, out (Ga4Measure Measure, Ga4Sum Sum) held) && held.Sum.Value(measure) is { } value ? (value, held.Sum.Rows) : null;
}
