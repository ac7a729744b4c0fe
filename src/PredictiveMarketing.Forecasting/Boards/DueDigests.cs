namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>Which weekly digests are still to be written (C01).</summary>
public static class DueDigests
{
    /// <summary>A year of missed weeks is caught up; what is older interests nobody.</summary>
    public const int MostMissed = 53;

    /// <summary>Every week that is over and has none, oldest first. Before the first digest only the last week that is over.</summary>
    /// <param name="newest">The newest week that has one; null before the first.</param>
    public static IReadOnlyList<IsoWeek> At(DateOnly today, IsoWeek? newest)
    {
        IsoWeek over = IsoWeek.Of(today).Previous;
        var due = new List<IsoWeek>();
        for (IsoWeek week = over; due.Count < MostMissed && (newest is null ? due.Count == 0 : week > newest); week = week.Previous)
            due.Insert(0, week);
        return due;
    }
}
