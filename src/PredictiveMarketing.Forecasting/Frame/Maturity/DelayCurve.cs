namespace PredictiveMarketing.Forecasting.Frame.Maturity;

/// <summary>What all months that have reached an age have gained on the way from the age before.</summary>
/// <param name="Age">Whole months between the request month and the month in which the table ended, at the beginning of the step.</param>
/// <param name="Before">Leads known at that age, summed over months and series.</param>
/// <param name="After">Leads of the same months one step later.</param>
public sealed record DelayStep(int Age, double Before, double After)
{
    /// <summary>Share of the leads known after the step that came with it: the hazard in reversed time.</summary>
    public double Gained => After <= 0 ? 0 : Math.Clamp(1 - (Before / After), 0, 1);
}

/// <summary>
/// How leads mature with the age of their month. Months are right-truncated: of recent ones only the quick leads are known, so plain averages of
/// delays are too short. The product of reversed-time hazards (Lagakos, Barraj and De Gruttola 1988; Kalbfleisch and Lawless 1989) uses for every age
/// only months that have reached it; with volume weights it is the chain ladder (Mack 1993). The curve is relative to the longest delay that has been seen.
/// </summary>
/// <param name="StepMonths">Months that one step lasts: 1 with event dates, else the months between two imports.</param>
/// <param name="Steps">In the order of their ages, from 0.</param>
/// <param name="Dispersion">How much more the months differ than chance alone would have it (Pearson's chi-squared by its degrees of freedom), at least 1.</param>
/// <param name="WindowMonths">By the label policy nothing is qualified at this age or later; null: no window.</param>
public sealed record DelayCurve(string Campaign, int StepMonths, IReadOnlyList<DelayStep> Steps, double Dispersion, int? WindowMonths)
{
    /// <summary>From this share on, a month usually counts as mature.</summary>
    public const double UsualMatureShare = 0.98;

    /// <summary>One-sided 95 % point of the standard normal distribution.</summary>
    private const double Doubt = 1.6449;

    /// <summary>From this share on, a month counts as mature; a setting of the contract.</summary>
    public double MatureShare { get; init; } = UsualMatureShare;

    /// <summary>Whole months after which at least that share is qualified.</summary>
    public int MonthsUntilMature
    {
        get
        {
            int age = 0;
            while (Share(age) < MatureShare)
                age++;
            return age;
        }
    }

    /// <summary>Share of a month's leads that is qualified when the month has this age.</summary>
    public double Share(int age)
    {
        double share = 1;
        foreach (DelayStep step in StepsFrom(age))
            share *= 1 - step.Gained;
        return share;
    }

    /// <summary>The largest share that the data leave room for, at a one-sided 95 %: variance of the logarithm by the delta method, as in Greenwood's formula.</summary>
    public double LargestShare(int age)
    {
        double variance = 0;
        foreach (DelayStep step in StepsFrom(age))
        {
            if (step.Gained is > 0 and < 1)
                variance += Dispersion * step.Gained / (step.After * (1 - step.Gained));
        }

        return Math.Min(1, Share(age) * Math.Exp(Doubt * Math.Sqrt(variance)));
    }

    /// <summary>The steps that a month of this age has still before it.</summary>
    internal IEnumerable<DelayStep> StepsFrom(int age)
    {
        for (int next = age; next < Steps.Count && (WindowMonths is not int end || next < end); next += StepMonths)
            yield return Steps[next];
    }
}
