using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate;

/// <summary>Step 2's answer for one data set: is there enough of it?</summary>
/// <param name="DataSet"><c>leads</c>, <c>media tv</c>, <c>external stringency</c> ...</param>
/// <param name="Months">Months with a value.</param>
/// <param name="Gaps">Months without a value between the first and the last one.</param>
/// <param name="First">Null when the data set is empty.</param>
public sealed record DataSetSufficiency(
    string DataSet,
    SeriesKey? Series,
    int Months,
    IReadOnlyList<Month> Gaps,
    Month? First,
    Month? Last,
    Verdict Verdict);

/// <summary>Step 2's result: every data set with its verdict; only the leads can stop a series from being trained.</summary>
public sealed record SufficiencyReport(IReadOnlyList<DataSetSufficiency> DataSets)
{
    /// <summary>The verdict on a series' own leads; of a series that was not judged, a fail.</summary>
    public Verdict OnLeads(SeriesKey series) =>
        DataSets.FirstOrDefault(d => d.Series == series && d.DataSet == "leads")?.Verdict ?? Verdict.Fail($"{series} was not judged");
}
