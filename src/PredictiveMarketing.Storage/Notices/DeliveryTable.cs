using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;

namespace PredictiveMarketing.Storage.Notices;

/// <summary>How a try ended, when not with success.</summary>
/// <param name="Answer">A code, and what belongs to it after a blank.</param>
public sealed record FailedTry(string Answer)
{
    /// <summary>What the receiver asked for.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Trying again cannot help: a dead letter at once.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The receiver is gone for good: its subscription is disabled too.</summary>
    public bool IsGone { get; init; }
}

/// <summary>Why a replay was not made.</summary>
public enum ReplayAnswer
{
    Replayed,
    Unknown,

    /// <summary>It is still on its way, was delivered, or has been replayed already.</summary>
    NotDead,

    /// <summary>Nobody listens there any more.</summary>
    Disabled,
}

/// <summary>Which deliveries to show; null means all.</summary>
public sealed record DeliveryQuery
{
    public DeliveryState? State { get; init; }

    public long? Subscription { get; init; }

    /// <summary>Only those before this id.</summary>
    public long? Before { get; init; }

    public int Most { get; init; } = 100;
}

/// <summary>
/// What is on its way. A sender claims a row for a while; what it learns and the row's new state commit together; a claim that was taken over is
/// fenced off by its attempt number. A sender that dies between sending and committing leaves a row that is sent once more, under the same message id.
/// </summary>
public sealed class DeliveryTable
{
    private readonly Store store;

    internal DeliveryTable(Store store) => this.store = store;

    /// <summary>Is there anything to send now? Asked without taking the writers' turn.</summary>
    public bool IsDue() => store.Read(t => t.Single<int>($"select exists (select 1 from deliveries d where {Due})", new { now = t.Now })) == 1;

    /// <summary>Takes the next delivery that is due and whose lease nobody holds; null when there is none now.</summary>
    public Delivery? ClaimNext(WorkerIdentity worker, TimeSpan lease) => store.Write(t =>
    {
        BuryAbandoned(t);
        long? id = t.First<long?>(
            $"""
            update deliveries set state = 'sending', attempt = attempt + 1, worker = @worker, lease_until = @until, next_try = null
            where id = (select d.id from deliveries d where {Due} order by d.next_try, d.id limit 1)
            returning id
            """,
            new { worker = worker.ToString(), now = t.Now, until = t.Now + lease });
        if (id is not { } claimed)
            return null;
        Delivery delivery = Row(t, claimed)!.Value();
        DeliveryStatements.Happened(t, new DeliveryEvent(claimed, delivery.Attempt, "begun", null, worker.ToString()));
        return delivery;
    });

    /// <summary>Closes the row: it arrived.</summary>
    /// <exception cref="StaleWorkerException">Another sender took the row over; nothing was written.</exception>
    public void Delivered(Delivery claimed, string answer) => Finish(claimed, "delivered", answer, next: null);

