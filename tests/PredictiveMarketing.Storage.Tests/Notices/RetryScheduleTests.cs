using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Storage.Tests.Notices;

/// <summary>When a delivery that failed is tried again.</summary>
public sealed class RetryScheduleTests
{
    [Fact]
    public void Each_delay_is_kept_and_stretched_by_a_fifth_at_most()
    {
        double[] minutes = [1, 5, 30, 120, 360, 720, 1440];
        for (int attempt = 1; attempt <= minutes.Length; attempt++)
        {
            foreach (int message in Enumerable.Range(0, 200))
                Assert.InRange(RetrySchedule.After(attempt, $"msg_{message}")!.Value.TotalMinutes, minutes[attempt - 1], minutes[attempt - 1] * 1.2);
        }

        Assert.Null(RetrySchedule.After(8, "msg_1"));
        Assert.Equal(8, RetrySchedule.MostAttempts);
    }

    [Fact]
    public void What_failed_together_does_not_come_back_together_and_a_restart_changes_nothing()
    {
        TimeSpan[] delays = [.. Enumerable.Range(0, 100).Select(m => RetrySchedule.After(1, $"msg_{m}")!.Value)];

        Assert.True(delays.Distinct().Count() > 95);
        Assert.True(delays.Max() - delays.Min() > TimeSpan.FromSeconds(9));
        Assert.Equal(delays, Enumerable.Range(0, 100).Select(m => RetrySchedule.After(1, $"msg_{m}")!.Value));
    }

    [Theory]
    [InlineData(1, 600, 600)]
    [InlineData(1, 999_999_999, 86_400)]
    [InlineData(4, 10, 7_200)]
    [InlineData(1, -5, 60)]
    public void A_receivers_wish_to_wait_is_kept_up_to_a_day_and_never_shortens_our_own(int attempt, long asked, double atLeast)
    {
        double seconds = RetrySchedule.After(attempt, "msg", TimeSpan.FromSeconds(asked))!.Value.TotalSeconds;

        Assert.InRange(seconds, atLeast, atLeast * 1.2);
    }
}
