using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.NorthStar;

/// <summary>A north star that has come through the whole guide.</summary>
internal static class SoundStar
{
    public static NorthStarDraft Draft { get; } = new()
    {
        ValueProposition = "The car you want, in stock near you, today",
        Jobs = ["When my car breaks down I want another one this week, so that I can go to work"],
        Whys = ["They found it at once", "The stock was right", "Dealers update it daily", "They are paid for it", "It sells cars"],
        Candidates = [new("stock requests answered within a day", 5, 4), new("test drives", 4, 3)],
        Chosen = "stock requests answered within a day",
        Definition = "number of stock requests answered within 24 hours, per month",
        Criteria = [.. Criteria.All.Select(c => new CriterionEvidence(c, true, $"we know that it is {c}"))],
        Column = "answered",
        Supporting = ["cost per lead"],
    };

    public static IReadOnlyList<SignOff> Agreed { get; } = [.. Enum.GetValues<Team>().Select(t => new SignOff(t, true, $"Head of {t}", null))];

    public static DataTest Tested { get; } = new("answered", new(24, 0.8, 0.6, 0.9, null));

    public static IReadOnlyList<string> Errors(IReadOnlyList<Finding> findings) => [.. findings.Where(f => f.Severity == Severity.Error).Select(f => f.Rule)];
}
