using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>Turns expected leads into counted ones: over-dispersed, through the funnel, and late.</summary>
internal static class LeadCounts
{
    public static NoiseTruth Noise { get; } = new(Size: 600, ShockDeviation: 0.015, QualifiedWithin: [0.62, 0.88, 1]);

    /// <summary>The month's surprise that all markets of a campaign share.</summary>
    public static double[] Shock(Timeline timeline, SeededRandom dice)
    {
        double shape = 1 / (Noise.ShockDeviation * Noise.ShockDeviation);
        return timeline.Each(_ => dice.NextGamma(shape, 1 / shape));
    }

    /// <summary>
    /// Raw leads are negative binomial; a share of them is qualified by marketing, and a share of those by sales. Thinning keeps
    /// the size of a negative binomial, so what sales qualifies has mean <paramref name="expected"/> x shock and the size of the raw leads.
    /// </summary>
    public static LeadFunnel Draw(IReadOnlyList<double> expected, double[] shock, SeededRandom dice)
    {
        double marketingRate = Math.Clamp(dice.NextNormal(0.58, 0.03), 0.4, 0.75);
        double salesRate = Math.Clamp(dice.NextNormal(0.46, 0.03), 0.3, 0.65);
        var raw = new long[expected.Count];
        var marketing = new long[expected.Count];
        var sales = new long[expected.Count];
        for (int t = 0; t < raw.Length; t++)
        {
            // Rates wander a little from month to month; the expected leads do not.
            double passMarketing = marketingRate * Math.Exp(dice.NextNormal(0, 0.03));
            double passSales = salesRate * Math.Exp(dice.NextNormal(0, 0.03));
            raw[t] = dice.NextNegativeBinomial(expected[t] * shock[t] / (passMarketing * passSales), Noise.Size);
            marketing[t] = dice.NextBinomial(raw[t], passMarketing);
            sales[t] = dice.NextBinomial(marketing[t], passSales);
        }

        return new LeadFunnel(raw, marketing, sales);
    }

    /// <summary>Leads as the file shows them at the end of the history: of the last months only what is qualified by then.</summary>
    public static IReadOnlyList<long> Shown(LeadFunnel funnel, Timeline timeline, SeededRandom dice)
    {
        long[] shown = [.. funnel.SalesQualified.Take(timeline.History)];
        for (int age = 0; age < SimulationSettings.ProvisionalMonths; age++)
        {
            int t = timeline.History - 1 - age;
            shown[t] = dice.NextBinomial(shown[t], Noise.QualifiedWithin[age]);
        }

        return shown;
    }
}
