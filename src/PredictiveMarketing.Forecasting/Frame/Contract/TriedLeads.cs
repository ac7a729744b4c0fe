namespace PredictiveMarketing.Forecasting.Frame.Contract;

/// <summary>Some leads to try a definition and a label policy on, before any file is there.</summary>
/// <param name="Event">As the source calls it.</param>
/// <param name="Code">Code of a technical error, a test or a duplicate; null when there is none.</param>
/// <param name="Count">How many of them.</param>
public sealed record TriedEvent(string Event, string? Code, int Count);

/// <summary>What would count (F03, F04).</summary>
/// <param name="Qualified">Leads that count.</param>
/// <param name="OtherEvents">Rows of events that are no lead.</param>
/// <param name="Excluded">Rows that carry an excluded code.</param>
public sealed record TriedLeads(int Qualified, int OtherEvents, int Excluded)
{
    /// <param name="definition">Null: every event counts.</param>
    public static TriedLeads Of(LeadDefinition? definition, LabelPolicy policy, IReadOnlyList<TriedEvent> rows)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(rows);
        int qualified = 0, others = 0, excluded = 0;
        foreach (TriedEvent row in rows)
        {
            if (row.Code is { } code && policy.ExclusionCodes.Contains(code, StringComparer.OrdinalIgnoreCase))
                excluded += row.Count;
            else if (definition is not null && !definition.Counts(row.Event))
                others += row.Count;
            else
                qualified += row.Count;
        }

        return new TriedLeads(qualified, others, excluded);
    }
}
