using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>One event as the file tells it. Persons and ids are compared and then forgotten.</summary>
/// <param name="Row">As a spreadsheet shows it.</param>
internal sealed record LeadRecord(int Row, SeriesKey Key, DateOnly Requested)
{
    public DateOnly? Qualified { get; init; }

    public required string Event { get; init; }

    public required string Person { get; init; }

    public required string Id { get; init; }

    /// <summary>Why the source itself set the row aside: a technical code, a test; empty without one.</summary>
    public required string Code { get; init; }

    public required string StatusText { get; init; }

    public required string SourceText { get; init; }

    public LeadStanding Standing => LeadWords.Standing(StatusText);

    public LeadSource Source => LeadWords.Source(SourceText);

    public Month Month => Month.Of(Requested);
}

/// <summary>An event that counts as a lead.</summary>
/// <param name="CountsFrom">The day from which it counts: qualified, and of the minimum age. Null when the source says that it is qualified and not when.</param>
internal sealed record CountedLead(LeadRecord Record, DateOnly? CountsFrom);
