using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Trees;

/// <summary>
/// What the trees see of a month: recent leads and those of a year ago, season, trend, and every driver, all relative to the series' own level,
/// so that small and large markets learn from each other.
/// </summary>
internal sealed class TreeFeatures
{
    private const int LagColumns = 5;
    private const int CalendarColumns = 4;
    private const double LowestLevel = 0.1;
    private readonly double[][] drivers;

    private TreeFeatures(KnownTable table, double scale, double[][] drivers)
    {
        Table = table;
        Scale = scale;
        this.drivers = drivers;
        Leads = new double[table.Count + table.Steps];
        Array.Fill(Leads, double.NaN);
        for (int t = 0; t < table.Count; t++)
            Leads[t] = table.Leads[t] / scale;
    }

    public KnownTable Table { get; }

    /// <summary>Mean absolute leads of the window: the unit of the trees' target.</summary>
    public double Scale { get; }

    /// <summary>Leads over the scale; the horizon is filled with forecasts as they are made.</summary>
    public double[] Leads { get; }

    /// <summary>
    /// Mean of the twelve months before month <paramref name="t"/>, in units of the scale: what a forest measures a month against, because the
    /// mean of past months cannot follow a trend. Never below a tenth, or months after a standstill would be thousands of times their level;
    /// 1 when none of the twelve is known, or they are not above zero.
    /// </summary>
    public double Level(int t)
    {
        double sum = 0;
        int n = 0;
        for (int s = Math.Max(0, t - 12); s < t; s++)
        {
            if (double.IsNaN(Leads[s]))
                continue;
            sum += Leads[s];
            n++;
        }

        return n == 0 || sum <= 0 ? 1 : Math.Max(LowestLevel, sum / n);
    }

    /// <summary>As <see cref="Read(int, Span{double})"/>, with the recent leads over a level.</summary>
    public void Read(int t, double level, Span<double> features)
    {
        Read(t, features);
        for (int j = 0; j < LagColumns; j++)
            features[j] /= level;
    }

    public static int Width(int driverCount) => LagColumns + CalendarColumns + (2 * driverCount);

    /// <summary>Which driver a feature shows; null for leads and calendar.</summary>
    public static int? DriverOf(int feature) =>
        feature < LagColumns + CalendarColumns ? null : (feature - LagColumns - CalendarColumns) / 2;

    /// <summary>What a feature shows, in words.</summary>
    public static string NameOf(int feature, IReadOnlyList<string> drivers) => feature switch
    {
        0 => "leads 1 month before",
        1 => "leads 2 months before",
        2 => "leads 3 months before",
        3 => "leads 12 months before",
        4 => "mean leads of 3 months before",
        5 => "season, sine",
        6 => "season, cosine",
        7 => "month of the year",
        8 => "trend",
        _ => drivers[DriverOf(feature)!.Value] + ((feature - LagColumns - CalendarColumns) % 2 == 0 ? "" : ", month before"),
    };

    public static TreeFeatures Of(KnownTable table, IReadOnlyList<string> names)
    {
        double[][] columns = [.. names.Select(name => Relative(table.Drivers.FirstOrDefault(d => d.Name == name), table.Count))];
        return new TreeFeatures(table, SeenRange.MeanSize(table.Leads), columns);
    }

    /// <summary>Fills the features of month <paramref name="t"/>; NaN where something is not known.</summary>
    public void Read(int t, Span<double> features)
    {
        features[0] = Lag(t, 1);
        features[1] = Lag(t, 2);
        features[2] = Lag(t, 3);
        features[3] = Lag(t, 12);
        features[4] = (Lag(t, 1) + Lag(t, 2) + Lag(t, 3)) / 3;
        double angle = SeasonWave.Angle(Table.First.Plus(t), 1);
        features[5] = Math.Sin(angle);
        features[6] = Math.Cos(angle);
        features[7] = Table.First.Plus(t).Number;
        features[8] = t - Table.Count;
        for (int d = 0; d < drivers.Length; d++)
        {
            features[LagColumns + CalendarColumns + (2 * d)] = drivers[d].Length == 0 ? double.NaN : drivers[d][t];
            features[LagColumns + CalendarColumns + (2 * d) + 1] = drivers[d].Length == 0 || t == 0 ? double.NaN : drivers[d][t - 1];
        }
    }

    private double Lag(int t, int lag) => t >= lag ? Leads[t - lag] : double.NaN;

    private static double[] Relative(KnownDriver? driver, int count)
    {
        if (driver is null || !driver.HasHistory)
            return [];
        double sum = 0;
        for (int t = 0; t < count; t++)
            sum += Math.Abs(driver.Values[t]);
        double scale = sum > 0 ? sum / count : 1;
        double[] relative = new double[driver.Values.Length];
        for (int t = 0; t < relative.Length; t++)
            relative[t] = driver.Values[t] / scale;
        return relative;
    }
}
