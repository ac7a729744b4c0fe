using System.Globalization;
using PredictiveMarketing.Forecasting.Models.Arima;

namespace PredictiveMarketing.Forecasting.Tests.Models.Arima;

/// <summary>One case of Witnesses/arima.txt, which Witnesses/arima.R wrote with R's stats::arima.</summary>
internal sealed record ArimaWitness(string Name, IReadOnlyDictionary<string, double[]> Numbers)
{
    private const string Folder = "tests/PredictiveMarketing.Forecasting.Tests/Witnesses";

    public static IReadOnlyList<ArimaWitness> All { get; } = Read();

    public double[] Series => Numbers["y"];

    public ArimaOrder Order
    {
        get
        {
            double[] o = Numbers["order"];
            return new ArimaOrder((int)o[0], (int)o[1], (int)o[2], (int)o[3], (int)o[4], (int)o[5]);
        }
    }

    public bool Mean => Numbers["mean"][0] == 1;

    public double[] Coefficients => Numbers["pars"];

    public double[]? Regressor => Numbers.GetValueOrDefault("xreg");

    public ArmaProcess Process(double deviation)
    {
        ArimaOrder o = Order;
        double[] c = Coefficients;
        int q = o.P, seasonal = q + o.Q, last = seasonal + o.SeasonalP;
        return new ArmaProcess(o, c[..q], c[q..seasonal], c[seasonal..last], c[last..], deviation);
    }

    /// <summary>The likelihood's table for the case: the differenced series, a column per missing month, the mean, the regressor.</summary>
    public ArmaLikelihood Loaded()
    {
        int n = Series.Length;
        int[] missing = [.. Enumerable.Range(0, n).Where(t => double.IsNaN(Series[t]))];
        var columns = new List<double[]> { Series.Select(y => double.IsNaN(y) ? 7 : y).ToArray() };
        columns.AddRange(missing.Select(at => Enumerable.Range(0, n).Select(t => t == at ? 1.0 : 0).ToArray()));
        if (Mean && Order.Lost == 0)
            columns.Add([.. Enumerable.Repeat(1.0, n)]);
        if (Regressor is not null)
            columns.Add(Regressor[..n]);
        var likelihood = new ArmaLikelihood(Math.Max(Order.LongestAr, Order.LongestMa), n, columns.Count);
        likelihood.Resize(n - Order.Lost, missing.Length, columns.Count);
        for (int c = 0; c < columns.Count; c++)
            Differencing.Apply(columns[c], Order.D, Order.SeasonalD).CopyTo(likelihood.Column(c));
        return likelihood;
    }

    private static List<ArimaWitness> Read()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !Directory.Exists(Path.Combine(root, Folder)))
            root = Path.GetDirectoryName(root);
        var cases = new List<ArimaWitness>();
        var numbers = new Dictionary<string, double[]>();
        foreach (string line in File.ReadLines(Path.Combine(root!, Folder, "arima.txt")))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "case")
                cases.Add(new ArimaWitness(words[1], numbers = []));
            else
                numbers[words[0]] = [.. words[1..].Select(w => w == "NA" ? double.NaN : double.Parse(w, CultureInfo.InvariantCulture))];
        }

        return cases;
    }
}
