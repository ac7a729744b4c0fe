using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.NorthStar;

/// <summary>How a north star is lived with.</summary>
/// <param name="Name">The metric.</param>
/// <param name="SignedOff">Teams that agreed.</param>
/// <param name="LastMeasured">Last month with a value; null: never.</param>
/// <param name="Changes">Months in which it was changed, the first version not counted.</param>
/// <param name="Supporting">Figures that are watched beside it.</param>
public sealed record NorthStarPractice(
    string Name, string? Definition, IReadOnlyList<Team> SignedOff, Month? LastMeasured, IReadOnlyList<Month> Changes, IReadOnlyList<string> Supporting);

/// <summary>The five usual mistakes with a north star, and the trap of looking at nothing else (G06).</summary>
public static class NorthStarLint
{
    public const string Vague = "northstar.vague";
    public const string Vanity = "northstar.vanity";
    public const string TeamsMissing = "northstar.teams-missing";
    public const string NotTracked = "northstar.not-tracked";
    public const string ChangedTooOften = "northstar.changed-too-often";
    public const string OnlyOne = "northstar.nothing-beside";

    /// <summary>A value that is older than this says nothing about today.</summary>
    public const int StaleMonths = 2;

    /// <summary>More than one change within a year: nobody can follow it.</summary>
    public const int MostChangesAYear = 1;

    public static IReadOnlyList<Finding> Of(NorthStarPractice practice, Month now)
    {
        ArgumentNullException.ThrowIfNull(practice);
        var findings = new List<Finding>();
        if (DefinitionLinter.Check(practice.Definition ?? practice.Name, NorthStarPlace.At("definition")) is { } vague)
            findings.Add(Warn("definition", Vague, vague.Message, vague.Cure));
        if (MetricKinds.Of(practice.Name).Kind == MetricKind.Vanity)
            findings.Add(Warn("chosen", Vanity, $"'{practice.Name}' is a vanity metric: it can rise without any customer getting more.", "Select what customers do, not what they look at."));
        Team[] missing = [.. Enum.GetValues<Team>().Except(practice.SignedOff)];
        if (missing.Length > 0)
            findings.Add(Warn("signOffs", TeamsMissing, $"Not involved: {string.Join(", ", missing)}.", "All three teams have to agree: sales, marketing and product."));
        if (practice.LastMeasured is not Month last || now - last > StaleMonths)
            findings.Add(Warn("column", NotTracked, practice.LastMeasured is Month old ? $"Its last value is of {old}." : "It has no value yet.", "Name a column of the workspace and bring it in every month."));
        int recent = practice.Changes.Count(m => now - m < 12);
        if (recent > MostChangesAYear)
            findings.Add(Warn("history", ChangedTooOften, $"It was changed {recent} times within a year.", "Leave it alone: it changes with the business model, the life cycle or a new market only."));
        if (practice.Supporting.Count == 0)
            findings.Add(Warn("supporting", OnlyOne, "Nothing is watched beside it: one figure can be raised at the cost of all others.", "Name figures to watch beside it, such as retention or cost per lead."));
        return findings;
    }

    private static Finding Warn(string field, string rule, string message, string cure) => Finding.Warning(NorthStarPlace.At(field), rule, message, cure);
}
