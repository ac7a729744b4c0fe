using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Baselines;

/// <summary>Tomorrow is like today: the last known month.</summary>
public sealed record NaiveCandidate : LocalCandidate
{
    public override string Name => "naive";

    protected override Fit FitObserved(KnownTable table) => Models.Fit.Of(new NaiveModel(History.Last(table.Leads)));
}

/// <param name="Level">Leads of the last month that is known.</param>
public sealed record NaiveModel(double Level) : LeadModel
{
    public override double[] Forecast(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] forecast = new double[table.Steps];
        Array.Fill(forecast, table.Admissible(Level));
        return forecast;
    }
}

/// <summary>The same month of last year; where that is missing, the last known month.</summary>
public sealed record SeasonalNaiveCandidate : LocalCandidate
{
    public override string Name => "seasonal-naive";

    protected override Fit FitObserved(KnownTable table)
    {
        double last = History.Last(table.Leads);
        double[] season = new double[12];
        for (int step = 1; step <= 12; step++)
        {
            int i = table.Count - 1 + step - 12;
            while (i >= 0 && double.IsNaN(table.Leads[i]))
                i -= 12;
            season[step - 1] = i >= 0 ? table.Leads[i] : last;
        }

        return Models.Fit.Of(new SeasonalNaiveModel(season));
    }
}

/// <param name="Season">Leads of the twelve months that follow the origin, as they were last time.</param>
public sealed record SeasonalNaiveModel(IReadOnlyList<double> Season) : LeadModel
{
    public override double[] Forecast(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] forecast = new double[table.Steps];
        for (int step = 0; step < forecast.Length; step++)
            forecast[step] = table.Admissible(Season[step % 12]);
        return forecast;
    }
}

/// <summary>The straight line through the first and the last known month (Hyndman and Athanasopoulos 2021, section 5.2).</summary>
public sealed record DriftCandidate : LocalCandidate
{
    public override string Name => "drift";

    protected override Fit FitObserved(KnownTable table)
    {
        (int firstIndex, int lastIndex) = History.Ends(table.Leads);
        if (firstIndex == lastIndex)
            return Models.Fit.Refuse("a line needs two months");
        double level = table.Leads[lastIndex];
        double slope = (level - table.Leads[firstIndex]) / (lastIndex - firstIndex);
        return Models.Fit.Of(new DriftModel(level + (slope * (table.Count - 1 - lastIndex)), slope));
    }
}

/// <param name="Level">The line at the origin.</param>
/// <param name="Slope">Leads per month.</param>
public sealed record DriftModel(double Level, double Slope) : LeadModel
{
    public override double[] Forecast(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] forecast = new double[table.Steps];
        for (int step = 0; step < forecast.Length; step++)
            forecast[step] = table.Admissible(Level + (Slope * (step + 1)));
        return forecast;
    }
}

internal static class History
{
    public static double Last(ReadOnlySpan<double> leads) => leads[Ends(leads).Last];

    /// <summary>Indices of the first and the last month that have a value.</summary>
    public static (int First, int Last) Ends(ReadOnlySpan<double> leads)
    {
        int first = 0;
        int last = leads.Length - 1;
        while (first < last && double.IsNaN(leads[first]))
            first++;
        while (last > first && double.IsNaN(leads[last]))
            last--;
        return (first, last);
    }
}
