namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>Where an OMTM stands in its life.</summary>
public enum TermPhase
{
    NotYet,
    Running,

    /// <summary>Its end is near: time to talk about the next one.</summary>
    Expiring,
    Expired,
}

/// <summary>How long one metric matters: two to four months, then the next one (F20).</summary>
/// <param name="Start">Its first day.</param>
public sealed record OmtmTerm(DateOnly Start, int Months)
{
    public const int Shortest = 2;
    public const int Longest = 4;

    /// <summary>Days before the end from which on a reminder is due.</summary>
    public const int NoticeDays = 14;

    public bool IsAllowed => Months is >= Shortest and <= Longest;

    /// <summary>The first day on which it no longer counts.</summary>
    public DateOnly End => Start.AddMonths(Months);

    public int Days => End.DayNumber - Start.DayNumber;

    /// <summary>1 on the first day; never more than <see cref="Days"/>, never below 0.</summary>
    public int DayOf(DateOnly today) => Math.Clamp(today.DayNumber - Start.DayNumber + 1, 0, Days);

    public int DaysLeft(DateOnly today) => End.DayNumber - today.DayNumber;

    public TermPhase PhaseOn(DateOnly today) =>
        today < Start ? TermPhase.NotYet
        : today >= End ? TermPhase.Expired
        : DaysLeft(today) <= NoticeDays ? TermPhase.Expiring
        : TermPhase.Running;
}
