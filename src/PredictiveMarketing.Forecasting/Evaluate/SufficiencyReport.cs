using PredictiveMarketing.Forecasting.Evaluate.Power;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate;

/// <summary>Step 2's answer for one data set: is there enough of it, and is it what it seems?</summary>
/// <param name="DataSet"><c>leads</c>, <c>media tv</c>, <c>external stringency</c> ...</param>
/// <param name="Months">Months with a value.</param>
/// <param name="Gaps">Months without a value between the first and the last one.</param>
/// <param name="First">Null when the data set is empty.</param>
/// <param name="Verdict">The worst of the checks, with the reasons of all that are as bad.</param>
public sealed record DataSetSufficiency(
    string DataSet,
    SeriesKey? Series,
    int Months,
    IReadOnlyList<Month> Gaps,
    Month? First,
    Month? Last,
    Verdict Verdict)
{
    /// <summary>What was found; a kind that found nothing is not listed.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>Gaps as a share of the months from the first to the last; 1 when the data set is empty.</summary>
    public double MissingShare { get; init; }

    /// <summary>Months between the last value and the last one that could be there.</summary>
    public int MonthsBehind { get; init; }
}

/// <summary>Step 2's result: every data set with its verdict; only the leads can stop a series from being trained.</summary>
public sealed record SufficiencyReport(IReadOnlyList<DataSetSufficiency> DataSets)
{
    /// <summary>Per campaign: how much the history can tell, and how small an effect it can show.</summary>
    public IReadOnlyList<PowerStatement> Power { get; init; } = [];

    /// <summary>The verdict on a series' own leads; of a series that was not judged, a fail.</summary>
    public Verdict OnLeads(SeriesKey series) =>
        DataSets.FirstOrDefault(d => d.Series == series && d.DataSet == "leads")?.Verdict ?? Verdict.Fail($"{series} was not judged");

    /// <summary>How much a series may be asked to carry.</summary>
    public TrainingLimits Limits(SeriesKey series) =>
        Power.FirstOrDefault(p => p.Campaign == series.Campaign)?.Limits ?? TrainingLimits.None;
}
