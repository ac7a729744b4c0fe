using System.Text.Json.Serialization;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Relate;

public enum DriverUse
{
    /// <summary>Linked to the leads: proven over the whole history, false discoveries controlled.</summary>
    Keep,

    /// <summary>Proven, and used some months later than it happens: those months are known when the forecast is made.</summary>
    KeepLagged,

    /// <summary>Proven, and used with the months that were known and a stated guess for the rest.</summary>
    KeepGuessed,

    /// <summary>Proven together with drivers that move like it: its own share cannot be told apart.</summary>
    Group,

    /// <summary>Not proven. Its future is known and it has not hurt out of sample, so models that shrink may use it; no effect is claimed.</summary>
    OnTrial,

    Drop,
}

/// <summary>Step 3's evidence on one driver of one series.</summary>
/// <param name="Gain">Out-of-sample share of squared error that the driver saves against its absence; null when not measurable.</param>
/// <param name="PValue">One-sided p-value of that gain (Clark and West 2007); null when not measurable.</param>
/// <param name="Sign">Sign of the driver's effect: -1, 0 or 1.</param>
/// <param name="KnownAhead">Is its future decided before the forecast is made?</param>
/// <param name="Forecasts">Number of out-of-sample forecasts behind the gain.</param>
public sealed record DriverEvidence(string Driver, DriverUse Use, double? Gain, double? PValue, int Sign, bool KnownAhead, int Forecasts, string Reason)
{
    /// <summary>Stable word for the reason, by which pages find it in the reader's language.</summary>
    public string Code { get; init; } = "";

    /// <summary>The campaign's proof over the whole history; null when it could not be judged.</summary>
    public Proof? Proof { get; init; }

    /// <summary>Error of the forecasts behind the gain without the driver, as a share of the leads; null when not measurable.</summary>
    public double? WapeWithout { get; init; }

    /// <summary>The same with the driver.</summary>
    public double? WapeWith { get; init; }

    /// <summary>Months by which the driver enters later than it happens; 0 unless it is kept lagged.</summary>
    public int Lag { get; init; }

    /// <summary>Share of the leads' movements that the driver repeats, in level and in change; set where it contains the answer.</summary>
    public double? Leak { get; init; }

    /// <summary>Other drivers that always move with it.</summary>
    public IReadOnlyList<string> MovesWith { get; init; } = [];

    /// <summary>Why a person wants it used whatever the evidence says.</summary>
    public string? ForcedBecause { get; init; }

    [JsonIgnore]
    public bool IsUsed => Use != DriverUse.Drop;

    /// <summary>Is the link to the leads proven? What is on trial or forced in is used, and not proven.</summary>
    [JsonIgnore]
    public bool IsProven => Use is DriverUse.Keep or DriverUse.KeepLagged or DriverUse.KeepGuessed or DriverUse.Group && ForcedBecause is null;
}

/// <summary>Step 3's result: which drivers are linked to the leads and available in time.</summary>
public sealed record DriverReview(IReadOnlyList<DriverEvidence> Drivers)
{
    /// <summary>The names of the drivers that the models may use.</summary>
    public IEnumerable<string> Kept => Drivers.Where(d => d.IsUsed).Select(d => d.Driver);

    /// <summary>The table with the drivers that may be used, each as late as the review says.</summary>
    public KnownTable Apply(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var used = Drivers.Where(d => d.IsUsed).ToDictionary(d => d.Driver, d => d.Lag, StringComparer.Ordinal);
        return table.With([.. table.Drivers.Where(d => used.ContainsKey(d.Name)).Select(d => d.Later(used[d.Name]))]);
    }
}
