namespace PredictiveMarketing.Storage.Notices;

public enum DeliveryState
{
    /// <summary>Not tried yet.</summary>
    Waiting,

    /// <summary>A sender has it.</summary>
    Sending,
    Delivered,

    /// <summary>Tried without success, and to be tried again.</summary>
    Failed,

    /// <summary>Not tried any more: a dead letter, until an admin replays it.</summary>
    Dead,
}

/// <summary>A notice on its way to one subscription.</summary>
/// <param name="Round">1, and one more with every replay.</param>
/// <param name="Attempt">How often it was begun; also the fence that keeps a sender out whose claim was taken over.</param>
/// <param name="Answer">The last answer: a code, such as <c>http.503</c>, and what belongs to it after a blank.</param>
public sealed record Delivery(
    long Id, PostedNotice Notice, long Subscription, Channel Channel, string Shown, string Language, int Round, DeliveryState State, int Attempt,
    DateTimeOffset? NextTry, string? Answer, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    /// <summary>The same for every try and round, and different for every subscription.</summary>
    public string MessageId => FormattableString.Invariant($"msg_{Notice.Uid}_{Subscription}");
}

/// <summary>A try, or its end.</summary>
/// <param name="Event"><c>begun</c>, <c>delivered</c>, <c>failed</c> or <c>dead</c>.</param>
public sealed record DeliveryAttempt(long Delivery, int Attempt, string Event, string? Answer, DateTimeOffset At);
