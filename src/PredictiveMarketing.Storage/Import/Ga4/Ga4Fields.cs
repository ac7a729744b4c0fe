using PredictiveMarketing.Storage.Import.Mapping;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>Headers of GA4: names of the Data API, of English and of French reports and explorations.</summary>
internal static class Ga4Fields
{
    public const string YearMonth = "year-month";
    public const string Month = "month";
    public const string Year = "year";
    public const string Date = "date";
    public const string SundayWeek = "year-week";
    public const string IsoWeek = "iso-week";
    public const string NthDay = "nth-day";
    public const string NthMonth = "nth-month";
    public const string Market = "market";
    public const string Region = "region";
    public const string Country = "country";
    public const string City = "city";
    public const string Channel = "channel";
    public const string Event = "event";
    public const string Visitor = "new-or-returning";

    /// <summary>A column of one key event, <c>keyEvents:generate_lead</c>, fills a field of its own.</summary>
    public const string OneKeyEvent = "key-events:";

    /// <summary>What a row is about; all other fields are measures.</summary>
    public static IReadOnlyList<string> Periods { get; } = [YearMonth, Date, IsoWeek, SundayWeek, Month, NthMonth, NthDay];

    public static IReadOnlyList<string> Places { get; } = [Market, Region, City, Country];

    public static IReadOnlyList<ImportField> All { get; } =
    [
        Field(YearMonth, "yearMonth", "Year month", "Month of year", "Année et mois", "Mois de l'année"),
        Field(Date, "date", "Day", "Jour"),
        Field(IsoWeek, "isoYearIsoWeek", "ISO year ISO week", "ISO week of ISO year", "Semaine ISO de l'année ISO", "Année ISO semaine ISO"),
        Field(SundayWeek, "yearWeek", "Year week", "Semaine de l'année"),
        Field(Month, "month", "Mois"),
        Field(Year, "year", "Année"),
        Field(NthDay, "nthDay", "Nth day", "Nième jour", "N-ième jour", "Jour N"),
        Field(NthMonth, "nthMonth", "Nth month", "Nième mois", "N-ième mois", "Mois N"),
        Field(Market, "marché", "landing market"),
        Field(Region, "Région"),
        Field(Country, "Pays"),
        Field(City, "Ville", "town"),
        Field(Channel, "sessionDefaultChannelGroup", "sessionPrimaryChannelGroup", "defaultChannelGroup", "firstUserDefaultChannelGroup", "firstUserPrimaryChannelGroup",
            "Session primary channel group (Default Channel Group)", "Session primary channel group", "Session default channel group", "Default channel group", "Channel group",
            "First user primary channel group (Default Channel Group)", "First user default channel group", "Default channel grouping", "Session default channel grouping",
            "Groupe de canaux principal de la session (Groupe de canaux par défaut)", "Groupe de canaux principal de la session", "Groupe de canaux par défaut de la session",
            "Session - Groupe de canaux par défaut", "Groupe de canaux par défaut", "Groupe de canaux", "Premier groupe de canaux par défaut de l'utilisateur", "canal"),
        Field(Event, "eventName", "Event name", "Nom de l'événement", "Key event name", "Nom de l'événement clé"),
        Field(Visitor, "newVsReturning", "New vs returning", "New / returning", "New/established", "Nouveau / connu", "Nouveaux / connus", "Nouveau ou connu", "Nouveau vs connu"),
        Field(Ga4Measure.Sessions.Field, "Sessions"),
        Field(Ga4Measure.EngagedSessions.Field, "engagedSessions", "Engaged sessions", "Sessions avec engagement", "Sessions engagées"),
        Field(Ga4Measure.Users.Field, "totalUsers", "Total users", "Utilisateurs", "Nombre total d'utilisateurs", "Total des utilisateurs"),
        Field(Ga4Measure.ActiveUsers.Field, "activeUsers", "Active users", "Utilisateurs actifs"),
        Field(Ga4Measure.NewUsers.Field, "newUsers", "New users", "Nouveaux utilisateurs"),
        Field(Ga4Measure.ReturningUsers.Field, "returningUsers", "Returning users", "Utilisateurs connus", "Utilisateurs récurrents", "Utilisateurs de retour"),
        Field(Ga4Measure.Duration.Field, "averageSessionDuration", "Average session duration", "Avg. session duration", "Durée moyenne des sessions", "Durée moyenne de session", "Durée de session moyenne"),
        Field(Ga4Measure.Engagement.Field, "averageEngagementTimePerSession", "Average engagement time per session", "Durée d'engagement moyenne par session", "Temps d'engagement moyen par session"),
        Field(Ga4Measure.BounceRate.Field, "bounceRate", "Bounce rate", "Taux de rebond"),
        Field(Ga4Measure.Bounces.Field, "Bounces", "Rebonds"),
        Field(Ga4Measure.EngagementRate.Field, "engagementRate", "Engagement rate", "Taux d'engagement"),
        Field(Ga4Measure.Views.Field, "screenPageViews", "Views", "Vues"),
        Field(Ga4Measure.KeyEvents.Field, "keyEvents", "Key events", "Conversions", "Événements clés", "Evénements clés"),
    ];

    private static ImportField Field(string name, params string[] synonyms) => new(name, Required: false, synonyms);
}
