using System.Net;
using System.Net.Mail;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Notices;

/// <summary>A receiver as a person or a program writes it.</summary>
/// <param name="Channel">email, webhook, slack or teams.</param>
/// <param name="Address">A mail address, or the whole address of the hook. It is never shown again.</param>
/// <param name="Kinds">Kinds of notices; none means all.</param>
/// <param name="Workspace">None means all.</param>
/// <param name="Markets">Only what concerns these markets and no other; none means everything.</param>
/// <param name="Language">fr (when nothing is said) or en.</param>
/// <param name="Secret">Of a webhook: whsec_ and 24 to 64 bytes in base64. Made for you when you send none, and then shown once.</param>
public sealed record SubscriptionRequest(
    string? Channel, string? Address, IReadOnlyList<string>? Kinds = null, string? Workspace = null, IReadOnlyList<string>? Markets = null, string? Language = null, string? Secret = null);

/// <summary>What became of a request.</summary>
/// <param name="Subscription">Null when the findings say why there is none.</param>
/// <param name="Secret">A secret that was made here: shown now and never again. Null otherwise.</param>
public sealed record SubscriptionOutcome(Subscription? Subscription, string? Secret, IReadOnlyList<Finding> Findings);

/// <summary>Checks receivers before they are kept, locks their addresses and secrets, and changes secrets.</summary>
public sealed class SubscriptionDesk(Store store, NoticeSafe safe, NoticeSettings settings)
{
    private const int LongestAddress = 2000;

    /// <summary>Keeps a receiver. The same one is not kept twice.</summary>
    public SubscriptionOutcome Add(SubscriptionRequest request, string who)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<Finding> findings = [];
        string address = request.Address?.Trim() ?? "";
        string language = string.IsNullOrEmpty(request.Language) ? "fr" : request.Language;
        string[] kinds = [.. (request.Kinds ?? []).Distinct().Order(StringComparer.Ordinal)];
        string? workspace = string.IsNullOrEmpty(request.Workspace) ? null : request.Workspace;
        string[] markets = [.. (request.Markets ?? []).Select(m => m.Trim()).Where(m => m.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        bool isChannel = Enum.TryParse(request.Channel, ignoreCase: true, out Channel channel) && Enum.GetNames<Channel>().Contains(request.Channel, StringComparer.OrdinalIgnoreCase);
        string? shown = null;
        if (!isChannel)
            Add(findings, "channel", "subscription.channel", $"'{request.Channel}' is no channel.", "Choose email, webhook, slack or teams.");
        else
            shown = channel == Channel.Email ? Mail(address, findings) : Hook(address, channel, findings);
        foreach (string kind in kinds.Where(k => !NoticeKinds.All.Contains(k)))
            Add(findings, "kinds", "subscription.kind", $"'{kind}' is no kind of notice.", $"Choose among {string.Join(", ", NoticeKinds.All)}.");
        if (workspace is not null && !store.DataSets.Workspaces().Contains(workspace, StringComparer.Ordinal))
            Add(findings, "workspace", "subscription.workspace", $"There is no workspace '{workspace}'.", "Choose one of the list, or none for all.");
        if (language is not ("fr" or "en"))
            Add(findings, "language", "subscription.language", $"'{language}' is not a language of the pages.", "Choose fr or en.");
        if (isChannel && request.Secret is { Length: > 0 } given && (channel != Channel.Webhook || !WebhookSignature.IsSecret(given)))
            Add(findings, "secret", "subscription.secret", "That is no secret of a webhook.", "Write whsec_ and 24 to 64 bytes in base64, or leave it out.");
        NewSubscription wanted = new(channel, shown ?? "", address, null, kinds, workspace, markets.Length == 0 ? null : markets, language);
        if (findings.Count == 0 && IsKept(wanted))
            Add(findings, "address", "subscription.known", $"{wanted.Shown} hears of this already.", "Disable the other subscription first.");
        if (findings.Count > 0)
            return new SubscriptionOutcome(null, null, findings);
        string? made = channel == Channel.Webhook && string.IsNullOrEmpty(request.Secret) ? WebhookSignature.NewSecret() : null;
        string? secret = channel == Channel.Webhook ? made ?? request.Secret : null;
        Subscription kept = store.Subscriptions.Add(wanted with { Address = safe.Lock(address), Secret = secret is null ? null : safe.Lock(secret) }, who);
        return new SubscriptionOutcome(kept, made, []);
    }

    /// <summary>A new secret, shown once; the last one signs beside it until the rotation is ended. Null when there is no webhook of that id.</summary>
    public string? Rotate(long id, string who)
    {
        string secret = WebhookSignature.NewSecret();
        return store.Subscriptions.Rotate(id, safe.Lock(secret), who) ? secret : null;
    }

    private bool IsKept(NewSubscription wanted) => store.Subscriptions.All().Any(s =>
        s.Enabled && s.Channel == wanted.Channel && s.Shown == wanted.Shown && s.Workspace == wanted.Workspace && s.Kinds.SequenceEqual(wanted.Kinds)
        && (s.Markets ?? []).SequenceEqual(wanted.Markets ?? [])
        && store.Subscriptions.ReceiverOf(s.Id) is { } receiver && safe.Unlock(receiver.Address) == wanted.Address);

    private static string? Mail(string address, List<Finding> findings)
    {
        if (address.Length <= 254 && !address.Any(char.IsControl) && MailAddress.TryCreate(address, out MailAddress? mail) && mail.Address == address)
            return address;
        Add(findings, "address", "subscription.mail", "That is not a mail address.", "Write it alone, like direction@example.org.");
        return null;
    }

    /// <summary>What may be shown of a hook: of Slack and Teams the host alone, since the path is the key to the channel; never the query.</summary>
    private string? Hook(string address, Channel channel, List<Finding> findings)
    {
        if (address.Length > LongestAddress || !Uri.TryCreate(address, UriKind.Absolute, out Uri? to) || to.IdnHost.Length == 0 || to.Scheme is not ("https" or "http"))
            Add(findings, "address", "subscription.address", "That is not the address of a hook.", "Write it in full, like https://example.org/hook.");
        else if (to.UserInfo.Length > 0 || to.Fragment.Length > 0)
            Add(findings, "address", "subscription.credentials", "The address holds a user name, a password or a fragment.", "Take it out: messages are signed.");
        else if (to.Scheme == Uri.UriSchemeHttp && settings.AllowedNetworks.Count == 0)
            Add(findings, "address", "subscription.not-https", "Messages are sent over https only.", "Use the https address.");
        else if (IPAddress.TryParse(to.IdnHost, out IPAddress? literal) && !settings.Allows(literal, to.Scheme == Uri.UriSchemeHttps))
            Add(findings, "address", "subscription.private", $"{literal} is an address of this machine or network.", "Use a public server, or let the operator allow this network (Notices:AllowedNetworks).");
        else
            return channel == Channel.Webhook ? to.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : to.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + "/…";
        return null;
    }

    private static void Add(List<Finding> findings, string field, string rule, string message, string cure) =>
        findings.Add(Finding.Error(new Place("subscription", Column: field), rule, message, cure));
}
