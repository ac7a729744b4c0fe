using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Intermittent;

/// <summary>
/// Small counts with empty months: how often leads come and how many then, each smoothed for itself. Croston's method with the correction of
/// Syntetos and Boylan (2005), or that of Teunter, Syntetos and Babai (2011), whichever has been nearer one month ahead.
/// </summary>
public sealed record IntermittentCandidate : UnivariateCandidate
{
    /// <summary>From this mean on, an empty month is an event and not a habit.</summary>
    private const double Many = 20;

    public override string Name => "intermittent";

    protected override Fit FitObserved(KnownTable table)
    {
        if (!table.NonNegative)
            return Models.Fit.Refuse("the KPI may be negative");
        double sum = 0;
        bool empty = false;
        foreach (double y in table.Leads)
        {
            if (double.IsNaN(y))
                continue;
            if (y < 0 || y != Math.Floor(y))
                return Models.Fit.Refuse("the leads are not whole numbers");
            sum += y;
            empty |= y == 0;
        }

        if (sum >= Many * table.Observed)
            return Models.Fit.Refuse($"{Many} leads a month or more");
        return empty ? Models.Fit.Of(IntermittentSearch.Best(table.Leads)) : Models.Fit.Refuse("no month without leads");
    }
}
