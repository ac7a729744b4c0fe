using System.Globalization;
using System.Text.Json;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Notices;

/// <summary>Who hears of what. Every change is in the audit chain; addresses and secrets are not.</summary>
public sealed class SubscriptionBook
{
    private readonly Store store;

    internal SubscriptionBook(Store store) => this.store = store;

    /// <summary>All of them, the enabled ones first.</summary>
    public IReadOnlyList<Subscription> All() =>
        [.. store.Read(t => t.Query<SubscriptionRow>("select * from subscriptions order by enabled desc, id")).Select(r => r.Value())];

    /// <summary>Null when there is none of that id.</summary>
    public Subscription? Find(long id) => store.Read(t => Row(t, id))?.Value();

    /// <summary>Where its messages go, still protected; null when there is none of that id.</summary>
    public Receiver? ReceiverOf(long id) => store.Read(t => Row(t, id)) is { } row ? new Receiver(row.Address, row.Secret, row.SecretBefore) : null;

    public Subscription Add(NewSubscription subscription, string who)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        return store.Write(t =>
        {
            long id = t.Single<long>(
                """
                insert into subscriptions (channel, shown, address, secret, kinds, workspace, markets, language, enabled, who, created_at)
                values (@channel, @Shown, @Address, @Secret, @kinds, @Workspace, @markets, @Language, 1, @who, @now) returning id
                """,
                new
                {
                    channel = subscription.Channel.ToString().ToLowerInvariant(),
                    subscription.Shown,
                    subscription.Address,
                    subscription.Secret,
                    kinds = JsonSerializer.Serialize(subscription.Kinds),
                    subscription.Workspace,
                    markets = subscription.Markets is null ? null : JsonSerializer.Serialize(subscription.Markets),
                    subscription.Language,
                    who,
                    now = t.Now,
                });
            SubscriptionRow row = Row(t, id)!;
            AuditChain.Append(t, who, "subscription added", Subject(row), $"kinds {row.Kinds}, workspace {row.Workspace ?? "all"}, markets {row.Markets ?? "all"}");
            return row.Value();
        });
    }

    /// <summary>Stops it; what waits for it becomes a dead letter. Changes nothing where it is disabled already.</summary>
    /// <param name="why">A code, such as <c>by-hand</c> or <c>gone</c>.</param>
    /// <returns>False when there is none of that id.</returns>
    public bool Disable(long id, string who, string why) => store.Write(t => Disable(t, id, who, why));

    /// <summary>Lets it hear again of what happens from now on. Changes nothing where it is enabled already.</summary>
    public bool Enable(long id, string who) => store.Write(t =>
    {
        if (Row(t, id) is not { } row)
            return false;
        if (t.Execute("update subscriptions set enabled = 1, why_disabled = null where id = @id and enabled = 0", new { id }) > 0)
            AuditChain.Append(t, who, "subscription enabled", Subject(row), "");
        return true;
    });

    /// <summary>A new secret signs from now on, and the last one beside it until <see cref="ForgetOldSecret"/>.</summary>
    /// <param name="secret">Protected.</param>
    /// <returns>False when there is no webhook of that id.</returns>
    public bool Rotate(long id, string secret, string who) => store.Write(t =>
    {
        if (t.Execute("update subscriptions set secret_before = secret, secret = @secret where id = @id and channel = 'webhook'", new { id, secret }) == 0)
            return false;
        AuditChain.Append(t, who, "subscription secret rotated", Subject(Row(t, id)!), "");
        return true;
    });

    /// <summary>Ends a rotation: only the new secret signs. Changes nothing where none is going on.</summary>
    /// <returns>False when there is no webhook of that id.</returns>
    public bool ForgetOldSecret(long id, string who) => store.Write(t =>
    {
        if (Row(t, id) is not { Secret: not null } row)
            return false;
        if (t.Execute("update subscriptions set secret_before = null where id = @id and secret_before is not null", new { id }) > 0)
            AuditChain.Append(t, who, "subscription old secret dropped", Subject(row), "");
        return true;
    });

    internal static bool Disable(StoreTransaction transaction, long id, string who, string why)
    {
        if (Row(transaction, id) is not { } row)
            return false;
        if (transaction.Execute("update subscriptions set enabled = 0, why_disabled = @why where id = @id and enabled = 1", new { id, why }) == 0)
            return true;
        foreach (OpenRow open in transaction.Query<OpenRow>("select id, attempt from deliveries where subscription = @id and state in ('waiting', 'failed')", new { id }))
        {
            transaction.Execute("update deliveries set state = 'dead', next_try = null, answer = 'disabled', finished_at = @now where id = @Id", new { open.Id, now = transaction.Now });
            DeliveryStatements.Happened(transaction, new DeliveryEvent(open.Id, open.Attempt, "dead", "disabled", null));
        }

        AuditChain.Append(transaction, who, "subscription disabled", Subject(row), why);
        return true;
    }

    private static SubscriptionRow? Row(StoreTransaction transaction, long id) => transaction.First<SubscriptionRow>("select * from subscriptions where id = @id", new { id });

    private static string Subject(SubscriptionRow row) => string.Create(CultureInfo.InvariantCulture, $"subscription {row.Id} / {row.Channel} / {row.Shown}");

    private sealed class OpenRow
    {
        public long Id { get; set; }

        public int Attempt { get; set; }
    }
}
