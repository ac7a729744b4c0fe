using System.Globalization;

namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>When the team has to be reminded.</summary>
public enum ReminderMoment
{
    /// <summary>Two weeks before the end: measure, and think of the next metric.</summary>
    Notice,

    /// <summary>Three days before the end: close or renew.</summary>
    LastCall,

    /// <summary>It is over and nobody has closed it.</summary>
    Expired,
}

/// <summary>A reminder that is due (C04).</summary>
/// <param name="Key">Names this reminder of this version: posted twice, it is one.</param>
public sealed record OmtmReminder(ReminderMoment Moment, DateOnly Due, int DaysLeft, string Key)
{
    private const int LastCallDays = 3;

    /// <summary>The reminder that is due for a version of an OMTM on a day; null before its time.</summary>
    /// <param name="version">The version's own name; a renewal is another version and starts anew.</param>
    /// <param name="isActive">False once it was renewed or closed: nobody is reminded of what is done.</param>
    public static OmtmReminder? On(OmtmTerm term, string version, DateOnly today, bool isActive)
    {
        ArgumentNullException.ThrowIfNull(term);
        if (!isActive)
            return null;
        int left = term.DaysLeft(today);
        return left <= 0 ? Of(ReminderMoment.Expired, 0)
            : left <= LastCallDays ? Of(ReminderMoment.LastCall, LastCallDays)
            : left <= OmtmTerm.NoticeDays ? Of(ReminderMoment.Notice, OmtmTerm.NoticeDays)
            : null;

        OmtmReminder Of(ReminderMoment moment, int daysBefore) =>
            new(moment, term.End.AddDays(-daysBefore), left, string.Create(CultureInfo.InvariantCulture, $"{version}/{moment}"));
    }
}
