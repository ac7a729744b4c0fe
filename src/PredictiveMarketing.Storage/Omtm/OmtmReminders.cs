using System.Globalization;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Storage.Omtm;

/// <summary>A reminder and the metric that it is about.</summary>
public sealed record DueReminder(OmtmVersion Metric, OmtmReminder Reminder);

/// <summary>Reminds teams of the end of their metric's term, once per moment, and never of what was renewed or closed (C04).</summary>
public sealed class OmtmReminders
{
    private readonly Store store;
    private readonly OmtmLedger metrics;

    internal OmtmReminders(Store store, OmtmLedger metrics)
    {
        this.store = store;
        this.metrics = metrics;
    }

    /// <summary>What is due on a day, the most urgent first.</summary>
    public IReadOnlyList<DueReminder> Due(string workspace, DateOnly today) =>
    [
        .. metrics.Active(workspace)
            .Select(m => m.Draft.Term is OmtmTerm term && OmtmReminder.On(term, Name(m), today, isActive: m.State == OmtmState.Active) is { } reminder ? new DueReminder(m, reminder) : null)
            .OfType<DueReminder>().OrderBy(d => d.Reminder.DaysLeft),
    ];

    /// <summary>Leaves word of everything that is due; said once, it is not said again.</summary>
    /// <returns>How many notices are new.</returns>
    public int Post(string workspace, DateOnly today)
    {
        IReadOnlyList<DueReminder> due = Due(workspace, today);
        return due.Count == 0 ? 0 : store.Write(t => due.Count(d => Outbox.Post(t, NoticeOf(workspace, d))));
    }

    private static Notice NoticeOf(string workspace, DueReminder due) => new(
        NoticeKinds.OmtmExpiring, workspace, due.Reminder.Key,
        new Dictionary<string, string>
        {
            ["metric"] = due.Metric.Draft.Metric.Label,
            ["until"] = due.Metric.Draft.Term!.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["team"] = due.Metric.Team,
            ["moment"] = due.Reminder.Moment.ToString(),
            ["daysLeft"] = due.Reminder.DaysLeft.ToString(CultureInfo.InvariantCulture),
        });

    private static string Name(OmtmVersion metric) => $"omtm/{metric.Id.ToString(CultureInfo.InvariantCulture)}";
}
