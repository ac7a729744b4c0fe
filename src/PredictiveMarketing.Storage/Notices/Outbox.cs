using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Notices;

/// <summary>
/// Where whatever happens leaves word of itself, in its own transaction: both are there, or neither. Sending comes later, from the deliveries
/// that a notice gets here, one per subscription that asks for it.
/// </summary>
public static class Outbox
{
    /// <summary>Writes a notice and its deliveries, once per kind, workspace and key.</summary>
    /// <returns>False when it was there already; nothing was written then.</returns>
    /// <exception cref="ArgumentException">The kind is not one of <see cref="NoticeKinds"/>, or the key is empty.</exception>
    public static bool Post(StoreTransaction transaction, Notice notice)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentException.ThrowIfNullOrWhiteSpace(notice.Key);
        if (!NoticeKinds.All.Contains(notice.Kind))
            throw new ArgumentException($"'{notice.Kind}' is no kind of notice.", nameof(notice));
        if (Write(transaction, notice) is not { } id)
            return false;
        foreach (SubscriptionRow subscription in transaction.Query<SubscriptionRow>("select * from subscriptions where enabled = 1 order by id"))
        {
            if (subscription.Value().Wants(notice))
                DeliveryStatements.Insert(transaction, id, subscription.Id);
        }

        return true;
    }

    /// <summary>The notice's id; null when it was there already.</summary>
    internal static long? Write(StoreTransaction transaction, Notice notice) => transaction.First<long?>(
        """
        insert into notices (kind, workspace, key, facts, uid, created_at) values (@Kind, @workspace, @Key, @facts, @uid, @now)
        on conflict (kind, workspace, key) do nothing returning id
        """,
        new { notice.Kind, workspace = notice.Workspace ?? "", notice.Key, facts = JsonSerializer.Serialize(notice.Facts), uid = UidOf(notice, transaction.Now), now = transaction.Now });

    /// <summary>128 bits of a hash: no two notices of any store share it, and no dice are needed.</summary>
    private static string UidOf(Notice notice, DateTimeOffset now)
    {
        string of = string.Join('\n', notice.Kind, notice.Workspace, notice.Key, Mapping.Text(now));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)))[..32];
    }
}
