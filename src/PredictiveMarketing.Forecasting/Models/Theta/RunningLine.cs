namespace PredictiveMarketing.Forecasting.Models.Theta;

/// <summary>The straight line of least squares through the months so far, brought up to date with every month.</summary>
/// <param name="Count">Months with leads.</param>
/// <param name="MeanMonth">Mean month number; the first month of history is 1.</param>
/// <param name="MeanLeads">Mean leads.</param>
/// <param name="Spread">Squared distance of the months from their mean, added up.</param>
/// <param name="Cross">The same of months and leads together.</param>
public readonly record struct RunningLine(int Count, double MeanMonth, double MeanLeads, double Spread, double Cross)
{
    /// <summary>Leads per month; 0 on a single month.</summary>
    public double Slope => Spread > 0 ? Cross / Spread : 0;

    /// <summary>The line at month 0.</summary>
    public double Intercept => MeanLeads - (Slope * MeanMonth);

    internal RunningLine With(int month, double leads)
    {
        int n = Count + 1;
        double fromMonth = month - MeanMonth;
        double fromLeads = leads - MeanLeads;
        double share = (double)Count / n;
        return new RunningLine(n, MeanMonth + (fromMonth / n), MeanLeads + (fromLeads / n),
            Spread + (share * fromMonth * fromMonth), Cross + (share * fromMonth * fromLeads));
    }
}
