using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Plan;

/// <summary>Forecasts the media plan of one series with its model document.</summary>
public static class PlanForecaster
{
    /// <param name="framed">The question, with the plan to forecast.</param>
    /// <param name="document">The trained series; its origin must be the question's.</param>
    /// <param name="shared">Finds a shared model by the hash in the document.</param>
    /// <exception cref="ArgumentException">The document was trained at another origin than the question's.</exception>
    public static PlanForecast Forecast(FramedQuestion framed, ModelDocument document, Func<string, SharedModel> shared)
    {
        ArgumentNullException.ThrowIfNull(framed);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(shared);
        (TrainingTable series, KnownTable known) = Known(framed, document);
        known = document.Drivers.Apply(known);
        double[] points = Points(document, Models(document, shared), known);

        var months = new List<ForecastMonth>(known.Steps);
        for (int step = 1; step <= known.Steps; step++)
        {
            Month month = framed.Cutoff.Origin.Plus(step);
            Quantiles quantiles = document.Intervals.Around(points[step - 1], step, framed.Contract.Kpi.NonNegative);
            months.Add(new ForecastMonth(
                month,
                step,
                month <= framed.LastLeads,
                points[step - 1],
                quantiles,
                Number(series.Leads[month.LastYear]),
                step == 1 ? Number(series.Leads[month.Previous]) : months[^1].Quantiles.P50,
                [.. known.Drivers.Where(d => d.Guessed[known.Count + step - 1]).Select(d => d.Name)]));
        }

        return new PlanForecast(document.Key, document.Origin, document.Decision.Selected, document.Decision.IsBaseline, months);
    }

    /// <summary>The series as it is known at the origin, with all its drivers.</summary>
    internal static (TrainingTable Series, KnownTable Known) Known(FramedQuestion framed, ModelDocument document)
    {
        if (document.Origin != framed.Cutoff.Origin)
            throw new ArgumentException($"The model ends in {document.Origin}, the question in {framed.Cutoff.Origin}.", nameof(document));
        TrainingTable series = framed.Table(document.Key);
        return (series, series.KnownAt(framed.Cutoff, framed.Contract.Kpi.NonNegative));
    }

    internal static LeadModel[] Models(ModelDocument document, Func<string, SharedModel> shared) =>
        [.. document.Components.Select(c => c.Model ?? shared(c.Shared ?? throw new ArgumentException($"Component {c.Candidate} holds no model.", nameof(document))).Model)];

    internal static double[] Points(ModelDocument document, LeadModel[] models, KnownTable known) =>
        Combined.Of([.. models.Select(m => m.Forecast(known))], [.. document.Components.Select(c => c.Weight)])
            ?? throw new ArgumentException("The document holds no component.", nameof(document));

    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
