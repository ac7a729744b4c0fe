using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Notices;

/// <summary>What the sender says on the console: ids, codes and moments, never an address or a secret.</summary>
internal static partial class SenderLog
{
    [LoggerMessage(EventId = 41, Level = LogLevel.Information, Message = "Notice {Kind} delivered by {Channel} (delivery {Delivery}, attempt {Attempt})")]
    public static partial void Delivered(this ILogger log, string kind, Channel channel, long delivery, int attempt);

    [LoggerMessage(EventId = 42, Level = LogLevel.Warning, Message = "Delivery {Delivery} by {Channel} failed ({Answer}); next try {At:u}")]
    public static partial void TriesAgain(this ILogger log, long delivery, Channel channel, string answer, DateTimeOffset at);

    [LoggerMessage(EventId = 43, Level = LogLevel.Error, Message = "Delivery {Delivery} by {Channel} is a dead letter ({Answer}) after attempt {Attempt}")]
    public static partial void GaveUp(this ILogger log, long delivery, Channel channel, string answer, int attempt);

    [LoggerMessage(EventId = 44, Level = LogLevel.Warning, Message = "Delivery {Delivery}: attempt {Attempt} was taken over by another sender")]
    public static partial void TakenOver(this ILogger log, long delivery, int attempt);

    [LoggerMessage(EventId = 45, Level = LogLevel.Error, Message = "Delivery {Delivery} broke its sender")]
    public static partial void Broke(this ILogger log, long delivery, Exception reason);

    [LoggerMessage(EventId = 46, Level = LogLevel.Error, Message = "The outbox cannot be read; the sender looks again in a moment")]
    public static partial void StoreBroke(this ILogger log, Exception reason);
}
