using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>A term with its effect: leads per unit of the term.</summary>
public sealed record Coefficient(TermKind Kind, string? Driver, double Parameter, double Effect)
{
    public Term Term => new(Kind, Driver, Parameter);
}

/// <summary>A linear regression, forecast month by month so that lagged leads beyond the origin are its own forecasts.</summary>
/// <param name="Lowest">Forecasts are held between these bounds: a linear model may not run away from what history has seen.</param>
public sealed record LinearModel(double Intercept, IReadOnlyList<Coefficient> Coefficients, double Lowest, double Highest) : LeadModel
{
    /// <summary>Factor of the squared penalty that the effects were fitted under, on standardised terms; null when it is not known.</summary>
    public double? Shrinkage { get; init; }

    internal static LinearModel Of(Moments moments, ReadOnlySpan<double> beta, KnownTable table)
    {
        int p = beta.Length;
        double intercept = moments.Mean[p];
        var coefficients = new List<Coefficient>(p);
        for (int j = 0; j < p; j++)
        {
            if (beta[j] == 0 || moments.Deviation[j] == 0)
                continue;
            double effect = beta[j] * moments.Deviation[p] / moments.Deviation[j];
            intercept -= effect * moments.Mean[j];
            Term term = moments.Design.Terms[j];
            coefficients.Add(new Coefficient(term.Kind, term.Driver, term.Parameter, effect));
        }

        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double y in table.Leads)
        {
            if (double.IsNaN(y))
                continue;
            low = Math.Min(low, y);
            high = Math.Max(high, y);
        }

        double room = high - low;
        return new LinearModel(intercept, coefficients, low - room, high + room);
    }

    public override double[] Forecast(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int n = table.Count;
        int length = n + table.Steps;
        double[] leads = new double[length];
        table.Leads.CopyTo(leads, 0);
        double[] sum = new double[length];
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
                sum[t] += c.Effect * column[t];
        }

        for (int t = n; t < length; t++)
        {
            double y = Intercept + sum[t];
            foreach (Coefficient c in lagged)
                y += c.Effect * Known(leads, t - (int)c.Parameter);
            leads[t] = table.Admissible(Math.Clamp(y, Lowest, Highest));
        }

        return leads[n..];
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
