using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting;

/// <summary>
/// The spine: frame the question, evaluate the data sets, relate them to the leads, choose the model. In this order and no other.
/// Each step takes the result of the one before, so that none can be skipped.
/// </summary>
public static class FourSteps
{
    /// <summary>Step 1. A question with error findings has no tables and goes no further.</summary>
    public static FramedQuestion Frame(Workspace workspace, Month? clock, int? window = null) => FrameStep.Run(workspace, clock, window);

    /// <summary>Step 2. Are the data sets sufficient?</summary>
    public static SufficiencyReport Evaluate(FramedQuestion framed) => EvaluateStep.Run(framed);

    /// <summary>Steps 1 and 2 done, this is where steps 3 and 4 do their work, once for all series of a question.</summary>
    public static Workbench Bench(FramedQuestion framed, int seed) => new(framed, seed);

    /// <summary>Step 3. Is each data set linked to the leads, and known in time?</summary>
    public static DriverReview Relate(Workbench bench, SeriesKey key)
    {
        ArgumentNullException.ThrowIfNull(bench);
        return bench.Review(key, bench.Framed.Cutoff);
    }

    /// <summary>A closer look at step 3's evidence, for people; nothing is decided by it.</summary>
    public static IReadOnlyList<DriverInquiry> Inquire(Workbench bench, SeriesKey key)
    {
        ArgumentNullException.ThrowIfNull(bench);
        return bench.Inquire(key, bench.Framed.Cutoff);
    }

    /// <summary>Step 4. Chooses, fits and calibrates; the result is everything that is needed to forecast again.</summary>
    /// <param name="sufficiency">Step 2's report: a series whose leads fail is not trained.</param>
    /// <param name="dataSet">Content hash of the data set, kept in the document.</param>
    /// <exception cref="InvalidOperationException">The leads of the series failed step 2.</exception>
    public static TrainedSeries Choose(Workbench bench, SufficiencyReport sufficiency, SeriesKey key, string dataSet)
    {
        ArgumentNullException.ThrowIfNull(sufficiency);
        Verdict verdict = sufficiency.OnLeads(key);
        return verdict.Stops
            ? throw new InvalidOperationException($"{key} may not be trained: {verdict.Reason}.")
            : SeriesTraining.Run(bench, key, verdict, dataSet);
    }
}
