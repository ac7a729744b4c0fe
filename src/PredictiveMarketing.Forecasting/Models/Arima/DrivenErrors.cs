namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>An error process of a regression with its coefficients.</summary>
internal sealed record DrivenErrors(ArmaProcess Process)
{
    /// <summary>
    /// A coarse grid over the processes that short monthly regressions can tell apart: first-order memory of a level that stands (0 to 0.8, with or
    /// without a swing of second order), a level that moves (weights 0.2 to 1 on the latest month), each with and without memory of the same month
    /// of last year. Averaging over the grid stands for integrating over the coefficients.
    /// </summary>
    public static IReadOnlyList<DrivenErrors> Grid { get; } = [.. Standing(), .. Moving()];

    public ArimaOrder Order => Process.Order;

    public double[] FullAr { get; } = Process.FullAr;

    public double[] FullMa { get; } = Process.FullMa;

    private static IEnumerable<DrivenErrors> Standing()
    {
        foreach (double phi in (double[])[0, 0.4, 0.8])
        {
            yield return Of([phi], [], [], 0);
            yield return Of([phi], [], [0.6], 0);
        }

        // In partial autocorrelations: the first 0.4 or 0.8, the second 0.35 either way.
        foreach (double first in (double[])[0.4, 0.8])
        {
            foreach (double second in (double[])[-0.35, 0.35])
                yield return Of([first * (1 - second), second], [], [], 0);
        }
    }

    private static IEnumerable<DrivenErrors> Moving()
    {
        foreach (double theta in (double[])[-0.8, -0.4, 0])
        {
            yield return Of([], [theta], [], 1);
            yield return Of([], [theta], [0.6], 1);
        }
    }

    private static DrivenErrors Of(double[] ar, double[] ma, double[] seasonal, int differences) =>
        new(new ArmaProcess(new ArimaOrder(ar.Length, differences, ma.Length, seasonal.Length), ar, ma, seasonal, [], 1));
}
