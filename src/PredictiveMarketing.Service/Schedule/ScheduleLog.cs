using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Jobs;

namespace PredictiveMarketing.Service.Schedule;

/// <summary>What the schedule says on the console: one event per thing that happened.</summary>
internal static partial class ScheduleLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Loaded {Workspace}: {Rows} rows of leads, data set {DataSet}")]
    public static partial void Loaded(this ILogger log, string workspace, int rows, string dataSet);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Cannot read {Folder}: {Finding}")]
    public static partial void CannotRead(this ILogger log, string folder, string finding);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "{Workspace}, run of {Cycle}: {Over} of {Total} steps finished")]
    public static partial void Progress(this ILogger log, string workspace, Month cycle, int over, int total);

    [LoggerMessage(EventId = 7, Level = LogLevel.Information, Message = "{Workspace}, run of {Cycle}: {Percent} % of the common preparation done")]
    public static partial void Prepared(this ILogger log, string workspace, Month cycle, int percent);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "{Series}, {Step} is {State}: {Reason}")]
    public static partial void NotDone(this ILogger log, SeriesKey series, CycleStep step, PartitionState state, string? reason);

    [LoggerMessage(EventId = 5, Level = LogLevel.Information, Message = "{Workspace}, run of {Cycles} finished in {Seconds:0.0} s")]
    public static partial void Worked(this ILogger log, string workspace, IReadOnlyList<Month> cycles, double seconds);

    [LoggerMessage(EventId = 8, Level = LogLevel.Information, Message = "{Workspace}: the evidence of steps 2 and 3 was prepared in {Seconds:0.0} s")]
    public static partial void EvidencePrepared(this ILogger log, string workspace, double seconds);

    [LoggerMessage(EventId = 6, Level = LogLevel.Error, Message = "{Workspace} was left alone until the next look")]
    public static partial void Broke(this ILogger log, string workspace, Exception reason);

    [LoggerMessage(EventId = 9, Level = LogLevel.Error, Message = "{Workspace}, {Series}: the forecast was not taken apart")]
    public static partial void NotTakenApart(this ILogger log, string workspace, SeriesKey series, Exception reason);
}
