using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Storage.Tests.Notices;

/// <summary>A delivery is tried until it arrives or is a dead letter; no crash loses it, no stale sender spoils it.</summary>
public sealed class DeliveryTests : IDisposable
{
    private static readonly FailedTry Busy = new("http.503");
    private readonly PostRoom room = new();
    private readonly Subscription subscription;

    public DeliveryTests()
    {
        subscription = room.Subscribe();
        room.Post(PostRoom.Signed());
    }

    public void Dispose() => room.Dispose();

    private Delivery Now(long id) => room.Deliveries.Find(id)!;

    [Fact]
    public void A_delivery_is_claimed_once_and_over_when_it_arrived()
    {
        Delivery claimed = room.Claim();

        Assert.Equal((DeliveryState.Sending, 1, 1), (claimed.State, claimed.Attempt, claimed.Round));
        Assert.Null(room.Deliveries.ClaimNext(PostRoom.Elsewhere, PostRoom.Lease));
        room.Deliveries.Delivered(claimed, "http.200");
        Assert.False(room.Deliveries.IsDue());
        Assert.Equal((DeliveryState.Delivered, "http.200", room.Clock.Now), (Now(claimed.Id).State, Now(claimed.Id).Answer, Now(claimed.Id).FinishedAt));
        Assert.Equal(["begun", "delivered"], room.Deliveries.Attempts(claimed.Id).Select(a => a.Event));
    }

    [Fact]
    public void What_fails_is_tried_ever_later_and_then_a_dead_letter()
    {
        List<TimeSpan> waited = [];
        long id = 0;
        for (int attempt = 1; attempt <= RetrySchedule.MostAttempts; attempt++)
        {
            Delivery claimed = room.Claim();
            id = claimed.Id;
            Assert.Equal(attempt, claimed.Attempt);
            if (room.Deliveries.Failed(claimed, Busy) is not { } again)
                break;
            waited.Add(again - room.Clock.Now);
            room.Clock.Now = again.AddMilliseconds(-1);
            Assert.False(room.Deliveries.IsDue());
            room.Clock.Now = again;
            Assert.True(room.Deliveries.IsDue());
        }

        Assert.Equal(RetrySchedule.Delays.Count, waited.Count);
        Assert.All(waited.Zip(RetrySchedule.Delays), w => Assert.InRange(w.First, w.Second, w.Second * 1.2));
        Assert.Equal((DeliveryState.Dead, "http.503", RetrySchedule.MostAttempts), (Now(id).State, Now(id).Answer, Now(id).Attempt));
        room.Clock.Now += TimeSpan.FromDays(30);
        Assert.False(room.Deliveries.IsDue());
    }

    [Fact]
    public void A_dead_letter_is_replayed_as_a_new_round_under_the_same_message_id_and_the_audit_knows_who()
    {
        Delivery first = room.Claim();
        room.Deliveries.Failed(first, Busy with { IsFinal = true });
        Assert.Equal(DeliveryState.Dead, Now(first.Id).State);

        Assert.Equal(ReplayAnswer.Replayed, room.Deliveries.Replay(first.Id, "Grace"));
        Assert.Equal(ReplayAnswer.NotDead, room.Deliveries.Replay(first.Id, "Grace"));
        Assert.Equal(ReplayAnswer.Unknown, room.Deliveries.Replay(999, "Grace"));

        Delivery second = room.Claim();
        Assert.Equal((2, 1, first.MessageId), (second.Round, second.Attempt, second.MessageId));
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(("Grace", "notice replayed"), (room.Store.Audit.Latest(1)[0].Who, room.Store.Audit.Latest(1)[0].Action));
        Assert.Equal(Judgement.Pass, room.Store.Audit.Verify().Judgement);
    }

