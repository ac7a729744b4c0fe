using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Evaluate;

/// <summary>What too little history leaves of training: fewer drivers, or none.</summary>
/// <param name="MostDrivers">Most drivers that a model may use; <see cref="int.MaxValue"/>: all of them.</param>
/// <param name="UnivariateOnly">Only families that look at no driver.</param>
public sealed record TrainingLimits(int MostDrivers, bool UnivariateOnly, string Reason)
{
    /// <summary>Autocorrelation beyond this says more of a missing cause than of how many drivers can be told apart.</summary>
    private const double MostForLimits = 0.5;

    public static TrainingLimits None { get; } = new(int.MaxValue, UnivariateOnly: false, "no limit");

    /// <param name="months">Months with leads, over all markets.</param>
    /// <param name="memory">Autocorrelation of what trend, season and drivers leave: months count (1 - memory) / (1 + memory) (Bayley and Hammersley 1946).</param>
    /// <param name="fixedColumns">Level, trend and season, over all markets.</param>
    /// <param name="drivers">Drivers that are asked for.</param>
    public static TrainingLimits Of(int months, double memory, int fixedColumns, int drivers, Gates gates)
    {
        ArgumentNullException.ThrowIfNull(gates);
        double cautious = Math.Min(memory, MostForLimits);
        double effective = months * (1 - cautious) / (1 + cautious);
        int most = gates.MonthsPerEffect > 0 ? (int)Math.Max(0, (effective / gates.MonthsPerEffect) - fixedColumns) : int.MaxValue;
        if (drivers <= most)
            return None;
        string reason = string.Create(CultureInfo.InvariantCulture, $"{effective:0} effective months carry {most} {(most == 1 ? "driver" : "drivers")} beside trend and season; {drivers} are asked");
        return new TrainingLimits(most, UnivariateOnly: most == 0, reason);
    }
}
