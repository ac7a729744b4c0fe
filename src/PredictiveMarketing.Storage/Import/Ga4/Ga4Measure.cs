namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>The four sections in which Analytics tells its story (D07); they group the drivers made of it.</summary>
public enum Ga4Section
{
    /// <summary>Who comes: users, new and returning.</summary>
    Audience,

    /// <summary>From where: sessions by channel.</summary>
    Acquisition,

    /// <summary>What they do: engagement, duration, bounces.</summary>
    Behaviour,

    /// <summary>What comes of it: key events.</summary>
    Conversions,
}

/// <summary>How rows of a measure become a month.</summary>
internal enum Ga4Joining
{
    /// <summary>Rows are added up.</summary>
    Added,

    /// <summary>People who come on two days or by two channels are one person: only a row of the whole month counts.</summary>
    NeverAdded,

    /// <summary>A mean or a rate: weighted by the sessions of its rows.</summary>
    WeightedBySessions,
}

/// <summary>A measure of GA4.</summary>
/// <param name="Field">Its name among the columns.</param>
/// <param name="Name">Of the external, after <c>ga4_</c>.</param>
/// <param name="Largest">Beyond this it is not what its header says.</param>
internal sealed record Ga4Measure(string Field, string Name, Ga4Section Section, Ga4Joining Joining, decimal Largest)
{
    private const decimal Countable = 1e12m;
    private const decimal SecondsOfADay = 86_400m;

    public static Ga4Measure Sessions { get; } = new("sessions", "sessions", Ga4Section.Acquisition, Ga4Joining.Added, Countable);

    public static Ga4Measure EngagedSessions { get; } = new("engaged-sessions", "engaged_sessions", Ga4Section.Behaviour, Ga4Joining.Added, Countable);

    public static Ga4Measure Users { get; } = new("users", "users", Ga4Section.Audience, Ga4Joining.NeverAdded, Countable);

    public static Ga4Measure ActiveUsers { get; } = new("active-users", "active_users", Ga4Section.Audience, Ga4Joining.NeverAdded, Countable);

    /// <summary>First visits: everybody has one, so they may be added up.</summary>
    public static Ga4Measure NewUsers { get; } = new("new-users", "new_users", Ga4Section.Audience, Ga4Joining.Added, Countable);

    public static Ga4Measure ReturningUsers { get; } = new("returning-users", "returning_users", Ga4Section.Audience, Ga4Joining.NeverAdded, Countable);

    /// <summary>Users of the dimension new or returning, in its row <c>new</c>.</summary>
    public static Ga4Measure NewVisitors { get; } = new("new-visitors", "new_users", Ga4Section.Audience, Ga4Joining.NeverAdded, Countable);

    /// <summary>Seconds.</summary>
    public static Ga4Measure Duration { get; } = new("average-session-duration", "average_session_duration", Ga4Section.Behaviour, Ga4Joining.WeightedBySessions, SecondsOfADay);

    /// <summary>Seconds in which the page was in front.</summary>
    public static Ga4Measure Engagement { get; } = new("average-engagement-time", "average_engagement_time", Ga4Section.Behaviour, Ga4Joining.WeightedBySessions, SecondsOfADay);

    /// <summary>Share of the sessions, 0 to 1.</summary>
    public static Ga4Measure BounceRate { get; } = new("bounce-rate", "bounce_rate", Ga4Section.Behaviour, Ga4Joining.WeightedBySessions, 1);

    public static Ga4Measure Bounces { get; } = new("bounces", "bounces", Ga4Section.Behaviour, Ga4Joining.Added, Countable);

    /// <summary>Share of the sessions, 0 to 1: what is left of 1 are the bounces.</summary>
    public static Ga4Measure EngagementRate { get; } = new("engagement-rate", "engagement_rate", Ga4Section.Behaviour, Ga4Joining.WeightedBySessions, 1);

    public static Ga4Measure Views { get; } = new("views", "views", Ga4Section.Behaviour, Ga4Joining.Added, Countable);

    public static Ga4Measure KeyEvents { get; } = new("key-events", "key_events", Ga4Section.Conversions, Ga4Joining.Added, Countable);

    /// <summary>What a column may hold.</summary>
    public static IReadOnlyList<Ga4Measure> Columns { get; } =
        [Sessions, EngagedSessions, Users, ActiveUsers, NewUsers, ReturningUsers, Duration, Engagement, BounceRate, Bounces, EngagementRate, Views, KeyEvents];

    /// <summary>A single key event.</summary>
    public static Ga4Measure OfKeyEvent(string eventName) =>
        new(Ga4Fields.OneKeyEvent + eventName, "key_events_" + Ga4Channel.Slug(eventName), Ga4Section.Conversions, Ga4Joining.Added, Countable);
}
