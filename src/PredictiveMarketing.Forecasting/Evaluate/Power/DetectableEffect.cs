using MathNet.Numerics.Distributions;

namespace PredictiveMarketing.Forecasting.Evaluate.Power;

/// <summary>What the test of one driver has to go by: a regression of leads on trend, season and the other drivers.</summary>
/// <param name="ResidualDeviation">Standard deviation of what the regression leaves, in the unit of the leads.</param>
/// <param name="OwnSpread">
/// Standard deviation of the driver's months that the other columns do not explain: its spread over the root of its variance inflation factor.
/// </param>
/// <param name="EffectiveMonths">Months that count as independent, over all markets pooled.</param>
/// <param name="DegreesOfFreedom">Months less columns, over all markets pooled.</param>
/// <param name="Drivers">Drivers that are tested together.</param>
public sealed record EffectQuestion(double ResidualDeviation, double OwnSpread, double EffectiveMonths, double DegreesOfFreedom, int Drivers)
{
    /// <summary>Standard error of the driver's effect per unit: deviation / (own spread x root of months); infinite where nothing can be told.</summary>
    public double StandardError =>
        OwnSpread > 0 && EffectiveMonths > 0 ? ResidualDeviation / (OwnSpread * Math.Sqrt(EffectiveMonths)) : double.PositiveInfinity;
}

/// <summary>How sure a test wants to be.</summary>
/// <param name="Level">Chance that a driver without effect is taken for one, before it is shared among the drivers.</param>
/// <param name="Power">Chance that a driver with the effect is seen.</param>
/// <param name="TwoSided">False where only one sign of the effect counts.</param>
public sealed record PowerAim(double Level = 0.05, double Power = 0.8, bool TwoSided = true)
{
    public static PowerAim Usual { get; } = new();
}

/// <summary>
/// The smallest effect that a partial t-test sees (Cohen 1988, chapter 9). With Benjamini and Hochberg (1995) over m drivers a driver that is alone in
/// having an effect is tested at level / m: that worst case is taken. The distribution of t under an effect is Abramowitz and Stegun's
/// 26.7.10: P(T > t) = Phi((delta - t (1 - 1 / 4 nu)) / root(1 + t^2 / 2 nu)), with delta = effect / standard error.
/// </summary>
public static class DetectableEffect
{
    private const double FewestDegrees = 2;

    /// <summary>Leads per unit of the driver; infinite where no effect could be seen.</summary>
    public static double Of(EffectQuestion question, PowerAim aim)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(aim);
        if (!(question.DegreesOfFreedom >= FewestDegrees) || !(question.StandardError < double.PositiveInfinity))
            return double.PositiveInfinity;
        double nu = question.DegreesOfFreedom;
        double t = Critical(question, aim);
        double delta = (t * (1 - (1 / (4 * nu)))) + (Normal.InvCDF(0, 1, aim.Power) * Math.Sqrt(1 + (t * t / (2 * nu))));
        return delta * question.StandardError;
    }

    /// <summary>Chance that an effect of this size is seen.</summary>
    /// <param name="effect">Leads per unit of the driver.</param>
    public static double PowerAt(double effect, EffectQuestion question, PowerAim aim)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(aim);
        if (!(question.DegreesOfFreedom >= FewestDegrees) || !(question.StandardError < double.PositiveInfinity))
            return 0;
        double nu = question.DegreesOfFreedom;
        double t = Critical(question, aim);
        double delta = Math.Abs(effect) / question.StandardError;
        return Normal.CDF(0, 1, (delta - (t * (1 - (1 / (4 * nu))))) / Math.Sqrt(1 + (t * t / (2 * nu))));
    }

    /// <summary>From which value of t a driver is taken for one.</summary>
    private static double Critical(EffectQuestion question, PowerAim aim)
    {
        double level = aim.Level / Math.Max(1, question.Drivers) / (aim.TwoSided ? 2 : 1);
        return StudentT.InvCDF(0, 1, question.DegreesOfFreedom, 1 - level);
    }
}
