namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>
/// Running sums of a regression, from which the standardised normal equations of any number of first rows follow:
/// an expanding window costs one rank-one update per row instead of a new pass.
/// </summary>
internal sealed class Moments
{
    private readonly int p;
    private readonly double[] shift;
    private readonly double[] sum;
    private readonly double[] cross;
    private readonly double[] row;

    public Moments(Design design)
    {
        p = design.Terms.Count;
        Design = design;
        shift = new double[p + 1];
        sum = new double[p + 1];
        cross = new double[(p + 1) * (p + 1)];
        row = new double[p + 1];
        Correlation = new double[p * p];
        Response = new double[p];
        Mean = new double[p + 1];
        Deviation = new double[p + 1];
        if (design.Rows.Length > 0)
            Read(design.Rows[0], shift);
    }

    public Design Design { get; }

    /// <summary>Rows added so far.</summary>
    public int Count { get; private set; }

    /// <summary>Correlation of the terms, p x p.</summary>
    public double[] Correlation { get; }

    /// <summary>Correlation of the terms with the leads.</summary>
    public double[] Response { get; }

    /// <summary>Means of the terms, then of the leads.</summary>
    public double[] Mean { get; }

    /// <summary>Standard deviations of the terms (0 for a constant one), then of the leads.</summary>
    public double[] Deviation { get; }

    /// <summary>All rows of a design, standardised.</summary>
    public static Moments Of(Design design)
    {
        var moments = new Moments(design);
        foreach (int month in design.Rows)
            moments.Add(month);
        moments.Standardise();
        return moments;
    }

    public void Add(int month)
    {
        // The first row is taken off every row: sums stay near zero and squares lose no digits. Centring below is exact for any shift.
        Read(month, row);
        for (int i = 0; i <= p; i++)
            row[i] -= shift[i];
        for (int i = 0; i <= p; i++)
        {
            sum[i] += row[i];
            for (int j = 0; j <= i; j++)
                cross[(i * (p + 1)) + j] += row[i] * row[j];
        }

        Count++;
    }

    /// <summary>Standardises what was added so far.</summary>
    public void Standardise()
    {
        for (int i = 0; i <= p; i++)
        {
            Mean[i] = shift[i] + (sum[i] / Count);
            double variance = (cross[(i * (p + 1)) + i] / Count) - (sum[i] / Count * (sum[i] / Count));
            double size = Math.Max(Math.Abs(Mean[i]), Math.Sqrt(cross[(i * (p + 1)) + i] / Count));
            Deviation[i] = variance > 1e-18 * size * size ? Math.Sqrt(variance) : 0;
        }

        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double r = i == j ? 1 : Scaled(i, j);
                Correlation[(i * p) + j] = r;
                Correlation[(j * p) + i] = r;
            }

            Response[i] = Scaled(p, i);
        }
    }

    /// <summary>Turns standardised coefficients into effects per unit of each term.</summary>
    /// <returns>The intercept.</returns>
    public double Unscale(ReadOnlySpan<double> beta, Span<double> effects)
    {
        double intercept = Mean[p];
        for (int j = 0; j < p; j++)
        {
            effects[j] = Deviation[j] > 0 ? beta[j] * Deviation[p] / Deviation[j] : 0;
            intercept -= effects[j] * Mean[j];
        }

        return intercept;
    }

    /// <summary>Values of all terms, standardised: 0 for a constant one and where a value is not known.</summary>
    public void Standardised(ReadOnlySpan<double> values, Span<double> z)
    {
        for (int j = 0; j < p; j++)
            z[j] = Deviation[j] > 0 && double.IsFinite(values[j]) ? (values[j] - Mean[j]) / Deviation[j] : 0;
    }

    /// <summary>The correlation of the terms with a penalty on its diagonal: the normal equations of a ridge regression.</summary>
    /// <param name="system">p x p.</param>
    public void Penalised(double penalty, Span<double> system)
    {
        Correlation.CopyTo(system);
        for (int j = 0; j < p; j++)
            system[(j * p) + j] += penalty;
    }

    /// <summary>Predicts a month with standardised coefficients.</summary>
    public double Predict(ReadOnlySpan<double> beta, int month)
    {
        double z = 0;
        for (int j = 0; j < p; j++)
        {
            if (Deviation[j] > 0)
                z += beta[j] * (Design.Columns[j][month] - Mean[j]) / Deviation[j];
        }

        return Mean[p] + (Deviation[p] * z);
    }

    private double Scaled(int i, int j)
    {
        if (Deviation[i] == 0 || Deviation[j] == 0)
            return 0;
        double covariance = (cross[(i * (p + 1)) + j] / Count) - (sum[i] / Count * (sum[j] / Count));
        return covariance / (Deviation[i] * Deviation[j]);
    }

    private void Read(int month, double[] target)
    {
        for (int j = 0; j < p; j++)
            target[j] = Design.Columns[j][month];
        target[p] = Design.Leads[month];
    }
}
