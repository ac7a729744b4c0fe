using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Omtm;

/// <summary>Why nothing was changed.</summary>
public enum Refused
{
    /// <summary>It was changed.</summary>
    Not,

    /// <summary>What is named does not exist in this workspace.</summary>
    Unknown,

    /// <summary>It exists and stands in the way: another one is active, or this one is over.</summary>
    Conflict,

    /// <summary>What was written is not complete or not right.</summary>
    Incomplete,
}

/// <summary>A ledger's answer: what changed, or every reason why nothing did.</summary>
/// <param name="Findings">Errors where it was refused; warnings may come with an acceptance.</param>
public sealed record Answer<T>(T? Changed, Refused Refused, IReadOnlyList<Finding> Findings)
    where T : class
{
    public bool Accepted => Refused == Refused.Not;

    internal static Answer<T> Of(T changed, IReadOnlyList<Finding>? warnings = null) => new(changed, Refused.Not, warnings ?? []);

    internal static Answer<T> Incomplete(IReadOnlyList<Finding> findings) => new(null, Refused.Incomplete, findings);

    internal static Answer<T> Missing(string field, string rule, string message, string cure) => Incomplete([Finding.Error(new Place("request", Column: field), rule, message, cure)]);

    internal static Answer<T> Conflict(string rule, string message, string cure) => new(null, Refused.Conflict, [Finding.Error(new Place("omtm"), rule, message, cure)]);

    internal static Answer<T> Unknown(string rule, long id) =>
        new(null, Refused.Unknown, [Finding.Error(new Place("omtm"), rule, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"There is no {id} here."), "Look at the list again.")]);
}
