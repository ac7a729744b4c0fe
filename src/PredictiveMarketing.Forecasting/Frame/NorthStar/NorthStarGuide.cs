using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.NorthStar;

/// <summary>The four steps to a north star (F08).</summary>
public enum GuideStep
{
    /// <summary>Value proposition and jobs to be done.</summary>
    Value,

    /// <summary>Success factors, by five whys.</summary>
    Success,

    /// <summary>Brainstorm, then select with the matrix.</summary>
    Brainstorm,

    /// <summary>Validate with data and teams, then iterate.</summary>
    Validate,
}

/// <summary>What each step of the guide still needs; a step cannot be begun before the one before it is done.</summary>
public static class NorthStarGuide
{
    public const int WhysNeeded = 5;
    public const int FewestCandidates = 2;
    public const string OutOfOrder = "northstar.step-order";

    /// <summary>What a step still needs by itself.</summary>
    public static IReadOnlyList<Finding> Open(NorthStarDraft draft, GuideStep step)
    {
        ArgumentNullException.ThrowIfNull(draft);
        NorthStarDraft tidy = draft.Tidy();
        return step switch
        {
            GuideStep.Value => [.. Value(tidy)],
            GuideStep.Success => [.. Success(tidy)],
            GuideStep.Brainstorm => [.. Brainstorm(tidy)],
            _ => [.. Validate(tidy)],
        };
    }

    /// <summary>The first step that is not done; null when all four are.</summary>
    public static GuideStep? Current(NorthStarDraft draft)
    {
        foreach (GuideStep step in Enum.GetValues<GuideStep>())
        {
            if (Open(draft, step).Any(f => f.Severity == Severity.Error))
                return step;
        }

        return null;
    }

    /// <summary>Steps that were begun before their turn: the draft may not be kept.</summary>
    public static IReadOnlyList<Finding> Order(NorthStarDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        GuideStep current = Current(draft) ?? GuideStep.Validate;
        return
        [
            .. Enum.GetValues<GuideStep>().Where(s => s > current && IsBegun(draft.Tidy(), s)).Select(s => Finding.Error(
                NorthStarPlace.At(FieldOf(s)), OutOfOrder, $"Step {(int)s + 1} was begun before step {(int)current + 1} is done.", $"Finish step {(int)current + 1} first.")),
        ];
    }

    /// <summary>Everything at once: order, and what each step up to the current one still needs.</summary>
    public static IReadOnlyList<Finding> Check(NorthStarDraft draft) =>
        [.. Order(draft), .. Enum.GetValues<GuideStep>().Where(s => s <= (Current(draft) ?? GuideStep.Validate)).SelectMany(s => Open(draft, s))];

    private static bool IsBegun(NorthStarDraft draft, GuideStep step) => step switch
    {
        GuideStep.Value => draft.ValueProposition is not null || draft.Jobs.Count > 0,
        GuideStep.Success => draft.Whys.Count > 0,
        GuideStep.Brainstorm => draft.Candidates.Count > 0 || draft.Chosen is not null,
        _ => draft.Definition is not null || draft.Column is not null || draft.Supporting.Count > 0 || draft.Criteria.Any(c => c.Met || c.Evidence is not null),
    };

    private static string FieldOf(GuideStep step) => step switch
    {
        GuideStep.Value => "valueProposition",
        GuideStep.Success => "whys",
        GuideStep.Brainstorm => "candidates",
        _ => "definition",
    };

    private static IEnumerable<Finding> Value(NorthStarDraft draft)
    {
        if (draft.ValueProposition is null)
            yield return Error("valueProposition", "northstar.value-missing", "Nothing says what customers get here and nowhere else.", "Write the value proposition in a sentence.");
        if (draft.Jobs.Count == 0)
            yield return Error("jobs", "northstar.jobs-missing", "No job to be done is named.", "Write what customers want to get done: when ..., I want to ..., so that ....");
    }

    private static IEnumerable<Finding> Success(NorthStarDraft draft)
    {
        if (draft.Whys.Count < WhysNeeded)
            yield return Error("whys", "northstar.five-whys", $"{draft.Whys.Count} of {WhysNeeded} whys are answered.", "Ask why again, until all five are answered: the first answers are symptoms.");
    }

    private static IEnumerable<Finding> Brainstorm(NorthStarDraft draft)
    {
        foreach (Finding wrong in PriorityMatrix.Check(draft.Candidates))
            yield return wrong;
        if (draft.Candidates.Count < FewestCandidates)
            yield return Error("candidates", "northstar.few-candidates", $"{draft.Candidates.Count} candidates: there is nothing to choose between.", "Find at least two.");
        foreach (string twice in draft.Candidates.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return Error("candidates", "northstar.candidate-twice", $"'{twice}' is there twice.", "Keep one of the two.");
        if (draft.Chosen is null)
            yield return Error("chosen", "northstar.none-chosen", "No candidate is selected.", "Select one: usually the first of the ranking.");
        else if (draft.Candidates.All(c => c.Name != draft.Chosen))
            yield return Error("chosen", "northstar.chosen-unknown", $"'{draft.Chosen}' is not among the candidates.", "Select a candidate of the list.");
        else if (MetricKinds.Of(draft.Chosen).Kind == MetricKind.Vanity)
            yield return Error("chosen", NorthStarLint.Vanity, $"'{draft.Chosen}' is a vanity metric: it can rise without any customer getting more.", "Select what customers do, not what they look at.");
    }

    private static IEnumerable<Finding> Validate(NorthStarDraft draft)
    {
        if (DefinitionLinter.Check(draft.Definition, NorthStarPlace.At("definition")) is { } vague)
            yield return vague;
        foreach (Criterion failed in Criteria.Failed(draft.Criteria))
            yield return Error($"criteria.{failed}", "northstar.criterion", $"The criterion {failed} is not met, or nothing supports it.", "Tick it and write the evidence, or go back and select another metric.");
    }

    private static Finding Error(string field, string rule, string message, string cure) => Finding.Error(NorthStarPlace.At(field), rule, message, cure);
}
