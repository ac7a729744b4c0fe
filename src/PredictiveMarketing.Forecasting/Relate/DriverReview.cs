namespace PredictiveMarketing.Forecasting.Relate;

public enum DriverUse
{
    Keep,

    /// <summary>Used with the months that were known, and a stated guess for the rest.</summary>
    KeepGuessed,

    Drop,
}

/// <summary>Step 3's evidence on one driver of one series.</summary>
/// <param name="Gain">Out-of-sample share of squared error that the driver saves against its absence; null when not measurable.</param>
/// <param name="PValue">One-sided p-value of that gain (Clark and West 2007); null when not measurable.</param>
/// <param name="Sign">Sign of the driver's effect: -1, 0 or 1.</param>
/// <param name="KnownAhead">Is its future decided before the forecast is made?</param>
/// <param name="Forecasts">Number of out-of-sample forecasts behind the gain.</param>
public sealed record DriverEvidence(string Driver, DriverUse Use, double? Gain, double? PValue, int Sign, bool KnownAhead, int Forecasts, string Reason);

/// <summary>Step 3's result: which drivers are linked to the leads and available in time.</summary>
public sealed record DriverReview(IReadOnlyList<DriverEvidence> Drivers)
{
    public IEnumerable<string> Kept => Drivers.Where(d => d.Use != DriverUse.Drop).Select(d => d.Driver);
}
