namespace PredictiveMarketing.Forecasting.Frame.Maturity;

/// <summary>Estimates a delay curve, or says why the evidence does not give one.</summary>
internal static class DelayCurveFit
{
    /// <summary>With fewer leads than this nothing is said about shares of 98 %.</summary>
    public const int FewestLeads = 30;

    /// <summary>Ages that must have been seen after the curve has come to rest: a tail that nobody has seen cannot be excluded.</summary>
    public const int AgesAtRest = 3;

    /// <summary>Below this many degrees of freedom the dispersion is a guess and 1 is taken.</summary>
    private const int FewestFreedoms = 5;

    public static (DelayCurve? Curve, string Why) Of(DelayLinks evidence, string campaign, int? windowMonths, double matureShare)
    {
        DelayLink[] used = [.. evidence.Links.Where(l => l.Age >= 0)];
        if (used.Length == 0)
            return (null, "no month has been seen at two ages");
        double leads = used.Where(l => l.Age == 0).Sum(l => l.After);
        if (leads < FewestLeads)
            return (null, FormattableString.Invariant($"{leads:0} leads behind the delay curve, {FewestLeads} are needed"));
        DelayStep[] steps =
        [
            .. Enumerable.Range(0, used.Max(l => l.Age) + 1)
                .Select(age => new DelayStep(age, used.Where(l => l.Age == age).Sum(l => l.Before), used.Where(l => l.Age == age).Sum(l => l.After))),
        ];
        var curve = new DelayCurve(campaign, evidence.StepMonths, steps, Dispersion(used, steps), windowMonths) { MatureShare = matureShare };
        return evidence.GreatestAge - curve.MonthsUntilMature >= AgesAtRest || windowMonths is not null
            ? (curve, "")
            : (null, $"leads still come in at the greatest age seen ({evidence.GreatestAge} months): more history is needed");
    }

    private static double Dispersion(DelayLink[] links, DelayStep[] steps)
    {
        double pearson = 0;
        int cells = 0;
        var ages = new HashSet<int>();
        foreach (DelayLink link in links)
        {
            double gained = steps[link.Age].Gained, expected = link.After * gained;
            if (expected < 1 || link.After - expected < 1)
                continue;
            double excess = link.After - link.Before - expected;
            pearson += excess * excess / (expected * (1 - gained));
            cells++;
            ages.Add(link.Age);
        }

        int freedoms = cells - ages.Count;
        return freedoms < FewestFreedoms ? 1 : Math.Max(1, pearson / freedoms);
    }
}
