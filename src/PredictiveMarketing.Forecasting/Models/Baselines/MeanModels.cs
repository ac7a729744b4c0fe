using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Baselines;

/// <summary>Every month is like the mean of all months that are known (Hyndman and Athanasopoulos 2021, section 5.2).</summary>
public sealed record MeanCandidate : UnivariateCandidate
{
    public override string Name => "mean";

    protected override Fit FitObserved(KnownTable table) => Models.Fit.Of(new MeanModel(table.Leads.Where(y => !double.IsNaN(y)).Average()));
}

/// <param name="Level">Mean leads of the months that are known.</param>
public sealed record MeanModel(double Level) : LeadModel
{
    public override double[] Forecast(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] forecast = new double[table.Steps];
        Array.Fill(forecast, table.Admissible(Level));
        return forecast;
    }

    public override double[] Fitted(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] fitted = new double[table.Count];
        Array.Fill(fitted, Level);
        return fitted;
    }

    public override ModelFacts Facts(KnownTable table) => new([new Estimate("mean", "leads", Level)], Parameters: 1);
}
