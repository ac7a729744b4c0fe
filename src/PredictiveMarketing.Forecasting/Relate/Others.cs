namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>A cleaned series and the forms of other drivers that are taken out of its columns.</summary>
internal sealed class Others
{
    private readonly double[][] basis;

    public Others(Cleaned series, IReadOnlyList<int> forms)
    {
        Series = series;
        basis = Cleaned.Orthonormal([.. forms.Select(f => series.Columns[f]).OfType<double[]>()]);
        Leads = Without(series.Leads);
    }

    public Cleaned Series { get; }

    /// <summary>The leads without the other forms.</summary>
    public double[] Leads { get; }

    public int Count => basis.Length;

    public double[] Without(double[] column) => Cleaned.Without(basis, column);
}
