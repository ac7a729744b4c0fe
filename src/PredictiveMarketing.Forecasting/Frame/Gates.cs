namespace PredictiveMarketing.Forecasting.Frame;

/// <summary>Thresholds of the gates; every one has a default and may be set in the contract.</summary>
/// <param name="MinimumMonths">Below this many months with leads no season can be learned and training stops.</param>
/// <param name="FullHistoryMonths">Three years; fewer months are a warning.</param>
/// <param name="MaximumMissingShare">Share of months without leads above which training stops.</param>
/// <param name="SkillMargin">The selected forecast must beat seasonal naive in the inner folds by this share.</param>
/// <param name="DriverSignificance">
/// One-sided p-value of the out-of-sample gain up to which a driver that is known ahead and not proven stays on trial; 0.5 asks for a gain at all, because
/// shrinkage handles weak drivers better than a strict test on few months. What is proven at <see cref="DetectionLevel"/> needs no trial.
/// </param>
public sealed record Gates(
    int MinimumMonths = 12,
    int FullHistoryMonths = 36,
    double MaximumMissingShare = 0.25,
    double SkillMargin = 0.0,
    double DriverSignificance = 0.5)
{
    public static Gates Default { get; } = new();

    /// <summary>A month is an outlier when it lies this many robust standard deviations from what trend, season and drivers say.</summary>
    public double OutlierDeviations { get; init; } = 5;

    /// <summary>A lasting change of the level smaller than this share is not reported.</summary>
    public double LevelShiftShare { get; init; } = 0.13;

    /// <summary>Chance that a campaign without a shift is said to have one, and prices of contacts without a break to have one; shared among the series.</summary>
    public double LevelShiftSignificance { get; init; } = 0.045;

    /// <summary>Correlation of the values, and of their monthly changes, from which two data sets repeat each other.</summary>
    public double DuplicateCorrelation { get; init; } = 0.98;

    /// <summary>Correlation from which two drivers always move together.</summary>
    public double TogetherCorrelation { get; init; } = 0.95;

    /// <summary>A data set whose last month lies this many months before the last one that could be there has ended; below it is late.</summary>
    public int EndedAfterMonths { get; init; } = 3;

    /// <summary>Standard deviation as a share of the mean below which a data set never varies.</summary>
    public double LeastVariation { get; init; } = 0.005;

    /// <summary>Share of a month's leads that must be in before the month is final.</summary>
    public double MatureShare { get; init; } = Maturity.DelayCurve.UsualMatureShare;

    /// <summary>A channel without spend for this many months, and none planned, has stopped.</summary>
    public int StoppedAfterMonths { get; init; } = 12;

    /// <summary>It has stopped after this many already, where they are twice its longest pause before.</summary>
    public int ShortestStopMonths { get; init; } = 6;

    /// <summary>How far the log of a factor may lie from that of 10, 100 or 1000 to be another unit.</summary>
    public double DecadeTolerance { get; init; } = 0.5;

    /// <summary>A market whose values are more than this many times those of the others, and a unit apart, is in another unit: markets do differ tenfold.</summary>
    public double SiblingFactor { get; init; } = 50;

    /// <summary>How far a month's log ratio of two markets' leads may lie from the usual one when one table stands under two names.</summary>
    public double SameLeadsSpread { get; init; } = 0.005;

    /// <summary>Standard deviation of the log ratio of two channels' spend on air up to which they are the same but for their scale.</summary>
    public double SameSpendSpread { get; init; } = 0.03;

    /// <summary>A driver's month is an outlier when it lies this many robust standard deviations from the months around it.</summary>
    public double DriverOutlierDeviations { get; init; } = 6;

    /// <summary>An external's level has shifted when it changes for good by this many robust standard deviations.</summary>
    public double ExternalShiftDeviations { get; init; } = 3;

    /// <summary>A channel's spend on air has shifted when it changes for good by this factor: budgets change, so that less is a decision.</summary>
    public double ChannelShiftFactor { get; init; } = 3;

    /// <summary>Chance of seeing an effect of the size that the power statement names.</summary>
    public double DetectionPower { get; init; } = 0.8;

    /// <summary>Share of noise that is accepted among the drivers that are called proven; the power statement counts on it.</summary>
    public double DetectionLevel { get; init; } = 0.05;

    /// <summary>An external that repeats at least this share of the leads' movements, in level, in change and from year to year, contains the answer.</summary>
    public double LeakLikeness { get; init; } = 0.8;

    /// <summary>Effective months, over all markets of a campaign, that each effect asks for; with fewer the number of drivers is limited.</summary>
    public double MonthsPerEffect { get; init; } = 0.5;
}
