namespace PredictiveMarketing.Forecasting.Frame.Objectives;

/// <summary>What a growth team wants to see more of (F31).</summary>
public enum SuccessKind
{
    NewSales,
    Pipeline,

    /// <summary>The value of a deal.</summary>
    LargerDeals,

    /// <summary>Days from the first contact to the signature.</summary>
    FasterDeals,
}

/// <summary>A success indicator: from a value before, the value that has to be met.</summary>
/// <param name="Growth">The least growth, a fraction; 0 asks for any improvement at all.</param>
/// <param name="LessIsBetter">True where the value has to fall.</param>
public sealed record SuccessIndicator(SuccessKind Kind, decimal Growth, bool LessIsBetter)
{
    /// <summary>New sales +10 %, pipeline +5 %, larger and faster deals.</summary>
    public static IReadOnlyList<SuccessIndicator> All { get; } =
    [
        new(SuccessKind.NewSales, 0.10m, LessIsBetter: false),
        new(SuccessKind.Pipeline, 0.05m, LessIsBetter: false),
        new(SuccessKind.LargerDeals, 0m, LessIsBetter: false),
        new(SuccessKind.FasterDeals, 0m, LessIsBetter: true),
    ];

    public static SuccessIndicator Of(SuccessKind kind) => All.Single(i => i.Kind == kind);

    /// <summary>What has to be reached: 200 new sales ask for 220.</summary>
    public decimal Needed(decimal before) => LessIsBetter ? before * (1 - Growth) : before * (1 + Growth);

    /// <summary>Decimal arithmetic, so that 220 of 200 is exactly ten per cent. Where any improvement will do, the same value is none.</summary>
    public bool IsMet(decimal before, decimal after) =>
        Growth == 0 ? (LessIsBetter ? after < before : after > before)
        : LessIsBetter ? after <= Needed(before) : after >= Needed(before);
}
