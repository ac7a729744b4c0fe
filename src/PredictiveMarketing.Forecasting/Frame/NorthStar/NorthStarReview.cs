namespace PredictiveMarketing.Forecasting.Frame.NorthStar;

/// <summary>
/// When a north star is to be assessed again although nobody asked for a change: business, life cycle and markets move without notice (F11, C04).
/// A relevance review that is older than a year says nothing about today.
/// </summary>
/// <param name="Assessed">The day of the decision, or of the last time that somebody looked and said that it still stands.</param>
public sealed record NorthStarReview(DateOnly Assessed)
{
    public const int IntervalMonths = 12;

    /// <summary>The reminder comes this many days before the day is there.</summary>
    public const int DaysBefore = 30;

    public DateOnly Due => Assessed.AddMonths(IntervalMonths);

    /// <summary>It is time to remind.</summary>
    public bool IsNear(DateOnly today) => today >= Due.AddDays(-DaysBefore);

    public bool IsOver(DateOnly today) => today > Due;
}
