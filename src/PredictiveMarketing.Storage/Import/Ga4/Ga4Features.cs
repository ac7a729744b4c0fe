namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>A driver made of a GA4 measure.</summary>
/// <param name="Name">Without <c>ga4_</c> and channel.</param>
internal sealed record Ga4Feature(string Name, Ga4Section Section, decimal Value, IReadOnlyList<int> Rows);

/// <summary>What a cell says in the four sections of Analytics. Without a denominator there is no value, never a 0.</summary>
internal static class Ga4Features
{
    private static readonly HashSet<string> Ingredients =
        [Ga4Measure.Bounces.Field, Ga4Measure.BounceRate.Field, Ga4Measure.EngagementRate.Field, Ga4Measure.NewVisitors.Field, Ga4Measure.NewUsers.Field];

    public static IEnumerable<Ga4Feature> Of(Ga4Cell cell)
    {
        foreach ((Ga4Measure measure, Ga4Sum sum) in cell.Sums)
        {
            if (!Ingredients.Contains(measure.Field) && sum.Value(measure) is { } value)
                yield return new Ga4Feature(measure.Name, measure.Section, value, sum.Rows);
        }

        if ((cell.Of(Ga4Measure.NewUsers) ?? cell.Of(Ga4Measure.NewVisitors)) is { } added)
            yield return new Ga4Feature(Ga4Measure.NewUsers.Name, Ga4Section.Audience, added.Value, added.Rows);
        // Both from the same count where there is one: 120 new and 80 returning are 1.5.
        if ((cell.Of(Ga4Measure.NewVisitors) ?? cell.Of(Ga4Measure.NewUsers)) is { } fresh && cell.Of(Ga4Measure.ReturningUsers) is { Value: > 0 } again)
            yield return new Ga4Feature("new_to_returning", Ga4Section.Audience, fresh.Value / again.Value, [.. fresh.Rows, .. again.Rows]);
        if (BounceRate(cell) is { } bounced)
            yield return new Ga4Feature(Ga4Measure.BounceRate.Name, Ga4Section.Behaviour, bounced.Value, bounced.Rows);
    }

    /// <summary>Sessions that were not engaged over sessions, GA4's own definition; counts before rates, because they are exact.</summary>
    private static (decimal Value, List<int> Rows)? BounceRate(Ga4Cell cell)
    {
        if (cell.Of(Ga4Measure.Sessions) is { Value: > 0 } sessions)
        {
            if (cell.Of(Ga4Measure.Bounces) is { } bounces && bounces.Value <= sessions.Value)
                return (bounces.Value / sessions.Value, sessions.Rows);
            if (cell.Of(Ga4Measure.EngagedSessions) is { } engaged && engaged.Value <= sessions.Value)
                return (1 - (engaged.Value / sessions.Value), sessions.Rows);
        }

        return cell.Of(Ga4Measure.BounceRate) ?? (cell.Of(Ga4Measure.EngagementRate) is { } rate ? (1 - rate.Value, rate.Rows) : null);
    }
}
