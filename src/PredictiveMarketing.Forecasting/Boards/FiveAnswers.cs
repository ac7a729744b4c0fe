using System.Text.Json.Serialization;

namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>The five questions that whoever owns a KPI answers (B03).</summary>
public enum FiveQuestions
{
    /// <summary>What is measured?</summary>
    What,

    /// <summary>Why does it matter?</summary>
    Why,

    /// <summary>Who acts?</summary>
    Who,

    /// <summary>What is done when it falls?</summary>
    WhenItFalls,

    /// <summary>When is it looked at?</summary>
    LookedAt,
}

/// <summary>The answers, as written; an empty one is missing.</summary>
public sealed record FiveAnswers(string What, string Why, string Who, string WhenItFalls, string LookedAt)
{
    public static FiveAnswers None { get; } = new("", "", "", "", "");

    public string this[FiveQuestions question] => question switch
    {
        FiveQuestions.What => What,
        FiveQuestions.Why => Why,
        FiveQuestions.Who => Who,
        FiveQuestions.WhenItFalls => WhenItFalls,
        FiveQuestions.LookedAt => LookedAt,
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };

    /// <summary>The questions that nobody has answered, in their order.</summary>
    [JsonIgnore]
    public IReadOnlyList<FiveQuestions> Missing => [.. Enum.GetValues<FiveQuestions>().Where(q => string.IsNullOrWhiteSpace(this[q]))];
}
