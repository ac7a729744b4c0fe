using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>
/// What a series would bring without advertising, cause by cause. Base, trend, season, trading days and holidays are a product,
/// told as a sum: each cause is what multiplying it in adds to the causes before it, in that order. Promotions, Covid and events
/// are shares of that product.
/// </summary>
internal sealed class OrganicDemand
{
    private const double MeanTradingDays = 25.2;
    private const double TradingDayElasticity = 0.8;
    private const double LossPerHoliday = 0.012;
    private const double BreakAt = 0.60;
    private const double LevelAtBreak = 0.95;

    private readonly Timeline timeline;
    private readonly Surroundings surroundings;

    public OrganicDemand(Timeline timeline, Surroundings surroundings)
    {
        this.timeline = timeline;
        this.surroundings = surroundings;
    }

    /// <param name="level">Leads a month before trend and season.</param>
    /// <param name="season">January to December, 1 on average.</param>
    /// <param name="eventEffect">Share of the organic leads that events add or take away, per month.</param>
    /// <param name="dice">The series' own.</param>
    public IReadOnlyList<Contribution> Of(double level, IReadOnlyList<double> season, IReadOnlyList<double> eventEffect, SeededRandom dice)
    {
        double growth = dice.NextNormal(0.0035, 0.0008);
        double decline = dice.NextNormal(-0.0020, 0.0008);
        double promoLift = 0.22 * Math.Exp(dice.NextNormal(0, 0.15));
        double covidDepth = 0.50 * Math.Exp(dice.NextNormal(0, 0.08));
        int count = timeline.Count;
        double[] trend = new double[count], seasonal = new double[count], trading = new double[count], holidays = new double[count];
        double[] promo = new double[count], covid = new double[count], events = new double[count];
        for (int t = 0; t < count; t++)
        {
            double organic = level;
            trend[t] = Step(ref organic, TrendFactor(t, growth, decline));
            seasonal[t] = Step(ref organic, season[timeline[t].Number - 1]);
            trading[t] = Step(ref organic, Math.Pow(surroundings.TradingDays[t] / MeanTradingDays, TradingDayElasticity));
            holidays[t] = Step(ref organic, 1 - (LossPerHoliday * surroundings.Holidays[t]));
            promo[t] = organic * promoLift * surroundings.Promo[t];
            covid[t] = -organic * covidDepth * CovidPressure(surroundings.Stringency[t]);
            events[t] = organic * eventEffect[t];
        }

        return
        [
            Rounded("base", timeline.Each(_ => level)),
            Rounded("trend", trend),
            Rounded("season", seasonal),
            Rounded("trading-days", trading),
            Rounded("holidays", holidays),
            Rounded("promo", promo),
            Rounded("covid", covid),
            Rounded("events", events),
        ];
    }

    /// <summary>Saturating, not explosive: nothing below a stringency of 20, half of the full effect at 45.</summary>
    public static double CovidPressure(double stringency)
    {
        double x = Math.Pow(stringency / 45, 4);
        return x / (x + 1);
    }

    /// <summary>Growth until the break, then a step down and a slow decline.</summary>
    private double TrendFactor(int t, double growth, double decline)
    {
        int breakAt = timeline.At(BreakAt);
        return t < breakAt
            ? Math.Exp(growth * t)
            : LevelAtBreak * Math.Exp((growth * breakAt) + (decline * (t - breakAt)));
    }

    private static Contribution Rounded(string name, double[] leads) => new(name, [.. leads.Select(Thousandths.Of)]);

    private static double Step(ref double organic, double factor)
    {
        double before = organic;
        organic *= factor;
        return organic - before;
    }
}
