using PredictiveMarketing.Forecasting.Models.Arima;
using PredictiveMarketing.Forecasting.Models.Baselines;
using PredictiveMarketing.Forecasting.Models.Ets;
using PredictiveMarketing.Forecasting.Models.Forest;
using PredictiveMarketing.Forecasting.Models.Intermittent;
using PredictiveMarketing.Forecasting.Models.MediaMix;
using PredictiveMarketing.Forecasting.Models.Regression;
using PredictiveMarketing.Forecasting.Models.Theta;
using PredictiveMarketing.Forecasting.Models.Trees;

namespace PredictiveMarketing.Forecasting.Models;

/// <summary>The candidates that step 4 lets compete.</summary>
public static class Candidates
{
    /// <summary>Every candidate, baselines first.</summary>
    public static IReadOnlyList<ICandidate> All { get; } =
    [
        new NaiveCandidate(),
        new SeasonalNaiveCandidate(),
        new MeanCandidate(),
        new DriftCandidate(),
        new EtsCandidate(),
        new ThetaCandidate(),
        new SimpleSmoothingCandidate(),
        new DampedTrendCandidate(),
        new ArimaCandidate(),
        new IntermittentCandidate(),
        new ArimaXCandidate(),
        new RidgeCandidate(),
        new ElasticNetCandidate(),
        new LassoCandidate(),
        new MediaMixCandidate(),
        new TreesCandidate(),
        new ForestCandidate(),
    ];

    /// <summary>The families that never look at a driver, in the order of the pool.</summary>
    public static IReadOnlyList<UnivariateCandidate> Univariate { get; } = [.. All.OfType<UnivariateCandidate>()];
}
