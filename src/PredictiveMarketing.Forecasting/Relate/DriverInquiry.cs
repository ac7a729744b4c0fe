using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>Everything that can be said of one driver of one series, for people to look at; the decision itself is in <see cref="DriverEvidence"/>.</summary>
/// <param name="Lags">What is left of the leads against what is left of the driver 0 to 3 months earlier.</param>
/// <param name="MutualInformation">In nats, between thirds of what is left of both (Cover and Thomas 2006, 2.4): also sees what is no straight line; null under 18 months.</param>
/// <param name="MutualP">Share of 999 shuffled months with as much of it.</param>
/// <param name="MutualQ">The same after control of false discoveries over all drivers of the series.</param>
/// <param name="PlaceboP">Share of placebos, the driver moved in time with its own pattern kept, that are linked as closely; null under 18 months.</param>
/// <param name="Folds">Inner folds that were looked at.</param>
/// <param name="FoldsUsed">In how many of them the driver was used.</param>
/// <param name="FoldsProven">In how many it was proven.</param>
/// <param name="FoldsSameSign">In how many its effect had today's sign.</param>
/// <param name="Months">What is left of leads (in units of their mean) and driver (in standard deviations) after trend, season and the other proven drivers.</param>
public sealed record DriverInquiry(
    string Driver, IReadOnlyList<LaggedLink> Lags, double? MutualInformation, double? MutualP, double? MutualQ, double? PlaceboP,
    int Folds, int FoldsUsed, int FoldsProven, int FoldsSameSign, IReadOnlyList<LeftOver> Months);

/// <param name="P">Two-sided, by the t-distribution on the degrees of freedom that trend, season and the other drivers leave.</param>
/// <param name="Q">The same after control of false discoveries over all drivers and lags of the series.</param>
public sealed record LaggedLink(int Lag, double Correlation, double P, double Q, int Months);

/// <summary>One month after everything else is taken out.</summary>
public sealed record LeftOver(Month Month, double Leads, double Driver);
