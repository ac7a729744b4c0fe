namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>What may be wrong with a workspace; one of them is planted at a time.</summary>
public enum FaultKind
{
    /// <summary>Nothing: what is reported here is a false alarm.</summary>
    None,

    /// <summary>A column that contains the answer: the key event that is the lead itself, a function of the leads, a value written after its month.</summary>
    Leak,

    /// <summary>A driver that moves no lead: a random walk, a seasonal decoy, white noise, a media channel without effect.</summary>
    IrrelevantDriver,

    /// <summary>The same numbers under two names.</summary>
    DuplicateSource,

    /// <summary>Thousands against units, gross against net, another currency.</summary>
    UnitBreak,

    /// <summary>Months that are not there.</summary>
    Gap,

    /// <summary>Spend, or an external, that never varies.</summary>
    ConstantChannel,

    /// <summary>Leads a fifth higher or lower from one month on.</summary>
    LevelShift,

    /// <summary>A data set that was given up.</summary>
    SeriesEnded,

    /// <summary>Young months taken as final, with the delays of the leads to show it.</summary>
    ProvisionalAsFinal,

    /// <summary>One month of a driver far from those around it.</summary>
    DriverOutlier,

    /// <summary>A driver whose level changes for good.</summary>
    DriverShift,
}
