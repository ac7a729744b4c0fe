using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Feeds;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Email;

/// <summary>
/// Makes monthly externals of an e-mail tool's list of sends (one row per send, as Mailchimp, Brevo or HubSpot export it):
/// <c>email_sent</c>, <c>email_delivered</c>, <c>email_opens</c>, <c>email_clicks</c>, <c>email_unsubscribes</c>, <c>email_click_rate</c>.
/// </summary>
public sealed class EmailImporter : IImporter
{
    private const string Delivered = "delivered";
    private const string Opens = "opens";
    private const string Clicks = "clicks";

    private static readonly string[] Counts = ["sent", Delivered, Opens, Clicks, "unsubscribes"];

    public string Kind => "email";

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        .. FeedPeriods.Fields("Send date", "Sent date", "Sent at", "Date d'envoi", "Date envoi", "Envoyé le", "Scheduled at", "Send time"),
        new("campaign", Required: false, ["Campaign name", "Email name", "Title", "Nom de la campagne", "Campagne", "Nom de l'e-mail"]),
        new("market", Required: false, ["marché", "Region", "Région", "Country", "Pays"]),
        new("sent", Required: false, ["Total recipients", "Recipients", "Emails sent", "Destinataires", "Envoyés", "E-mails envoyés", "Nombre d'envois"]),
        new(Delivered, Required: false, ["Successful deliveries", "Deliveries", "Délivrés", "Livrés", "E-mails délivrés", "Emails délivrés", "Délivré"]),
        new(Opens, Required: false, ["Unique opens", "Opened", "Openers", "Ouvreurs", "Ouvertures uniques", "Ouvertures", "Ouverts"]),
        new(Clicks, Required: false, ["Unique clicks", "Clicked", "Clickers", "Cliqueurs", "Clics uniques", "Clics"]),
        new("unsubscribes", Required: false, ["Unsubscribed", "Unsubscribers", "Désabonnements", "Désinscriptions", "Désinscrits", "Désabonnés"]),
    ];

    public IReadOnlyDictionary<string, string> Options => FeedCounts.Options;

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(question);
        var log = new FeedLog(Kind, new Place(file.Name), new FindingLog());
        var counts = new FeedCounts(this, question, log) { Counted = Counts };
        Imported imported = counts.Read(file, cell => [("email_click_rate", counts.Sums.Share(counts.Name(Clicks), counts.Name(Delivered), cell))]);
        return imported.Mapping is null || imported.Mapping.Of(Opens) < 0 ? imported : imported with
        {
            Findings = [.. imported.Findings, Finding.Note(log.Place, "email.opens", "Mail programs that fetch pictures by themselves count as opened (Apple's since September 2021): opens before and after cannot be compared.", "Use clicks.")],
        };
    }
}
