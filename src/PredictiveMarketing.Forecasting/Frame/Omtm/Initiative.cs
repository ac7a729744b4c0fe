using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>Something that could be funded.</summary>
/// <param name="Contribution">What it is expected to add to the north star metric, in the metric's own unit; null: nobody knows.</param>
/// <param name="Cost">In the workspace's currency.</param>
/// <param name="Evidence">Why the contribution is believed: a test, a past campaign, a comparable market.</param>
public sealed record Initiative(string Name, double? Contribution, decimal Cost, string? Evidence)
{
    /// <summary>Everything that is wrong with it; nothing means that it can be ranked.</summary>
    public IReadOnlyList<Finding> Check()
    {
        List<Finding> findings = [];
        if (string.IsNullOrWhiteSpace(Name))
            findings.Add(OmtmFinding.Error("initiative", "name", "name-missing", ("The initiative has no name.", "Name it as the team does.")));
        if (Contribution is double given && !double.IsFinite(given))
            findings.Add(OmtmFinding.Error("initiative", "contribution", "contribution-number", ($"'{given.ToString(CultureInfo.InvariantCulture)}' is not a contribution.", "Write a number, or leave it empty when nobody knows.")));
        if (Cost < 0)
            findings.Add(OmtmFinding.Error("initiative", "cost", "cost-negative", ($"The cost is {Cost.ToString(CultureInfo.InvariantCulture)}.", "Write what it costs, 0 or more.")));
        if (Contribution > 0 && string.IsNullOrWhiteSpace(Evidence))
            findings.Add(OmtmFinding.Warning("initiative", "evidence", "evidence-missing", ("A contribution is claimed and nothing shows it.", "Say which test or past campaign it comes from.")));
        return findings;
    }
}

/// <summary>Why an initiative stands on its side of the cut line.</summary>
public enum CutReason
{
    Funded,

    /// <summary>It does not move the north star metric.</summary>
    NoContribution,

    /// <summary>It moves the north star metric the wrong way.</summary>
    Harmful,

    /// <summary>Nobody knows whether it moves the north star metric: no evidence is never a pass.</summary>
    NotMeasured,

    /// <summary>It would help, and the money is spent on what helps more.</summary>
    OverBudget,
}

/// <param name="Rank">From 1, by contribution.</param>
public sealed record RankedInitiative(int Rank, Initiative Initiative, CutReason Reason)
{
    public bool IsFunded => Reason == CutReason.Funded;
}

/// <summary>The north star metric as a filter: what moves it most is funded first, what does not move it is not funded (F14).</summary>
/// <param name="Lines">Ranked by contribution; the funded ones come first and without a gap.</param>
public sealed record InitiativeRanking(IReadOnlyList<RankedInitiative> Lines)
{
    /// <summary>How many stand above the cut line.</summary>
    public int Funded => Lines.Count(l => l.IsFunded);

    public decimal FundedCost => Lines.Where(l => l.IsFunded).Sum(l => l.Initiative.Cost);

    /// <summary>Ranks and draws the line. It is one line: below the first initiative that the budget cannot carry nothing is funded.</summary>
    /// <param name="budget">In the workspace's currency; null: money is no limit.</param>
    public static InitiativeRanking Of(IEnumerable<Initiative> initiatives, decimal? budget)
    {
        Initiative[] ranked =
        [
            .. initiatives.OrderByDescending(i => Known(i) ?? double.NegativeInfinity).ThenBy(i => i.Cost).ThenBy(i => i.Name, StringComparer.Ordinal),
        ];
        List<RankedInitiative> lines = [];
        decimal spent = 0;
        bool cut = false;
        foreach (Initiative initiative in ranked)
        {
            CutReason? none = Known(initiative) switch { null => CutReason.NotMeasured, 0 => CutReason.NoContribution, < 0 => CutReason.Harmful, _ => null };
            cut |= none is not null || (budget is decimal limit && spent + initiative.Cost > limit);
            spent += cut ? 0 : initiative.Cost;
            lines.Add(new RankedInitiative(lines.Count + 1, initiative, none ?? (cut ? CutReason.OverBudget : CutReason.Funded)));
        }

        return new InitiativeRanking(lines);
    }

    private static double? Known(Initiative initiative) => initiative.Contribution is double c && double.IsFinite(c) ? c : null;
}
