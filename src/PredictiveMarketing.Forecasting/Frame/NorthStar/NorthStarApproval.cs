using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.NorthStar;

/// <summary>Whose word a north star needs (F09).</summary>
public enum Team
{
    Sales,
    Marketing,
    Product,
}

/// <summary>A team's word on a candidate; a later one takes the place of an earlier one.</summary>
public sealed record SignOff(Team Team, bool Approves, string Who, string? Comment);

/// <summary>Why the active north star is changed; there is no other reason (F11).</summary>
public enum ChangeReason
{
    BusinessModel,
    LifeCycle,
    NewMarket,
}

/// <summary>May a draft become the north star?</summary>
public static class NorthStarApproval
{
    public const string OneAlready = "northstar.one-already";
    public const string ReasonMissing = "northstar.change-reason-missing";
    public const string OnePerson = "northstar.one-person";

    /// <returns>What is missing; empty of errors: approvable.</returns>
    /// <param name="signOffs">In the order in which they were given.</param>
    public static IReadOnlyList<Finding> Check(NorthStarDraft draft, IReadOnlyList<SignOff> signOffs, DataTest? test)
    {
        var findings = new List<Finding>(NorthStarGuide.Check(draft));
        ArgumentNullException.ThrowIfNull(signOffs);
        foreach (Team team in Missing(signOffs))
            findings.Add(Finding.Error(NorthStarPlace.At($"signOffs.{team}"), NorthStarLint.TeamsMissing, $"{team} has not signed off.", "All three teams have to agree: sales, marketing and product."));
        foreach (IGrouping<string, SignOff> speaker in Standing(signOffs).Where(s => s.Approves).GroupBy(s => s.Who.Trim(), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            findings.Add(ForTwo(speaker.Key, speaker.First().Team, speaker.Last().Team));
        if (test is null)
            findings.Add(Finding.Error(NorthStarPlace.At("column"), "northstar.data-test-missing", "The candidate was never tested on real data.", "Name the column in which it is measured and test it."));
        else if (test.Verdict.Judgement == Judgement.Fail)
            findings.Add(Finding.Error(NorthStarPlace.At("column"), "northstar.data-test-failed", $"The data test on {test.Column} says nothing: {test.Verdict.Reason}.", "Wait for more months, or measure it in another column."));
        else if (test.Verdict.Judgement == Judgement.Review)
            findings.Add(Finding.Warning(NorthStarPlace.At("column"), "northstar.data-test-review", $"The data test on {test.Column}: {test.Verdict.Reason}.", "Look whether another candidate goes better with the leads."));
        return findings;
    }

    /// <summary>The teams whose last word is not a yes.</summary>
    public static IReadOnlyList<Team> Missing(IReadOnlyList<SignOff> signOffs) =>
        [.. Enum.GetValues<Team>().Where(t => signOffs.LastOrDefault(s => s.Team == t) is not { Approves: true })];

    /// <summary>Why a person's yes for a team is not taken: they have agreed for another one already, and one person is not two teams. Null when it is.</summary>
    /// <param name="given">In the order in which they were given.</param>
    public static Finding? WhyNotSign(IReadOnlyList<SignOff> given, SignOff signOff)
    {
        ArgumentNullException.ThrowIfNull(signOff);
        return !signOff.Approves ? null
            : Standing(given).FirstOrDefault(s => s.Approves && s.Team != signOff.Team && string.Equals(s.Who.Trim(), signOff.Who.Trim(), StringComparison.OrdinalIgnoreCase)) is { } other
                ? ForTwo(signOff.Who, other.Team, signOff.Team) : null;
    }

    private static IEnumerable<SignOff> Standing(IReadOnlyList<SignOff> signOffs) => Enum.GetValues<Team>().Select(t => signOffs.LastOrDefault(s => s.Team == t)).OfType<SignOff>();

    private static Finding ForTwo(string who, Team first, Team second) => Finding.Error(
        NorthStarPlace.At($"signOffs.{second}"), OnePerson, $"{who} has agreed for {first} already and cannot agree for {second}.", "Another person signs for the second team, or the first yes is taken back with a no.");

    /// <summary>Whether a new version may take the place of the active one.</summary>
    /// <param name="replaces">False: a second one was to stand beside the first.</param>
    public static IReadOnlyList<Finding> ForChange(bool hasActive, bool replaces, ChangeReason? reason)
    {
        if (!hasActive)
            return [];
        if (!replaces)
            return [Finding.Error(NorthStarPlace.At("replaces"), OneAlready, "There is a north star already, and there is never more than one.", "Change the active one, with a reason, or leave it.")];
        return reason is null
            ? [Finding.Error(NorthStarPlace.At("reason"), ReasonMissing, "No reason is given for the change.", "A north star changes with the business model, the life cycle or a new market only: say which.")]
            : [];
    }
}
