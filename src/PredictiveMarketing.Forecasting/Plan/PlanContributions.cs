using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Plan;

/// <summary>What one driver adds to the forecast of each month, in leads.</summary>
/// <param name="Source">Media of the plan, or an external.</param>
public sealed record DriverContribution(string Driver, DriverSource Source, IReadOnlyList<double> Leads);

/// <summary>
/// A forecast taken apart: its base (level, trend, season, what is left together) and what each driver adds. Base and drivers sum to the point
/// forecast of every month, to the last decimal. This is how the model explains itself; it is no proof of what a driver causes.
/// </summary>
/// <param name="Points">The point forecast of each month.</param>
/// <param name="Base">What the forecast would be without the plan's media and with externals as usual, interplay included.</param>
public sealed record PlanContributions(
    SeriesKey Key, IReadOnlyList<Month> Months, IReadOnlyList<double> Points, IReadOnlyList<double> Base, IReadOnlyList<DriverContribution> Drivers)
{
    /// <summary>
    /// Leaves one driver out at a time and forecasts again with the same fitted models: media get no spend over the horizon (what was spent
    /// before still carries over), an external its mean of the same calendar month in the years that are known. What a driver adds is the
    /// difference to the forecast of the plan; what several add only together stays in the base.
    /// </summary>
    /// <param name="framed">The question that was forecast.</param>
    /// <param name="document">The trained series; its origin must be the question's.</param>
    /// <param name="shared">Finds a shared model by the hash in the document.</param>
    /// <exception cref="ArgumentException">The document was trained at another origin than the question's.</exception>
    public static PlanContributions Of(FramedQuestion framed, ModelDocument document, Func<string, SharedModel> shared)
    {
        ArgumentNullException.ThrowIfNull(framed);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(shared);
        (_, KnownTable known) = PlanForecaster.Known(framed, document);
        LeadModel[] models = PlanForecaster.Models(document, shared);
        double[] points = PlanForecaster.Points(document, models, document.Drivers.Apply(known));
        HashSet<string> used = [.. document.Drivers.Kept];
        List<DriverContribution> drivers = [];
        foreach (KnownDriver driver in known.Drivers.Where(d => used.Contains(d.Name)))
        {
            KnownTable less = known.With([.. known.Drivers.Select(d => d.Name == driver.Name ? Usual(d, known) : d)]);
            double[] without = PlanForecaster.Points(document, models, document.Drivers.Apply(less));
            double[] added = [.. points.Zip(without, (with, alone) => with - alone)];
            if (Array.Exists(added, a => a != 0))
                drivers.Add(new DriverContribution(driver.Name, driver.Source, added));
        }

        double[] rest = [.. points.Select((point, step) => point - drivers.Sum(d => d.Leads[step]))];
        return new PlanContributions(document.Key, [.. Enumerable.Range(1, known.Steps).Select(framed.Cutoff.Origin.Plus)], points, rest, drivers);
    }

    private static KnownDriver Usual(KnownDriver driver, KnownTable known)
    {
        double[] values = [.. driver.Values];
        for (int t = known.Count; t < values.Length; t++)
            values[t] = driver.Source == DriverSource.External ? SameMonth(driver.Values, t, known.Count) : 0;
        return driver with { Values = values };
    }

    private static double SameMonth(double[] values, int at, int known)
    {
        double sum = 0;
        int years = 0;
        for (int t = at - 12; t >= 0; t -= 12)
        {
            if (t >= known)
                continue;
            sum += values[t];
            years++;
        }

        return years > 0 ? sum / years : known > 0 ? values.Take(known).Average() : 0;
    }
}
