using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Maturity;

/// <summary>
/// How many counted leads of a request month were qualified so many months later. A cell that is there has been seen whole, even with 0;
/// a cell that is not there lies in the future, or after the longest delay of the file.
/// </summary>
/// <param name="Requested">The month in which people asked.</param>
/// <param name="Delay">Calendar months from the request to the qualification: 0 is the same month.</param>
public sealed record DelayCount(SeriesKey Key, Month Requested, int Delay, long Count)
{
    /// <summary>The month at whose end the cell was whole.</summary>
    public Month SeenIn => Requested.Plus(Delay);
}

/// <summary>The leads table as it stood once.</summary>
/// <param name="SeenThrough">Last whole month before that day.</param>
public sealed record LeadVersion(Month SeenThrough, IReadOnlyList<LeadRow> Leads);
