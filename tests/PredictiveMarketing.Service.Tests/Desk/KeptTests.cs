using PredictiveMarketing.Service.Desk;

namespace PredictiveMarketing.Service.Tests.Desk;

/// <summary>What was worked out is kept by its name: worked out once, bounded, and never kept when it broke.</summary>
public sealed class KeptTests
{
    [Fact]
    public async Task Many_who_ask_at_once_make_one_of_them_work_and_all_get_the_same()
    {
        var kept = new Kept<string, object>(4);
        int worked = 0;
        using var all = new Barrier(16);
        object[] answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Factory.StartNew(
            () =>
            {
                all.SignalAndWait();
                return kept.Of("total", () =>
                {
                    Interlocked.Increment(ref worked);
                    Thread.Yield();
                    return new object();
                });
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Equal(1, worked);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public void What_was_not_asked_for_longest_makes_room()
    {
        var kept = new Kept<string, int>(2);
        int worked = 0;
        int Of(string name) => kept.Of(name, () => ++worked);

        Assert.Equal([1, 2, 1, 3], [Of("a"), Of("b"), Of("a"), Of("c")]);
        // "b" had to go for "c"; "a" had been asked for since.
        Assert.Equal([1, 3, 4], [Of("a"), Of("c"), Of("b")]);
    }

    [Fact]
    public void Work_that_breaks_is_done_again_by_the_next_who_asks()
    {
        var kept = new Kept<string, int>(2);
        Assert.Throws<IOException>(() => kept.Of("a", () => throw new IOException("gone")));
        Assert.Equal(5, kept.Of("a", () => 5));
        Assert.Equal(5, kept.Of("a", () => 6));
    }
}
