using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>The two forms in which leads come.</summary>
internal enum LeadForm
{
    /// <summary>One row per event.</summary>
    Events,

    /// <summary>One row per campaign, market and month, with its number of leads.</summary>
    Totals,
}

/// <summary>What the leads importer looks for, and by which headers people know it.</summary>
internal static class LeadColumns
{
    public const string Person = "person";
    public const string Id = "lead-id";
    public const string Event = "event";
    public const string Requested = "requested-at";
    public const string Qualified = "qualified-at";
    public const string Status = "status";
    public const string Code = "exclusion-code";
    public const string Source = "source";
    public const string Campaign = "campaign";
    public const string Market = "market";
    public const string Month = "month";
    public const string Leads = "leads";

    private const int RowsLookedAt = 200;

    private static readonly ImportField[] Shared =
    [
        new(Campaign, Required: false, ["campaign name", "utm campaign", "campagne", "nom de campagne", "nom de la campagne", "opération", "operation"]),
        new(Market, Required: false, ["region", "région", "country", "pays", "marché", "marche", "zone", "dealer", "concession", "point de vente", "secteur", "territory"]),
        new(Source, Required: false, ["lead source", "origin", "origine", "provenance", "source du lead", "canal", "channel", "online offline", "on-line / off-line", "en ligne / hors ligne"]),
        new(Event, Required: false,
            ["event name", "event type", "type of request", "request type", "lead type", "type", "form", "form name", "action", "conversion",
             "événement", "nom de l'événement", "type d'événement", "type de demande", "type de lead", "demande", "formulaire", "nature de la demande"]),
        new(Status, Required: false, ["lead status", "state", "statut", "statut du lead", "état", "qualification", "qualified", "qualifié", "lead stage", "stage", "étape"]),
    ];

    private static readonly ImportField[] OfEvents =
    [
        new(Person, Required: false,
            ["person id", "contact id", "customer id", "client id", "user id", "contact", "email", "e-mail", "email address", "phone",
             "id personne", "identifiant personne", "id contact", "identifiant client", "id client", "courriel", "adresse e-mail", "téléphone", "personne"], IsPerson: true),
        new(Id, Required: false, ["lead", "request id", "event id", "id", "record id", "id lead", "identifiant", "identifiant du lead", "id demande", "numéro de demande", "référence", "reference"], IsPerson: true),
        new(Requested, Required: true,
            ["request date", "date of request", "requested on", "requested", "created at", "created", "created date", "create date", "creation date", "submitted at", "submission date", "timestamp", "event date", "lead date", "date",
             "date de demande", "date de la demande", "demandé le", "date de création", "créé le", "date du lead", "date lead", "date de l'événement", "horodatage", "reçu le", "date de réception"]),
        new(Qualified, Required: false,
            ["qualification date", "date qualified", "qualified on", "sql date", "date of qualification", "date de qualification", "qualifié le", "date qualification", "date sql"]),
        new(Code, Required: false,
            ["error code", "code", "exclusion", "exclusion reason", "reject reason", "rejection code", "rejection reason", "technical code",
             "code erreur", "code d'erreur", "code d'exclusion", "code exclusion", "motif", "motif d'exclusion", "motif de rejet", "code technique", "raison"]),
    ];

    private static readonly ImportField[] OfTotals =
    [
        new(Month, Required: true, ["year month", "period", "month of request", "request month", "date", "mois", "année-mois", "période", "mois de la demande", "mois de demande"]),
        new(Leads, Required: true,
            ["lead count", "number of leads", "leads count", "qualified leads", "total leads", "count", "quantity", "volume", "requests",
             "nombre de leads", "nb leads", "nb de leads", "leads qualifiés", "nombre de demandes", "demandes qualifiées", "nombre", "quantité", "total"]),
    ];

    /// <summary>Both forms at once; nothing is required until the form is known.</summary>
    public static IReadOnlyList<ImportField> Both { get; } = [.. Shared, .. OfEvents.Concat(OfTotals).Select(f => f with { Required = false })];

    public static IReadOnlyList<ImportField> Of(LeadForm form) => form == LeadForm.Events ? [.. Shared, .. OfEvents] : [.. Shared, .. OfTotals];

    /// <summary>Totals have numbers of leads, and nothing below the headers that tells single events apart: a template may hold the columns of both forms.</summary>
    public static LeadForm FormOf(ColumnMapping mapping, IRawFile file)
    {
        if (mapping.Of(Leads) < 0)
            return LeadForm.Events;
        int[] ofEvents = [mapping.Of(Person), mapping.Of(Qualified)];
        IEnumerable<RawRow> rows = file.Sheets.First(s => s.Name == mapping.Sheet).Rows().Where(r => r.Number > mapping.HeaderRow).Take(RowsLookedAt);
        return rows.Any(r => ofEvents.Any(c => !r[c].IsEmpty)) ? LeadForm.Events : LeadForm.Totals;
    }
}
