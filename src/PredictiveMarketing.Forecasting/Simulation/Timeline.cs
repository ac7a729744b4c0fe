using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>The months of a simulation: history first, then the months of the plan. Arrays count from the first month.</summary>
internal sealed record Timeline(Month First, int History, int Plan)
{
    public int Count => History + Plan;

    /// <summary>The month in which the clock of the workspace stands: the one after the last month of leads.</summary>
    public Month AsOf => First.Plus(History);

    public Month this[int index] => First.Plus(index);

    public bool IsPlan(int index) => index >= History;

    /// <summary>A point of the history by its share, so that a shock keeps its place when the history is longer or shorter.</summary>
    public int At(double share) => (int)Math.Round(share * History, MidpointRounding.AwayFromZero);

    public double[] Each(Func<int, double> value)
    {
        double[] values = new double[Count];
        for (int t = 0; t < values.Length; t++)
            values[t] = value(t);
        return values;
    }
}