    [Fact]
    public void A_sender_that_died_between_sending_and_committing_repeats_once_and_cannot_commit_late()
    {
        Delivery sent = room.Claim(PostRoom.Elsewhere);
        // It was sent, and the sender died here.
        Assert.Null(room.Deliveries.ClaimNext(WorkerIdentity.Current, PostRoom.Lease));
        room.Clock.Now += PostRoom.Lease + TimeSpan.FromSeconds(1);

        Delivery again = room.Claim();
        Assert.Equal((sent.Id, 2, sent.MessageId), (again.Id, again.Attempt, again.MessageId));
        Assert.Throws<StaleWorkerException>(() => room.Deliveries.Delivered(sent, "http.200"));
        Assert.Throws<StaleWorkerException>(() => room.Deliveries.Failed(sent, Busy));
        room.Deliveries.Delivered(again, "http.200");

        room.Clock.Now += TimeSpan.FromDays(2);
        Assert.False(room.Deliveries.IsDue());
        Assert.Equal([(1, "begun"), (2, "begun"), (2, "delivered")], room.Deliveries.Attempts(sent.Id).Select(a => (a.Attempt, a.Event)));
    }

    [Fact]
    public void What_a_dead_process_of_this_machine_held_is_free_at_once()
    {
        var dead = new WorkerIdentity(WorkerIdentity.Current.Machine, int.MaxValue, 1);
        Delivery held = room.Claim(dead);

        Assert.Equal(1, room.Deliveries.ReclaimDead());

        Assert.Equal((held.Id, 2), (room.Claim().Id, 2));
    }

    [Fact]
    public void A_message_that_cuts_off_its_sender_every_time_is_not_tried_for_ever()
    {
        long id = 0;
        for (int attempt = 1; attempt <= RetrySchedule.MostAttempts; attempt++)
        {
            id = room.Claim(PostRoom.Elsewhere).Id;
            room.Clock.Now += PostRoom.Lease + TimeSpan.FromSeconds(1);
        }

        Assert.Null(room.Deliveries.ClaimNext(WorkerIdentity.Current, PostRoom.Lease));
        Assert.Equal((DeliveryState.Dead, "cut-off"), (Now(id).State, Now(id).Answer));
    }

    [Fact]
    public void A_receiver_that_is_gone_is_disabled_and_what_waits_for_it_is_a_dead_letter()
    {
        room.Post(PostRoom.Signed("2"));
        Delivery claimed = room.Claim();

        room.Deliveries.Failed(claimed, new FailedTry("http.410") { IsGone = true });

        Assert.Equal((false, "gone"), (room.Store.Subscriptions.Find(subscription.Id)!.Enabled, room.Store.Subscriptions.Find(subscription.Id)!.WhyDisabled));
        Assert.Equal(2, room.Deliveries.Counts()[DeliveryState.Dead]);
        Assert.Equal(ReplayAnswer.Disabled, room.Deliveries.Replay(claimed.Id, "Ada"));
        room.Store.Subscriptions.Enable(subscription.Id, "Ada");
        Assert.Equal(ReplayAnswer.Replayed, room.Deliveries.Replay(claimed.Id, "Ada"));
        Assert.Equal(Judgement.Pass, room.Store.Audit.Verify().Judgement);
    }

    [Fact]
    public void A_test_message_goes_to_its_subscription_alone_and_again_each_time_it_is_asked_for()
    {
        Subscription other = room.Subscribe([NoticeKinds.Published]);

        long first = room.Deliveries.Test(other.Id, "Ada")!.Value;
        long second = room.Deliveries.Test(other.Id, "Ada")!.Value;

        Assert.Equal((other.Id, NoticeKinds.Test), (Now(first).Subscription, Now(first).Notice.Notice.Kind));
        Assert.NotEqual(Now(first).MessageId, Now(second).MessageId);
        Assert.Null(room.Deliveries.Test(999, "Ada"));
    }

    [Fact]
    public void A_rotation_keeps_the_last_secret_until_it_is_ended()
    {
        SubscriptionBook book = room.Store.Subscriptions;

        Assert.True(book.Rotate(subscription.Id, "new", "Ada"));
        Assert.Equal(new Receiver("protected", "new", "protected secret"), book.ReceiverOf(subscription.Id));
        Assert.True(book.Find(subscription.Id)!.HasOldSecret);
        Assert.True(book.ForgetOldSecret(subscription.Id, "Ada"));
        Assert.Equal(new Receiver("protected", "new", null), book.ReceiverOf(subscription.Id));
        Assert.DoesNotContain(room.Store.Audit.Latest(100), e => e.Details.Contains("secret", StringComparison.Ordinal) && e.Details.Contains("new", StringComparison.Ordinal));
    }
}
