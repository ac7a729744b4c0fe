using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Storage.Tests.Notices;

/// <summary>What happened is written once, together with the thing itself, and goes to whoever asked for it and to nobody else.</summary>
public sealed class OutboxTests : IDisposable
{
    private readonly PostRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public void The_same_thing_posted_twice_is_one_notice_and_one_delivery_per_subscription()
    {
        room.Subscribe();
        room.Subscribe();

        Assert.True(room.Post(PostRoom.Signed()));
        Assert.False(room.Post(PostRoom.Signed()));
        Assert.True(room.Post(PostRoom.Signed("2")));
        Assert.True(room.Post(PostRoom.Signed(workspace: "autumn")));
        Assert.True(room.Post(PostRoom.Signed(workspace: null)));
        Assert.False(room.Post(PostRoom.Signed(workspace: null)));

        Assert.Equal((4, 8), (room.Count("notices"), room.Count("deliveries")));
    }

    [Fact]
    public async Task Two_writers_at_once_leave_exactly_one_notice_per_key()
    {
        room.Subscribe();
        using Store second = Store.Open(room.Folder, room.Clock);
        using var start = new Barrier(2);
        int posted = 0;

        Task[] writers =
        [
            .. new[] { room.Store, second }.Select(store => Task.Run(() =>
            {
                start.SignalAndWait();
                for (int key = 0; key < 25; key++)
                {
                    if (store.Write(t => Outbox.Post(t, PostRoom.Signed($"{key}"))))
                        Interlocked.Increment(ref posted);
                }
            })),
        ];
        await Task.WhenAll(writers);

        Assert.Equal((25, 25, 25), (posted, room.Count("notices"), room.Count("deliveries")));
    }

    [Fact]
    public void What_was_taken_back_leaves_no_word_of_itself()
    {
        room.Subscribe();

        Assert.Throws<InvalidOperationException>(() => room.Store.Write(t =>
        {
            Outbox.Post(t, PostRoom.Signed());
            throw new InvalidOperationException("the thing itself broke");
        }));

        Assert.Equal((0, 0), (room.Count("notices"), room.Count("deliveries")));
    }

    [Fact]
    public void A_kind_that_nobody_has_words_for_is_a_mistake_in_the_code() =>
        Assert.Throws<ArgumentException>(() => room.Post(PostRoom.Signed() with { Kind = "made-up" }));

    [Fact]
    public void A_subscription_hears_of_its_kinds_and_its_workspace_only()
    {
        long all = room.Subscribe().Id;
        long kind = room.Subscribe([NoticeKinds.FramingSigned]).Id;
        room.Subscribe([NoticeKinds.Published]);
        long spring = room.Subscribe(workspace: "spring").Id;
        room.Subscribe(workspace: "autumn");
        room.Store.Subscriptions.Disable(room.Subscribe().Id, "Ada", "by-hand");

        room.Post(PostRoom.Signed());

        Assert.Equal([all, kind, spring], room.Deliveries.List(new DeliveryQuery()).Select(d => d.Subscription).Order());
    }

    [Theory]
    [InlineData("market", "Paris", true)]
    [InlineData("market", "Nice", false)]
    [InlineData("markets", "Paris, Lyon", true)]
    [InlineData("markets", "Paris, Nice", false)]
    [InlineData("board", "all of France", false)]
    public void A_market_group_hears_only_of_what_concerns_its_own_markets_and_no_other(string fact, string text, bool heard)
    {
        room.Subscribe(markets: ["Paris", "Lyon"]);

        room.Post(PostRoom.Signed("1", "spring", (fact, text)));

        Assert.Equal(heard ? 1 : 0, room.Count("deliveries"));
    }

    [Fact]
    public void What_was_posted_and_what_was_tried_cannot_be_rewritten()
    {
        room.Subscribe();
        room.Post(PostRoom.Signed());
        room.Deliveries.Delivered(room.Claim(), "http.200");

        foreach (string forbidden in (string[])
            [
                "update notices set facts = '{}'", "delete from notices", "delete from subscriptions", "update subscriptions set address = 'elsewhere'",
                "delete from deliveries", "update deliveries set state = 'waiting'", "update delivery_attempts set answer = 'better'", "delete from delivery_attempts",
            ])
            Assert.ThrowsAny<Exception>(() => room.Store.Write(t => t.Execute(forbidden)));
    }
}
