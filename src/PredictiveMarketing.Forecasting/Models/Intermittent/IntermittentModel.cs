using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Intermittent;

/// <summary>A fitted intermittent series: every month ahead is alike.</summary>
/// <param name="Chance">That a month has leads.</param>
/// <param name="Size">Leads of a month that has any, on average.</param>
/// <param name="Median">Of a month, in leads: the point forecast. The rate, chance x size, is a mean and would miss by more.</param>
/// <param name="Deviation">Standard deviation of a month around its rate, in leads.</param>
public sealed record IntermittentModel(RareRule Rule, double Chance, double Size, double Median, double Deviation) : LeadModel
{
    public override double[] Forecast(KnownTable table) => EachStep(table, Median);

    public override double[]? StandardErrors(KnownTable table) => EachStep(table, Deviation);

    /// <summary>The median of each month as its rule saw it the month before, with the sizes of the whole history.</summary>
    public override double[] Fitted(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var law = SizeLaw.Of(table.Leads);
        var state = RareState.Start(table.Leads);
        double[] fitted = new double[table.Count];
        for (int t = 0; t < fitted.Length; t++)
        {
            fitted[t] = law.Median(state.ChanceOf(Rule), state.Size);
            if (!double.IsNaN(table.Leads[t]))
                state = state.With(table.Leads[t], Rule);
        }

        return fitted;
    }

    public override ModelFacts Facts(KnownTable table) => new(
        [
            new Estimate("alpha of arrivals", Rule.Method == RareMethod.Croston ? "share of the newest interval (Croston)" : "share of the newest month (Teunter, Syntetos and Babai)", Rule.Arrivals),
            new Estimate("alpha of sizes", "share of the newest month with leads", Rule.Sizes),
            new Estimate("chance", "share of months with leads", Chance),
            new Estimate("size", "leads of a month that has any", Size),
        ],
        Parameters: Rule.Method == RareMethod.Croston ? 3 : 4);

    private static double[] EachStep(KnownTable table, double value)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] steps = new double[table.Steps];
        Array.Fill(steps, value);
        return steps;
    }
}
