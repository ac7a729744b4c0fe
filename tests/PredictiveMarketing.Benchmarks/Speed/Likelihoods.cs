using BenchmarkDotNet.Attributes;
using PredictiveMarketing.Forecasting.Models.Arima;
using PredictiveMarketing.Forecasting.Models.Ets;

namespace PredictiveMarketing.Benchmarks.Speed;

/// <summary>What one evaluation of a likelihood costs on 48 months: searches call it hundreds of times, so it must allocate nothing.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class Likelihoods
{
    private const int Months = 48;

    private readonly double[] leads = [.. Enumerable.Range(0, Months).Select(t => 1 + (0.3 * Math.Sin(2 * Math.PI * t / 12)) + (0.05 * Math.Sin(t * t)))];
    private readonly double[] added = [.. Enumerable.Range(0, 12).Select(k => 0.3 * Math.Sin(2 * Math.PI * k / 12))];
    private readonly double[] factors = [.. Enumerable.Range(0, 12).Select(k => 1 + (0.3 * Math.Sin(2 * Math.PI * k / 12)))];
    private readonly double[] ma = new double[13];
    private EtsLikelihood smoothing = null!;
    private ArmaLikelihood arma = null!;
    private EtsForm sums;
    private EtsForm products;

    [GlobalSetup]
    public void Prepare()
    {
        sums = EtsForm.Parse("AAdA");
        products = EtsForm.Parse("MAdM");
        smoothing = new EtsLikelihood(leads);
        // The airline process: (1 - 0.4 B)(1 - 0.55 B^12) of the differenced months.
        ma[0] = -0.4;
        ma[11] = -0.55;
        ma[12] = 0.22;
        double[] differenced = [.. leads];
        Span<double> changes = Differencing.Apply(differenced, 1, 1);
        arma = new ArmaLikelihood(13, Months, 1);
        arma.Resize(changes.Length, 0, 1);
        changes.CopyTo(arma.Column(0));
    }

    [Benchmark(Description = "likelihood of ETS, all added")]
    public double Sums() => smoothing.Deviance(sums, new Smoothing(0.3, 0.05, 0.1, 0.95), 1, 0, added);

    [Benchmark(Description = "likelihood of ETS, all in proportion")]
    public double Products() => smoothing.Deviance(products, new Smoothing(0.3, 0.05, 0.1, 0.95), 1, 0, factors);

    [Benchmark(Description = "exact likelihood of the airline process")]
    public double Airline() => arma.Deviance([], ma);
}
