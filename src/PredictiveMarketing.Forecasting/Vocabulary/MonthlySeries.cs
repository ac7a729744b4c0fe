namespace PredictiveMarketing.Forecasting.Vocabulary;

/// <summary>One value a month without breaks in the calendar; <see cref="double.NaN"/> where nothing is known.</summary>
public sealed class MonthlySeries
{
    private readonly double[] values;

    public MonthlySeries(Month first, ReadOnlySpan<double> values)
    {
        First = first;
        this.values = values.ToArray();
    }

    public Month First { get; }

    public Month Last => First.Plus(values.Length - 1);

    public int Count => values.Length;

    public ReadOnlySpan<double> Values => values;

    /// <summary>The value of a month, NaN outside the series.</summary>
    public double this[Month month]
    {
        get
        {
            int i = month - First;
            return i >= 0 && i < values.Length ? values[i] : double.NaN;
        }
    }

    /// <summary>Lays dated values out on the calendar; months without a value become NaN.</summary>
    /// <exception cref="ArgumentException">No value, or a month twice.</exception>
    public static MonthlySeries From(IEnumerable<(Month Month, double Value)> dated)
    {
        (Month Month, double Value)[] rows = [.. dated.OrderBy(d => d.Month)];
        if (rows.Length == 0)
            throw new ArgumentException("A series needs at least one month.", nameof(dated));
        double[] values = new double[rows[^1].Month - rows[0].Month + 1];
        Array.Fill(values, double.NaN);
        for (int i = 0; i < rows.Length; i++)
        {
            if (i > 0 && rows[i].Month == rows[i - 1].Month)
                throw new ArgumentException($"{rows[i].Month} is there twice.", nameof(dated));
            values[rows[i].Month - rows[0].Month] = rows[i].Value;
        }

        return new MonthlySeries(rows[0].Month, values);
    }

    /// <summary>The values from <paramref name="first"/> to <paramref name="last"/>, NaN where the series has none.</summary>
    public double[] Slice(Month first, Month last)
    {
        double[] slice = new double[Math.Max(0, last - first + 1)];
        for (int i = 0; i < slice.Length; i++)
            slice[i] = this[first.Plus(i)];
        return slice;
    }
}
