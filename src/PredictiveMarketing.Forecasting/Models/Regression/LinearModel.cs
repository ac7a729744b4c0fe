using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>A term with its effect: leads per unit of the term.</summary>
/// <param name="Lowest">Smallest value that the term had in training; a driver is believed for one range below it, no further.</param>
/// <param name="Highest">Largest value that the term had in training; a driver is believed for one range above it, no further.</param>
public sealed record Coefficient(TermKind Kind, string? Driver, double Parameter, double Effect, double Lowest = double.NegativeInfinity, double Highest = double.PositiveInfinity)
{
    public Term Term => new(Kind, Driver, Parameter);

    /// <summary>What the model reads where the term has this value.</summary>
    internal double Believed(double value)
    {
        double range = Highest - Lowest;
        return Driver is null ? value : Math.Clamp(value, Lowest - range, Highest + range);
    }
}

/// <summary>A linear regression, forecast month by month so that lagged leads beyond the origin are its own forecasts.</summary>
/// <param name="Lowest">
/// Forecasts are held between these bounds: a linear model may not run away from what history has seen. Where a driver itself leaves its past
/// range, the bounds open by what it does there.
/// </param>
public sealed record LinearModel(double Intercept, IReadOnlyList<Coefficient> Coefficients, double Lowest, double Highest) : LeadModel
{
    /// <summary>
    /// Factor of the squared penalty on standardised terms that leaves as much freedom as the effects were fitted with; null when it is not known.
    /// </summary>
    public double? Shrinkage { get; init; }

    /// <summary>Standard deviation of the residuals, in leads, with the effective degrees of freedom taken off; null when it is not known.</summary>
    public double? Spread { get; init; }

    public override double[] Forecast(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int n = table.Count;
        int length = n + table.Steps;
        double[] leads = new double[length];
        table.Leads.CopyTo(leads, 0);
        double[] sum = new double[length];
        double[] outside = new double[length];
        double[] column = new double[length];
        var lagged = new List<Coefficient>();
        foreach (Coefficient c in Coefficients)
        {
            if (c.Kind == TermKind.LaggedLeads)
            {
                lagged.Add(c);
                continue;
            }

            c.Term.Fill(table, column);
            for (int t = n; t < length; t++)
            {
                double believed = c.Believed(column[t]);
                sum[t] += c.Effect * believed;
                if (c.Driver is not null)
                    outside[t] += c.Effect * (believed - Math.Clamp(believed, c.Lowest, c.Highest));
            }
        }

        for (int t = n; t < length; t++)
        {
            double y = Intercept + sum[t];
            foreach (Coefficient c in lagged)
                y += c.Effect * Known(leads, t - (int)c.Parameter);
            leads[t] = table.Admissible(Math.Clamp(y, Lowest + Math.Min(0, outside[t]), Highest + Math.Max(0, outside[t])));
        }

        return leads[n..];
    }

    /// <summary>
    /// Standard error of step h: Spread x sqrt(sum over k below h of psi_k^2 + leverage_h). psi are the weights with which an error lives on through
    /// the lagged leads (psi_0 = 1, psi_k = sum over lags l of effect_l psi_(k-l); Box and Jenkins 1970), leverage_h the variance that estimating
    /// the coefficients adds (<see cref="Leverage"/>).
    /// </summary>
    public override double[]? StandardErrors(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (Spread is not double spread || Shrinkage is not double penalty)
            return null;
        double[] psi = new double[table.Steps];
        double[] errors = Leverage.Of(this, penalty, table, Forecast(table));
        double lived = 0;
        for (int h = 0; h < psi.Length; h++)
        {
            psi[h] = h == 0 ? 1 : 0;
            foreach (Coefficient c in Coefficients)
            {
                if (c.Kind == TermKind.LaggedLeads && c.Parameter <= h)
                    psi[h] += c.Effect * psi[h - (int)c.Parameter];
            }

            lived += psi[h] * psi[h];
            errors[h] = spread * Math.Sqrt(lived + errors[h]);
        }

        return errors;
    }

    public override double[] Fitted(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Design design = Design.Of(table, [.. Coefficients.Select(c => c.Term)]);
        double[] fitted = new double[table.Count];
        for (int t = 0; t < fitted.Length; t++)
        {
            double y = Intercept;
            for (int j = 0; j < Coefficients.Count; j++)
                y += Coefficients[j].Effect * design.Columns[j][t];
            fitted[t] = double.IsNaN(y) ? y : table.Admissible(Math.Clamp(y, Lowest, Highest));
        }

        return fitted;
    }

    public override ModelFacts Facts(KnownTable table) => LinearFacts.Of(this, table);

    // A missing month is bridged by the nearest earlier month that is there.
    private static double Known(double[] leads, int t)
    {
        while (t > 0 && double.IsNaN(leads[t]))
            t--;
        return double.IsNaN(leads[t]) ? 0 : leads[t];
    }
}