    /// <summary>Lets the row wait for its next try, or makes it a dead letter.</summary>
    /// <returns>When it is tried again; null for a dead letter.</returns>
    /// <exception cref="StaleWorkerException">Another sender took the row over; nothing was written.</exception>
    public DateTimeOffset? Failed(Delivery claimed, FailedTry failed)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        ArgumentNullException.ThrowIfNull(failed);
        TimeSpan? wait = failed.IsFinal || failed.IsGone ? null : RetrySchedule.After(claimed.Attempt, claimed.MessageId, failed.RetryAfter);
        return Finish(claimed, wait is null ? "dead" : "failed", failed.Answer, wait, t =>
        {
            if (failed.IsGone)
                SubscriptionBook.Disable(t, claimed.Subscription, "pm", "gone");
        });
    }

    /// <summary>Frees at once what dead processes of this machine held; what other machines hold ends with its lease.</summary>
    public int ReclaimDead() => store.Write(t =>
    {
        string[] dead = [.. t.Query<string>("select distinct worker from deliveries where state = 'sending' and worker is not null")
            .Where(w => WorkerIdentity.TryParse(w, out WorkerIdentity identity) && identity.IsDeadHere())];
        return t.Execute("update deliveries set lease_until = @before where state = 'sending' and worker in @dead", new { dead, before = t.Now.AddSeconds(-1) });
    });

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Delivery> List(DeliveryQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return [.. store.Read(t => t.Query<DeliveryRow>(
            $"""
            {DeliveryStatements.Select}
            where (@state is null or d.state = @state) and (@Subscription is null or d.subscription = @Subscription) and (@Before is null or d.id < @Before)
            order by d.id desc limit @Most
            """,
            new { state = query.State?.ToString().ToLowerInvariant(), query.Subscription, query.Before, query.Most })).Select(r => r.Value())];
    }

    /// <summary>How many deliveries are in each state.</summary>
    public IReadOnlyDictionary<DeliveryState, int> Counts() => store.Read(t => t.Query<StateCount>("select state, count(*) as count from deliveries group by state"))
        .ToDictionary(c => Enum.Parse<DeliveryState>(c.State, ignoreCase: true), c => c.Count);

    /// <summary>Null when there is none of that id.</summary>
    public Delivery? Find(long id) => store.Read(t => Row(t, id))?.Value();

    /// <summary>Everything that was tried, oldest first.</summary>
    public IReadOnlyList<DeliveryAttempt> Attempts(long delivery) => [.. store.Read(t => t.Query<AttemptRow>(
        "select delivery, attempt, event, answer, at from delivery_attempts where delivery = @delivery order by id", new { delivery }))
        .Select(r => new DeliveryAttempt(r.Delivery, r.Attempt, r.Event, r.Answer, r.At))];

    /// <summary>Sends a dead letter again, as another round of its own. A letter is replayed once; its new round can die and be replayed in turn.</summary>
    public ReplayAnswer Replay(long id, string who) => store.Write(t =>
    {
        if (Row(t, id) is not { } row)
            return ReplayAnswer.Unknown;
        int newest = t.Single<int>("select max(round) from deliveries where notice = @Notice and subscription = @Subscription", new { row.Notice, row.Subscription });
        if (row.State != "dead" || newest != row.Round)
            return ReplayAnswer.NotDead;
        if (t.Single<int>("select enabled from subscriptions where id = @Subscription", new { row.Subscription }) == 0)
            return ReplayAnswer.Disabled;
        DeliveryStatements.Insert(t, row.Notice, row.Subscription);
        AuditChain.Append(t, who, "notice replayed", FormattableString.Invariant($"delivery {id} / {row.Kind} / {row.Shown}"), row.Answer ?? "");
        return ReplayAnswer.Replayed;
    });

    /// <summary>Posts a test message to one subscription, whatever kinds it asks for.</summary>
    /// <returns>The delivery; null when no enabled subscription has that id.</returns>
    public long? Test(long subscription, string who) => store.Write(t =>
    {
        if (t.First<long?>("select id from subscriptions where id = @subscription and enabled = 1", new { subscription }) is null)
            return (long?)null;
        int before = t.Single<int>("select count(*) from notices where kind = @kind", new { kind = NoticeKinds.Test });
        string key = FormattableString.Invariant($"{subscription}/{before + 1}");
        long notice = Outbox.Write(t, new Notice(NoticeKinds.Test, null, key, new Dictionary<string, string> { ["who"] = who }))!.Value;
        AuditChain.Append(t, who, "test message sent", FormattableString.Invariant($"subscription {subscription}"), "");
        return DeliveryStatements.Insert(t, notice, subscription);
    });

    private const string Due =
        """
        ((d.state in ('waiting', 'failed') and d.next_try <= @now) or (d.state = 'sending' and d.lease_until < @now))
        and exists (select 1 from subscriptions s where s.id = d.subscription and s.enabled = 1)
        """;

    private DateTimeOffset? Finish(Delivery claimed, string state, string answer, TimeSpan? next, Action<StoreTransaction>? also = null)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        return store.Write(t =>
        {
            DateTimeOffset? again = next is { } wait ? t.Now + wait : null;
            // The fence: the attempt number moved on if anyone claimed the row after us.
            int closed = t.Execute(
                """
                update deliveries set state = @state, lease_until = null, next_try = @again, answer = @answer, finished_at = @finished
                where id = @Id and state = 'sending' and attempt = @Attempt
                """,
                new { state, again, answer, finished = again is null ? t.Now : (DateTimeOffset?)null, claimed.Id, claimed.Attempt });
            if (closed == 0)
                throw new StaleWorkerException(FormattableString.Invariant($"Delivery {claimed.Id}: attempt {claimed.Attempt} was taken over."));
            DeliveryStatements.Happened(t, new DeliveryEvent(claimed.Id, claimed.Attempt, state, answer, null));
            also?.Invoke(t);
            return again;
        });
    }

    /// <summary>What cut off its sender at every try, or lost its subscription while it was being sent, is not tried for ever.</summary>
    private static void BuryAbandoned(StoreTransaction transaction)
    {
        foreach (DeliveryRow row in transaction.Query<DeliveryRow>(
            $"""
            {DeliveryStatements.Select}
            where d.state in ('sending', 'failed') and coalesce(d.lease_until, d.next_try) < @now and (s.enabled = 0 or (d.state = 'sending' and d.attempt >= @most))
            """,
            new { now = transaction.Now, most = RetrySchedule.MostAttempts }))
        {
            transaction.Execute("update deliveries set state = 'dead', lease_until = null, next_try = null, answer = 'cut-off', finished_at = @now where id = @Id", new { row.Id, now = transaction.Now });
            DeliveryStatements.Happened(transaction, new DeliveryEvent(row.Id, row.Attempt, "dead", "cut-off", null));
        }
    }

    private static DeliveryRow? Row(StoreTransaction transaction, long id) => transaction.First<DeliveryRow>($"{DeliveryStatements.Select} where d.id = @id", new { id });

    private sealed class StateCount
    {
        public string State { get; set; } = "";

        public int Count { get; set; }
    }

    private sealed class AttemptRow
    {
        public long Delivery { get; set; }

        public int Attempt { get; set; }

        public string Event { get; set; } = "";

        public string? Answer { get; set; }

        public DateTimeOffset At { get; set; }
    }
}
