namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>Where a search begins: a straight line and the mean of each month around it, as sums or as factors.</summary>
internal sealed class EtsStart
{
    private readonly double[] season = new double[EtsForm.Period];

    /// <summary>Level before the first month, from the line.</summary>
    public double Level { get; }

    /// <summary>Slope of the line, leads per month.</summary>
    public double Slope { get; }

    /// <summary>Mean of the first year once the season is taken out: where a level without a line would begin.</summary>
    public double FirstYear { get; }

    public ReadOnlySpan<double> Season => season;

    /// <param name="leads">NaN where a month is missing; above zero where the season is a factor.</param>
    public EtsStart(double[] leads, SeasonKind kind)
    {
        double[] adjusted = [.. leads];
        double neutral = kind == SeasonKind.Multiplicative ? 1 : 0;
        Array.Fill(season, neutral);
        if (kind != SeasonKind.None)
        {
            if (kind == SeasonKind.Multiplicative)
                Each(adjusted, Math.Log);
            Months(adjusted);
            if (kind == SeasonKind.Multiplicative)
                Each(season, Math.Exp);
            for (int t = 0; t < leads.Length; t++)
                adjusted[t] = kind == SeasonKind.Multiplicative ? leads[t] / season[t % EtsForm.Period] : leads[t] - season[t % EtsForm.Period];
        }

        (double mean, double middle, Slope) = Line(adjusted);
        Level = mean - (Slope * (middle + 1));
        FirstYear = Line(adjusted.AsSpan(0, Math.Min(adjusted.Length, EtsForm.Period))).Mean;
        if (double.IsNaN(FirstYear))
            FirstYear = mean;
    }

    // The slope within months, then what each month lies above or below the line.
    private void Months(double[] y)
    {
        Span<double> sumY = stackalloc double[EtsForm.Period];
        Span<double> sumT = stackalloc double[EtsForm.Period];
        Span<double> count = stackalloc double[EtsForm.Period];
        sumY.Clear();
        sumT.Clear();
        count.Clear();
        for (int t = 0; t < y.Length; t++)
        {
            if (double.IsNaN(y[t]))
                continue;
            sumY[t % EtsForm.Period] += y[t];
            sumT[t % EtsForm.Period] += t;
            count[t % EtsForm.Period]++;
        }

        double cross = 0, spread = 0;
        for (int t = 0; t < y.Length; t++)
        {
            int k = t % EtsForm.Period;
            if (double.IsNaN(y[t]))
                continue;
            double away = t - (sumT[k] / count[k]);
            cross += away * (y[t] - (sumY[k] / count[k]));
            spread += away * away;
        }

        double slope = spread > 0 ? cross / spread : 0;
        double mean = 0;
        int months = 0;
        for (int k = 0; k < EtsForm.Period; k++)
        {
            if (count[k] == 0)
                continue;
            season[k] = (sumY[k] - (slope * sumT[k])) / count[k];
            mean += season[k];
            months++;
        }

        mean /= Math.Max(1, months);
        for (int k = 0; k < EtsForm.Period; k++)
            season[k] = count[k] == 0 ? 0 : season[k] - mean;
    }

    private static (double Mean, double Middle, double Slope) Line(ReadOnlySpan<double> y)
    {
        double n = 0, sumT = 0, sumY = 0;
        for (int t = 0; t < y.Length; t++)
        {
            if (double.IsNaN(y[t]))
                continue;
            n++;
            sumT += t;
            sumY += y[t];
        }

        double cross = 0, spread = 0;
        for (int t = 0; t < y.Length; t++)
        {
            if (double.IsNaN(y[t]))
                continue;
            cross += (t - (sumT / n)) * (y[t] - (sumY / n));
            spread += (t - (sumT / n)) * (t - (sumT / n));
        }

        return (sumY / n, sumT / n, spread > 0 ? cross / spread : 0);
    }

    private static void Each(double[] values, Func<double, double> f)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = f(values[i]);
    }
}
