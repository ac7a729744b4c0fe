using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;

namespace PredictiveMarketing.Service.Pages.Forecast;

/// <summary>What one series is forecast with, and why: the four steps' evidence in the reader's language.</summary>
/// <param name="Model">Hash of the model document.</param>
/// <param name="DataSet">Hash of the data it was trained on.</param>
public sealed record ModelCard(
    SeriesDecision Decision,
    Verdict Sufficiency,
    DriverReview Drivers,
    string IntervalRule,
    int IntervalEvidence,
    string Model,
    string DataSet)
{
    public LeagueBoard League => LeagueBoard.Of(Decision);

    public static ModelCard Of(ReadModel shelved) => new(
        shelved.Document.Decision,
        shelved.Document.Sufficiency,
        shelved.Document.Drivers,
        shelved.Document.Intervals.Rule,
        shelved.Document.Intervals.Evidence,
        shelved.Hash,
        shelved.Document.DataSet);
}

/// <summary>One series of a total: what it is forecast with.</summary>
public sealed record Member(SeriesKey Key, string Selected, bool IsBaseline, double? RelativeError)
{
    public static Member Of(SeriesKey key, SeriesDecision decision) => new(
        key, decision.Selected, decision.IsBaseline, decision.League.FirstOrDefault(row => row.Candidate == decision.Selected)?.RelativeError);
}
