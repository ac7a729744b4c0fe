using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Baselines;

/// <summary>Tomorrow is like today: the last known month.</summary>
public sealed record NaiveCandidate : UnivariateCandidate
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

    public override double[] Fitted(KnownTable table) => History.EachMonth(table, History.Before);

    public override ModelFacts Facts(KnownTable table) => new([new Estimate("last month", "leads", Level)], Parameters: 0);
}

/// <summary>The same month of last year; where that is missing, the last known month.</summary>
public sealed record SeasonalNaiveCandidate : UnivariateCandidate
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

    public override double[] Fitted(KnownTable table) => History.EachMonth(table, (leads, t) =>
    {
        int i = t - 12;
        while (i >= 0 && double.IsNaN(leads[i]))
            i -= 12;
        return i >= 0 ? leads[i] : double.NaN;
    });

    public override ModelFacts Facts(KnownTable table) => new(
        [.. Season.Select((y, step) => new Estimate($"{step + 1} months after the origin, last year", "leads", y))], Parameters: 0);
}

/// <summary>The straight line through the first and the last known month (Hyndman and Athanasopoulos 2021, section 5.2).</summary>
public sealed record DriftCandidate : UnivariateCandidate
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

    public override double[] Fitted(KnownTable table) => History.EachMonth(table, (leads, t) => History.Before(leads, t) + Slope);

    public override ModelFacts Facts(KnownTable table) => new(
        [new Estimate("last month", "leads", Level), new Estimate("trend", "leads a month", Slope)], Parameters: 1);
}

internal static class History
{
    public static double Last(ReadOnlySpan<double> leads) => leads[Ends(leads).Last];

    /// <summary>The last known month before month <paramref name="t"/>; NaN when there is none.</summary>
    public static double Before(ReadOnlySpan<double> leads, int t)
    {
        while (t > 0 && double.IsNaN(leads[t - 1]))
            t--;
        return t > 0 ? leads[t - 1] : double.NaN;
    }

    /// <summary>What a rule says of every month from the months before it.</summary>
    public static double[] EachMonth(KnownTable table, Rule rule)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] fitted = new double[table.Count];
        for (int t = 0; t < fitted.Length; t++)
            fitted[t] = table.Admissible(rule(table.Leads, t));
        return fitted;
    }

    public delegate double Rule(ReadOnlySpan<double> leads, int month);

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
