using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Frame.Maturity;

/// <summary>
/// The interval of a matured month by seeded draws of both things that are not known: the curve (every reversed-time hazard from its beta distribution)
/// and the leads still to come (given the known ones, negative binomial: what is left of a binomial sample whose size is unknown).
/// </summary>
internal static class MaturedLeads
{
    /// <summary>Below this share the known leads say next to nothing about the month.</summary>
    public const double SmallestShare = 0.05;

    private const int Draws = 2000;

    /// <param name="known">Leads qualified by the end of the last whole month.</param>
    /// <returns>Null when too little of the month has matured.</returns>
    public static MaturedEstimate? Of(DelayCurve curve, int age, double known, SeededRandom dice)
    {
        double share = curve.Share(age);
        if (share < SmallestShare || !double.IsFinite(known) || known < 0)
            return null;
        DelayStep[] ahead = [.. curve.StepsFrom(age).Where(s => s.Gained is > 0 and < 1)];
        double spread = curve.Dispersion;
        double[] totals = new double[Draws];
        for (int i = 0; i < Draws; i++)
        {
            double drawn = 1;
            foreach (DelayStep step in ahead)
                drawn *= 1 - Beta(step.After * step.Gained / spread, step.Before / spread, dice);
            drawn = Math.Max(drawn, SmallestShare / 2);
            // Jeffreys' half keeps a month with no lead yet from being certain to stay without; over-dispersion draws fewer, larger leads.
            double size = (known / spread) + 0.5;
            double late = spread * dice.NextNegativeBinomial(size * (1 - drawn) / drawn, size);
            // Spread over the unit around a whole number, so that an interval of whole leads covers what it says.
            totals[i] = known + late + (spread * (dice.NextDouble() - 0.5));
        }

        Array.Sort(totals);
        return new MaturedEstimate(known / share, At(0.10), At(0.90), At(0.025), At(0.975));

        double At(double level) => Math.Max(known, totals[(int)Math.Round(level * (Draws - 1))]);
    }

    private static double Beta(double ones, double zeros, SeededRandom dice)
    {
        double one = dice.NextGamma(ones, 1), zero = dice.NextGamma(zeros, 1);
        return one / (one + zero);
    }
}
