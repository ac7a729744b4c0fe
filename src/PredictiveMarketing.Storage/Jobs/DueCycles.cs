using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Jobs;

/// <summary>What the next cycle of a workspace waits for.</summary>
/// <param name="Cycle">The first cycle that has not been planned yet.</param>
/// <param name="Moment">When its schedule comes; null on a fixed clock.</param>
/// <param name="MissingLeads">The month whose leads have to come in first; null when they are there.</param>
public sealed record NextCycle(Month Cycle, DateTimeOffset? Moment, Month? MissingLeads);

/// <summary>
/// Which monthly cycles are due. A cycle is due when the schedule's moment has passed in the contract's own time zone and the leads of the
/// month before it are there.
/// </summary>
public static class DueCycles
{
    /// <summary>The moment at which a cycle's schedule comes.</summary>
    public static DateTimeOffset Moment(Schedule schedule, Month cycle)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone);
        var wall = new DateTime(cycle.Year, cycle.Number, schedule.Day, schedule.Time.Hour, schedule.Time.Minute, 0, DateTimeKind.Unspecified);
        // A time that the clock skips counts from before the skip (02:30 becomes 03:30); one that comes twice is the first of the two.
        TimeSpan offset = zone.IsInvalidTime(wall) ? zone.GetUtcOffset(wall.AddDays(-1))
            : zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max()
            : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    /// <summary>Every cycle that is due and was never planned, oldest first: missed ones are caught up in order.</summary>
    /// <param name="lastLeads">Last month with leads in the store.</param>
    /// <param name="newest">The newest cycle that was planned; null for a new workspace, which starts with the newest due cycle alone.</param>
    public static IReadOnlyList<Month> At(DateTimeOffset now, FramingContract contract, Month lastLeads, Month? newest)
    {
        Month last = Month.Earlier(LastPassed(now, contract), lastLeads.Next);
        return newest is { } done ? [.. Month.Range(done.Next, last)] : [last];
    }

    /// <summary>The cycle that a person asks for by hand: the schedule's hour does not matter, the leads do.</summary>
    public static Month Asked(DateTimeOffset now, FramingContract contract, Month lastLeads)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return Month.Earlier(contract.AsOf ?? Here(now, contract.Schedule), lastLeads.Next);
    }

    public static NextCycle Next(DateTimeOffset now, FramingContract contract, Month lastLeads, Month? newest)
    {
        ArgumentNullException.ThrowIfNull(contract);
        Month cycle = newest?.Next ?? At(now, contract, lastLeads, newest)[0];
        return new NextCycle(
            cycle,
            contract.AsOf is null ? Moment(contract.Schedule, cycle) : null,
            lastLeads < cycle.Previous ? cycle.Previous : null);
    }

    private static Month LastPassed(DateTimeOffset now, FramingContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.AsOf is { } clock)
            return clock;
        Month month = Here(now, contract.Schedule);
        return Moment(contract.Schedule, month) <= now ? month : month.Previous;
    }

    private static Month Here(DateTimeOffset now, Schedule schedule) =>
        Month.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone)).DateTime));
}
