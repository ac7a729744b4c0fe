namespace PredictiveMarketing.Forecasting.Models.Intermittent;

/// <summary>Which of the two methods says how often leads come.</summary>
public enum RareMethod
{
    /// <summary>The interval between months with leads is smoothed when leads come (Croston 1972), corrected for its bias (Syntetos and Boylan 2005).</summary>
    Croston,

    /// <summary>The chance of leads is smoothed every month, so that it also fades while none come (Teunter, Syntetos and Babai 2011).</summary>
    TeunterSyntetosBabai,
}

/// <summary>How fast the two halves of an intermittent series are believed to change.</summary>
/// <param name="Sizes">Share of the newest month with leads in their usual number.</param>
/// <param name="Arrivals">Share of the newest month (or interval, with Croston) in how often they come.</param>
public readonly record struct RareRule(RareMethod Method, double Sizes, double Arrivals);

/// <summary>What is known of an intermittent series after some months; a missing month changes nothing.</summary>
/// <param name="Size">Leads of a month that has any.</param>
/// <param name="Interval">Months from one month with leads to the next, smoothed; infinite while there was none.</param>
/// <param name="Chance">Smoothed chance that a month has leads.</param>
/// <param name="Waiting">Months since the last one with leads, the next included.</param>
internal readonly record struct RareState(double Size, double Interval, double Chance, int Waiting)
{
    /// <summary>Months that the start is taken from.</summary>
    private const int FirstYear = 12;

    /// <summary>As the first year was on average; where it had no leads, as large as the first that came.</summary>
    public static RareState Start(ReadOnlySpan<double> leads)
    {
        double sum = 0, size = 0;
        int months = 0, withLeads = 0;
        foreach (double y in leads)
        {
            if (double.IsNaN(y))
                continue;
            months++;
            if (y > 0 && months <= FirstYear)
            {
                sum += y;
                withLeads++;
            }

            if (y > 0 && size == 0)
                size = y;
        }

        double chance = (double)withLeads / Math.Min(months, FirstYear);
        return new RareState(withLeads > 0 ? sum / withLeads : size, withLeads > 0 ? 1 / chance : double.PositiveInfinity, chance, 1);
    }

    /// <summary>The chance of leads in the next month as a rule sees it.</summary>
    /// <remarks>Syntetos and Boylan's factor 1 - alpha/2 belongs to the rate; it is put on the chance here, for the size needs none.</remarks>
    public double ChanceOf(RareRule rule) => rule.Method == RareMethod.Croston ? (1 - (rule.Arrivals / 2)) / Interval : Chance;

    public RareState With(double leads, RareRule rule)
    {
        double chance = Chance + (rule.Arrivals * ((leads > 0 ? 1 : 0) - Chance));
        if (!(leads > 0))
            return this with { Chance = chance, Waiting = Waiting + 1 };
        double interval = double.IsPositiveInfinity(Interval) ? Waiting : Interval + (rule.Arrivals * (Waiting - Interval));
        return new RareState(Size + (rule.Sizes * (leads - Size)), interval, chance, 1);
    }
}
