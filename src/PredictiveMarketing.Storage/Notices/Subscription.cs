namespace PredictiveMarketing.Storage.Notices;

public enum Channel
{
    Email,

    /// <summary>Signed after the Standard Webhooks specification.</summary>
    Webhook,
    Slack,
    Teams,
}

/// <summary>A receiver to add.</summary>
/// <param name="Shown">What people may see of the address.</param>
/// <param name="Address">The whole address, protected: this store cannot read it.</param>
/// <param name="Secret">What signs, protected; webhooks have one, nothing else does.</param>
/// <param name="Kinds">Empty: all kinds.</param>
/// <param name="Workspace">Null: all workspaces.</param>
/// <param name="Markets">Null: all markets. Otherwise only notices that concern these markets and no other.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
public sealed record NewSubscription(
    Channel Channel, string Shown, string Address, string? Secret, IReadOnlyList<string> Kinds, string? Workspace, IReadOnlyList<string>? Markets, string Language);

/// <summary>Who hears of what, and where. Its address and secrets are not in it: only the sender asks for those.</summary>
/// <param name="WhyDisabled">Null while it is enabled.</param>
/// <param name="HasOldSecret">A rotation is going on: the secret before the last one signs as well.</param>
public sealed record Subscription(
    long Id, Channel Channel, string Shown, IReadOnlyList<string> Kinds, string? Workspace, IReadOnlyList<string>? Markets, string Language,
    bool Enabled, string? WhyDisabled, bool HasOldSecret, string Who, DateTimeOffset CreatedAt)
{
    /// <summary>Does it ask for this notice? What names no market, or another one's, is not for a market group.</summary>
    public bool Wants(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return Enabled
            && (Kinds.Count == 0 || Kinds.Contains(notice.Kind, StringComparer.Ordinal))
            && (Workspace is null || Workspace == notice.Workspace)
            && (Markets is null || (MarketsOf(notice) is { Length: > 0 } concerned && concerned.All(m => Markets.Contains(m, StringComparer.Ordinal))));
    }

    private static string[] MarketsOf(Notice notice) =>
    [
        .. notice.Facts.TryGetValue("market", out string? one) ? [one] : Array.Empty<string>(),
        .. notice.Facts.TryGetValue("markets", out string? several) ? several.Split(", ", StringSplitOptions.RemoveEmptyEntries) : [],
    ];
}

/// <summary>Where the sender sends to, still protected.</summary>
public sealed record Receiver(string Address, string? Secret, string? SecretBefore);
