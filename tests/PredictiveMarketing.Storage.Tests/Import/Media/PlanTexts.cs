namespace PredictiveMarketing.Storage.Tests.Import.Media;

/// <summary>Small plans as agencies send them: the same one in French and English, long and as a flowchart.</summary>
internal static class PlanTexts
{
    public const string FrenchLong =
        """
        Plan média 2026;;;;;;;;;;;;;;;;;;;;;;
        version du plan;niveau;région;campagne;objectif;étape du funnel;levier;régie;emplacement;format;mode d'achat;début;fin;devise;budget net HT;budget brut;honoraires;GRP;impressions;clics;leads prévus;statut;commentaire
        V1;national;;Demandes de stock;notoriété;TOFU;TV;TF1 Pub;Prime;20 s;GRP net;15/01/2026;14/03/2026;EUR;59 000,00 €;80 000,00 €;;310;5 900 000;;;réservé;
        V1;local;Bretagne;Demandes de stock;conversion;BOFU;Search;Google;;;CPC;01/02/2026;28/02/2026;EUR;2 800,00 €;;280,00 €;;140 000;5 600;56;réservé;
        V1;local;Bretagne;Demandes de stock;conversion;BOFU;Search;Google;;;CPC;15/02/2026;15/02/2026;EUR;-100,00 €;;;;;;;réservé;avoir
        Total;;;;;;;;;;;;;;61 700,00 €;;;;;;;;
        """;

    public const string EnglishLong =
        """
        Plan version,Level,Market,Campaign,Objective,Funnel stage,Channel,Partner,Placement,Format,Buying mode,Start date,End date,Currency,Net budget,Gross budget,Fees,GRP,Impressions,Clicks,Planned leads,Status,Comment
        V1,National,,Demandes de stock,awareness,TOFU,TV,TF1 Pub,Prime,20 s,net GRP,2026-01-15,2026-03-14,EUR,"59,000.00","80,000.00",,310,"5,900,000",,,booked,
        V1,Local,Bretagne,Demandes de stock,conversion,BOFU,Search,Google,,,CPC,2026-02-01,2026-02-28,EUR,"2,800.00",,280.00,,"140,000","5,600",56,booked,
        V1,Local,Bretagne,Demandes de stock,conversion,BOFU,Search,Google,,,CPC,2026-02-15,2026-02-15,EUR,(100.00),,,,,,,booked,credit note
        Grand total,,,,,,,,,,,,,,"61,700.00",,,,,,,,
        """;

    public const string FrenchFlowchart =
        """
        version du plan;niveau;région;campagne;levier;honoraires;impressions;clics;leads prévus;statut;janv. 2026;févr. 2026;mars 2026;Total
        V1;national;;Demandes de stock;TV;;5 900 000;;;réservé;17 000,00 €;28 000,00 €;14 000,00 €;59 000,00 €
        V1;local;Bretagne;Demandes de stock;Search;280,00 €;140 000;5 600;56;réservé;;2 800,00 €;;2 800,00 €
        V1;local;Bretagne;Demandes de stock;Search;;;;;réservé;;-100,00 €;-;-100,00 €
        Total;;;;;;;;;;17 000,00 €;30 700,00 €;14 000,00 €;61 700,00 €
        """;

    /// <summary>What each of them says, by hand: 59,000 over 17 + 28 + 14 days; 2,800 + 280 - 100.</summary>
    public static string[] Said { get; } =
    [
        "Demandes de stock | Bretagne | Search | 2026-02 | 2980 | planned | 140000 | 5600 | V1",
        "Demandes de stock | NATIONAL | TV | 2026-01 | 17000 | planned | 1700000 | - | V1",
        "Demandes de stock | NATIONAL | TV | 2026-02 | 28000 | planned | 2800000 | - | V1",
        "Demandes de stock | NATIONAL | TV | 2026-03 | 14000 | planned | 1400000 | - | V1",
    ];
}
