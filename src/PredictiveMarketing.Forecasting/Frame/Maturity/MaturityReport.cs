using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Maturity;

public enum MaturityState
{
    /// <summary>At least 98 % of the month's leads are qualified, as far as the delays seen so far go.</summary>
    Mature,

    /// <summary>Leads of the month are still being qualified.</summary>
    Provisional,

    /// <summary>Neither event dates nor an earlier import say how late leads come.</summary>
    CannotBeJudged,
}

public enum MaturitySource
{
    None,

    /// <summary>Dates of request and qualification.</summary>
    EventDates,

    /// <summary>What the same months have grown by since an earlier import.</summary>
    EarlierImport,
}

/// <summary>What a month will come to once it has matured.</summary>
/// <param name="Leads">Leads known so far divided by the share that has matured.</param>
public sealed record MaturedEstimate(double Leads, double Low80, double High80, double Low95, double High95)
{
    public bool Covers80(double leads) => leads >= Low80 && leads <= High80;

    public bool Covers95(double leads) => leads >= Low95 && leads <= High95;
}

/// <summary>How far a month of a series has matured.</summary>
/// <param name="Known">Leads in the table.</param>
/// <param name="Share">Share of its leads that is qualified by now; NaN when it cannot be judged.</param>
/// <param name="Estimate">Of a provisional month; null when too little has matured to say.</param>
/// <param name="TakenAsFinal">Training would take the month as final, and it is not mature beyond doubt.</param>
public sealed record MonthMaturity(
    SeriesKey Key, Month Month, double Known, MaturityState State, double Share, MaturedEstimate? Estimate, bool TakenAsFinal)
{
    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }
}

/// <summary>The maturity of every month of the leads table.</summary>
/// <param name="Curves">One delay curve per campaign that can be judged.</param>
public sealed record MaturityReport(MaturitySource Source, IReadOnlyList<DelayCurve> Curves, IReadOnlyList<MonthMaturity> Months)
{
    public static MaturityReport Nothing { get; } = new(MaturitySource.None, [], []);

    /// <summary>True when at least one campaign has evidence.</summary>
    public bool CanBeJudged => Curves.Count > 0;

    /// <summary>Months after which 98 % of the slowest campaign's leads are qualified: the proposal for labelPolicy.maturationMonths. Null when it cannot be judged.</summary>
    public int? ProposedMaturationMonths => Curves.Count == 0 ? null : Curves.Max(c => c.MonthsUntilMature);

    /// <summary>The fault "provisional months taken as final".</summary>
    public IReadOnlyList<MonthMaturity> TakenAsFinal => [.. Months.Where(m => m.TakenAsFinal)];
}
