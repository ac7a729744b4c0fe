using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>The question of the backlog: does it contribute directly to the metric?</summary>
public enum Directness
{
    Direct,

    /// <summary>By way of something else; in the backlog that is a no.</summary>
    Indirect,
    None,
}

/// <summary>Something a team could try.</summary>
/// <param name="Hypothesis">What is expected to happen, and why.</param>
/// <param name="Contributes">The answer to "does it contribute directly?".</param>
/// <param name="Impact">1 to 5: how far it would move the metric.</param>
/// <param name="Ease">1 to 5: how easily it can be tried.</param>
public sealed record Experiment(string Name, string Hypothesis, Directness Contributes, int Impact, int Ease)
{
    public int Score => Impact * Ease;

    public IReadOnlyList<Finding> Check()
    {
        List<Finding> findings = [];
        if (string.IsNullOrWhiteSpace(Name))
            findings.Add(OmtmFinding.Error("experiment", "name", "name-missing", ("The experiment has no name.", "Name it in a few words.")));
        if (string.IsNullOrWhiteSpace(Hypothesis))
            findings.Add(OmtmFinding.Error("experiment", "hypothesis", "hypothesis-missing", ("The experiment has no hypothesis.", "Say what is expected to happen, and why.")));
        if (Impact is < 1 or > 5)
            findings.Add(OmtmFinding.Error("experiment", "impact", "impact", ($"An impact of {Impact} is not on the scale.", "Choose 1 to 5.")));
        if (Ease is < 1 or > 5)
            findings.Add(OmtmFinding.Error("experiment", "ease", "ease", ($"An ease of {Ease} is not on the scale.", "Choose 1 to 5.")));
        return findings;
    }
}

/// <summary>The experiments of a team: only those that contribute directly are ranked (F25).</summary>
/// <param name="Ranked">By impact times ease, the most promising first.</param>
/// <param name="SetAside">Indirect ones and those that contribute nothing, each with its answer as the reason.</param>
public sealed record ExperimentBacklog<T>(IReadOnlyList<T> Ranked, IReadOnlyList<T> SetAside);

public static class ExperimentBacklog
{
    /// <param name="experiment">Where the experiment is found in what a ledger or a page holds.</param>
    public static ExperimentBacklog<T> Of<T>(IEnumerable<T> held, Func<T, Experiment> experiment)
    {
        T[] all = [.. held];
        return new ExperimentBacklog<T>(
            [.. all.Where(h => experiment(h).Contributes == Directness.Direct).OrderByDescending(h => experiment(h).Score).ThenByDescending(h => experiment(h).Impact).ThenBy(h => experiment(h).Name, StringComparer.Ordinal)],
            [.. all.Where(h => experiment(h).Contributes != Directness.Direct).OrderBy(h => experiment(h).Contributes).ThenBy(h => experiment(h).Name, StringComparer.Ordinal)]);
    }

    public static ExperimentBacklog<Experiment> Of(IEnumerable<Experiment> experiments) => Of(experiments, e => e);
}
