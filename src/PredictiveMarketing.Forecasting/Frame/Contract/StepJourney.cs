using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Contract;

/// <summary>The four steps, in the only order there is.</summary>
public enum FourStep
{
    Frame,
    Evaluate,
    Relate,
    Choose,
}

/// <summary>How far a question has come. A step can only follow the one before it, and training only follows a signed framing (F01).</summary>
public sealed record StepJourney
{
    private StepJourney(int done) => Done = done;

    public static StepJourney Begin { get; } = new(0);

    /// <summary>Number of steps that are done.</summary>
    public int Done { get; }

    /// <summary>The step whose turn it is; null when all four are done.</summary>
    public FourStep? Next => Done < 4 ? (FourStep)Done : null;

    /// <summary>May a model be trained? Only with a question that is framed.</summary>
    public bool MayTrain => Done > 0;

    public bool Has(FourStep step) => (int)step < Done;

    /// <summary>Does the next step; a step out of its turn is refused and nothing changes.</summary>
    /// <param name="refusal">Why it was refused; null when it was done.</param>
    public StepJourney Take(FourStep step, out Finding? refusal)
    {
        refusal = step == Next ? null : Finding.Error(
            new Place("steps", null, step.ToString()), "framing.step-order",
            Next is FourStep next ? $"{step} came where it is {next}'s turn." : $"{step} came after all four steps were done.",
            "Take the steps in order: Frame, Evaluate, Relate, Choose.");
        return refusal is null ? new StepJourney(Done + 1) : this;
    }

    /// <summary>What is wrong with an order of steps; empty for the right one.</summary>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<FourStep> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var findings = new List<Finding>();
        StepJourney journey = Begin;
        foreach (FourStep step in order)
        {
            journey = journey.Take(step, out Finding? refusal);
            if (refusal is not null)
                findings.Add(refusal);
        }

        if (findings.Count == 0 && journey.Next is FourStep missing)
            findings.Add(Finding.Error(new Place("steps", null, missing.ToString()), "framing.step-missing", $"{missing} was not done.", "Take all four steps."));
        return findings;
    }
}
