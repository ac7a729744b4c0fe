using PredictiveMarketing.Storage.Import.Mapping;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>What a media plan may say in its columns, and the headers by which agencies and advertisers know it, in French and English.</summary>
public static class MediaPlanFields
{
    public const string PlanVersion = "plan-version", Level = "level", Market = "market", Dealer = "dealer", Campaign = "campaign";
    public const string Objective = "objective", Stage = "funnel-stage", Channel = "channel", Partner = "partner", Placement = "placement";
    public const string Format = "format", BuyingMode = "buying-mode", Start = "start", End = "end", InMonth = "month", Currency = "currency";
    public const string Net = "net-budget", Gross = "gross-budget", Fees = "fees", Units = "units", Grp = "grp", Impressions = "impressions";
    public const string Clicks = "clicks", PlannedLeads = "planned-leads", Status = "status", Comment = "comment", RowTotal = "row-total";

    /// <summary>Starts the field name of a month's column in a flowchart: <c>month-2026-01</c>.</summary>
    public const string MonthPrefix = "month-";

    /// <summary>In the order of the template.</summary>
    public static IReadOnlyList<ImportField> All { get; } =
    [
        Of(PlanVersion, "plan version", "version", "version du plan", "version plan", "vague de plan", "scenario"),
        Of(Level, "niveau", "national/local", "national ou local", "portée", "perimetre", "scope", "tier"),
        Of(Market, "marché", "région", "region", "zone", "territoire", "territory", "pays", "country", "area", "geo", "géographie"),
        Of(Dealer, "concession", "concessionnaire", "distributeur", "point de vente", "dealership", "dealer name", "nom de la concession", "magasin", "store"),
        Of(Campaign, "campagne", "nom de campagne", "nom de la campagne", "campaign name", "opération", "operation", "temps fort"),
        Of(Objective, "objectif", "objectif de campagne", "campaign objective", "goal", "but"),
        Of(Stage, "étape du funnel", "étape", "funnel stage", "stage", "étape du tunnel", "phase", "tofu mofu bofu", "entonnoir"),
        Of(Channel, true, "levier", "leviers", "canal", "média", "media", "medium", "type de média", "media type", "media channel", "lever", "support média"),
        Of(Partner, "partenaire", "régie", "regie publicitaire", "support", "éditeur", "publisher", "vendor", "plateforme", "platform", "supplier", "site"),
        Of(Placement, "emplacement", "placements", "inventaire", "inventory", "ad set", "ciblage", "targeting", "dispositif"),
        Of(Format, "formats", "format publicitaire", "ad format", "création", "creative", "durée du spot"),
        Of(BuyingMode, "mode d'achat", "mode achat", "type d'achat", "buying type", "buy type", "pricing model", "modèle d'achat", "modalité d'achat"),
        Of(Start, "début", "date de début", "date début", "début de campagne", "start date", "from", "du", "flight start", "on air", "date de lancement", "launch"),
        Of(End, "fin", "date de fin", "date fin", "fin de campagne", "end date", "to", "au", "until", "flight end", "jusqu'au"),
        Of(InMonth, "mois", "période", "period", "mois de diffusion", "month of delivery"),
        Of(Currency, "devise", "monnaie", "currency code", "code devise"),
        Of(Net, "budget net ht", "budget net", "net", "net ht", "budget ht", "budget", "montant net ht", "montant net", "montant ht", "montant", "coût net", "coût net ht", "coût",
            "investissement net", "investissement", "invest", "dépense", "dépenses", "net cost", "net spend", "net media", "spend", "cost", "amount", "amount spent", "media spend", "media cost", "net amount"),
        Of(Gross, "budget brut", "budget brut ht", "brut", "brut ht", "tarif brut", "montant brut", "investissement brut", "gross", "gross cost", "gross spend", "gross amount", "rate card", "coût brut"),
        Of(Fees, "honoraires", "frais", "frais d'agence", "honoraires d'agence", "honoraires ht", "frais ht", "commission", "agency fees", "agency fee", "fee", "frais techniques", "tech fees"),
        Of(Units, "unités", "unité", "quantité", "qty", "quantity", "volume", "volume acheté", "insertions", "spots", "nombre de spots"),
        Of(Grp, "grps", "grp total", "gross rating points", "trp", "trps"),
        Of(Impressions, "impression", "imps", "impr", "impressions prévues", "planned impressions", "affichages", "impressions délivrées", "contacts"),
        Of(Clicks, "clics", "clic", "click", "clics prévus", "planned clicks", "nombre de clics", "link clicks"),
        Of(PlannedLeads, "leads prévus", "leads prévisionnels", "leads planifiés", "leads", "leads estimés", "expected leads", "estimated leads", "objectif leads", "leads attendus", "lead goal"),
        Of(Status, "statut", "état", "state", "état de réservation", "booking status"),
        Of(Comment, "commentaire", "commentaires", "comments", "remarque", "remarques", "notes", "note", "remark", "observations"),
        Of(RowTotal, "total", "total ht", "total net", "total net ht", "total général", "grand total", "total budget", "budget total", "total campagne", "cumul"),
    ];

    /// <summary>Columns that describe a flight and fill nothing of the monthly table; they stay in the kept file.</summary>
    internal static IReadOnlyList<string> Details { get; } = [Objective, Stage, Partner, Placement, Format, BuyingMode, Units, Grp, Comment];

    internal static IReadOnlyList<string> Amounts { get; } = [Net, Gross, Fees, Impressions, Clicks, PlannedLeads, RowTotal];

    internal static IReadOnlyList<string> Days { get; } = [Start, End];

    /// <summary>Columns whose cells are often merged over the rows of a group.</summary>
    internal static IReadOnlyList<string> Grouped { get; } = [PlanVersion, Level, Market, Dealer, Campaign, Channel];

    private static ImportField Of(string name, params string[] synonyms) => Of(name, false, synonyms);

    private static ImportField Of(string name, bool required, params string[] synonyms) => new(name, required, synonyms);
}
