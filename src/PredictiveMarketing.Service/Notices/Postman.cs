using System.Globalization;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Notices;

/// <summary>Carries one delivery to its receiver, in the form that its channel reads.</summary>
public sealed class Postman(Store store, NoticeSafe safe, NoticeSettings settings, HttpPost http, MailPost mail)
{
    /// <summary>Null: it arrived.</summary>
    public async Task<FailedTry?> Carry(Delivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        if (store.Subscriptions.ReceiverOf(delivery.Subscription) is not { } receiver || safe.Unlock(receiver.Address) is not { } address)
            return new FailedTry("secret.unreadable") { IsFinal = true };
        NoticeText text = NoticeTexts.Of(delivery.Notice.Notice, delivery.Language, settings);
        if (delivery.Channel == Channel.Email)
            return await mail.Send(address, text, delivery.MessageId);
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? to))
            return new FailedTry("secret.unreadable") { IsFinal = true };
        if (delivery.Channel != Channel.Webhook)
        {
            byte[] body = delivery.Channel == Channel.Slack ? Envelopes.Slack(text) : Envelopes.Teams(text);
            return await http.Send(new HttpLetter(to, body, new Dictionary<string, string> { ["Idempotency-Key"] = delivery.MessageId }));
        }

        string[] secrets = [.. new[] { receiver.Secret, receiver.SecretBefore }.OfType<string>().Select(safe.Unlock).OfType<string>()];
        if (secrets.Length == 0)
            return new FailedTry("secret.unreadable") { IsFinal = true };
        byte[] payload = Envelopes.Webhook(delivery.Notice, text);
        DateTimeOffset now = store.Clock.GetUtcNow();
        return await http.Send(new HttpLetter(to, payload, new Dictionary<string, string>
        {
            ["webhook-id"] = delivery.MessageId,
            ["webhook-timestamp"] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["webhook-signature"] = WebhookSignature.Header(secrets, delivery.MessageId, now, payload),
        }));
    }
}
