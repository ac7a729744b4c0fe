using System.Text.Json;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Notices;

/// <summary>A delivery with its notice and its subscription.</summary>
internal sealed class DeliveryRow
{
    public long Id { get; set; }

    public long Notice { get; set; }

    public long Subscription { get; set; }

    public int Round { get; set; }

    public string State { get; set; } = "";

    public int Attempt { get; set; }

    public string? Worker { get; set; }

    public DateTimeOffset? NextTry { get; set; }

    public string? Answer { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public string Kind { get; set; } = "";

    public string Workspace { get; set; } = "";

    public string Key { get; set; } = "";

    public string Facts { get; set; } = "{}";

    public string Uid { get; set; } = "";

    public DateTimeOffset PostedAt { get; set; }

    public string Channel { get; set; } = "";

    public string Shown { get; set; } = "";

    public string Language { get; set; } = "";

    public Delivery Value() => new(
        Id,
        new PostedNotice(Notice, Uid, new Notice(Kind, Workspace.Length == 0 ? null : Workspace, Key, JsonSerializer.Deserialize<Dictionary<string, string>>(Facts)!), PostedAt),
        Subscription, Enum.Parse<Channel>(Channel, ignoreCase: true), Shown, Language, Round, Enum.Parse<DeliveryState>(State, ignoreCase: true), Attempt, NextTry, Answer, CreatedAt, FinishedAt);
}

/// <summary>Statements about deliveries that several classes need.</summary>
internal static class DeliveryStatements
{
    /// <summary>Columns of <see cref="DeliveryRow"/>, over deliveries d, notices n and subscriptions s.</summary>
    public const string Select =
        """
        select d.id, d.notice, d.subscription, d.round, d.state, d.attempt, d.worker, d.next_try, d.answer, d.created_at, d.finished_at,
          n.kind, n.workspace, n.key, n.facts, n.uid, n.created_at as posted_at, s.channel, s.shown, s.language
        from deliveries d join notices n on n.id = d.notice join subscriptions s on s.id = d.subscription
        """;

    public static long Insert(StoreTransaction transaction, long notice, long subscription) => transaction.Single<long>(
        """
        insert into deliveries (notice, subscription, round, state, attempt, next_try, created_at)
        select @notice, @subscription, coalesce(max(round), 0) + 1, 'waiting', 0, @now, @now from deliveries where notice = @notice and subscription = @subscription
        returning id
        """,
        new { notice, subscription, now = transaction.Now });

    public static void Happened(StoreTransaction transaction, DeliveryEvent happened) => transaction.Execute(
        "insert into delivery_attempts (delivery, attempt, event, answer, worker, at) values (@Delivery, @Attempt, @Event, @Answer, @Worker, @now)",
        new { happened.Delivery, happened.Attempt, happened.Event, happened.Answer, happened.Worker, now = transaction.Now });
}

/// <summary>A row to append to <c>delivery_attempts</c>.</summary>
internal sealed record DeliveryEvent(long Delivery, int Attempt, string Event, string? Answer, string? Worker);
