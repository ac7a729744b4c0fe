using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>A series made ready for a fit: cut to its first observed month, bridged where months are missing, on a scale near 1, or as logarithms.</summary>
/// <param name="Start">Months before the first lead that are left out.</param>
/// <param name="Values">Complete; months that are missing are interpolated and get a column of their own in the likelihood.</param>
/// <param name="Missing">Indices into <paramref name="Values"/>.</param>
/// <param name="Unit">Leads per unit of the scale; logarithms are those of leads per unit.</param>
internal sealed record LeadsScale(int Start, double[] Values, int[] Missing, double Unit, bool Log)
{
    public int Count => Values.Length;

    public int Observed => Values.Length - Missing.Length;

    /// <param name="leads">With at least one month that is not missing.</param>
    /// <param name="log">Only for leads that are all above 0.</param>
    public static LeadsScale Of(ReadOnlySpan<double> leads, bool log)
    {
        int start = 0;
        while (double.IsNaN(leads[start]))
            start++;
        double[] values = leads[start..].ToArray();
        int[] missing = [.. Enumerable.Range(0, values.Length).Where(t => double.IsNaN(values[t]))];
        double unit = SeenRange.MeanSize(values);
        for (int t = 0; t < values.Length; t++)
            values[t] = log ? Math.Log(values[t] / unit) : values[t] / unit;
        Gaps.Bridge(values);
        return new LeadsScale(start, values, missing, unit, log);
    }

    /// <summary>The values in another unit: that of a model fitted to another window.</summary>
    public double[] In(double unit)
    {
        double shift = Log ? Math.Log(Unit / unit) : 0;
        return [.. Values.Select(y => Log ? y + shift : y * Unit / unit)];
    }

    /// <summary>Back to leads.</summary>
    public double Leads(double value) => Unit * (Log ? Math.Exp(value) : value);

    /// <summary>Sum of the logarithms of d value / d leads over the observed months: makes likelihoods of levels and logarithms comparable.</summary>
    public double LogJacobian
    {
        get
        {
            double sum = -Observed * Math.Log(Unit);
            for (int t = 0; Log && t < Values.Length; t++)
                sum -= Array.IndexOf(Missing, t) >= 0 ? 0 : Values[t];
            return sum;
        }
    }
}
