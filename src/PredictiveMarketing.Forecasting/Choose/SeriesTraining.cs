using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>Makes the document of a trained series: the chosen models, fitted to all that is known, and their calibrated intervals.</summary>
internal static class SeriesTraining
{
    public static TrainedSeries Run(Workbench bench, SeriesKey key, Verdict sufficiency, string dataSet)
    {
        FramedQuestion framed = bench.Framed;
        Cutoff cutoff = framed.Cutoff;
        Choice choice = bench.Choice(key, cutoff);
        var components = new List<ModelComponent>();
        var shared = new List<SharedModel>();
        for (int c = 0; c < bench.Pool.Count; c++)
        {
            ICandidate candidate = bench.Pool[c];
            if (choice.Weights[c] <= 0 || bench.Fit(candidate, key, cutoff).Model is not { } model)
                continue;
            if (candidate is LocalCandidate)
            {
                components.Add(new ModelComponent(candidate.Name, choice.Weights[c], model, null));
                continue;
            }

            var document = new SharedModel(framed.Contract.Name, dataSet, candidate.Name, cutoff.Origin, bench.Seed, model);
            shared.Add(document);
            components.Add(new ModelComponent(candidate.Name, choice.Weights[c], null, ModelJson.HashOf(ModelJson.Write(document))));
        }

        double[] points = Backtest.Points(bench, Backtest.Selected, key, cutoff) ?? throw new InvalidOperationException($"{key} has no forecast.");
        IntervalRule intervals = bench.Intervals(Backtest.Selected, key, cutoff, points);
        return new TrainedSeries(
            new ModelDocument(
                framed.Contract.Name, dataSet, key, cutoff.Origin, cutoff.Steps, bench.Seed,
                choice.Decision, components, intervals, sufficiency, bench.Review(key, cutoff)),
            shared);
    }
}
