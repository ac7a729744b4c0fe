namespace PredictiveMarketing.Forecasting.Models.Intermittent;

/// <summary>Tries both methods with a few speeds each and keeps what was nearest one month ahead.</summary>
internal static class IntermittentSearch
{
    /// <summary>The range that the literature recommends for intermittent demand: faster rules chase single months.</summary>
    private static readonly double[] Speeds = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3];

    /// <summary>The rule with the smallest squared one-step error of the rate (chance x size); the slowest among equals.</summary>
    /// <remarks>The rate is a mean, and only squares lead to means: by absolute errors every rule would be drawn towards no leads at all.</remarks>
    public static IntermittentModel Best(double[] leads)
    {
        var start = RareState.Start(leads);
        RareRule best = default;
        double least = double.PositiveInfinity;
        foreach (double arrivals in Speeds)
        {
            Try(new RareRule(RareMethod.Croston, arrivals, arrivals));
            foreach (double sizes in Speeds)
                Try(new RareRule(RareMethod.TeunterSyntetosBabai, sizes, arrivals));
        }

        RareState end = start;
        foreach (double y in leads)
            end = double.IsNaN(y) ? end : end.With(y, best);
        var law = SizeLaw.Of(leads);
        double chance = end.ChanceOf(best);
        return new IntermittentModel(best, chance, end.Size, law.Median(chance, end.Size), Deviation(best, chance, end.Size, law.Spread));

        void Try(RareRule rule)
        {
            double squares = Squares(leads, start, rule);
            if (squares < least * (1 - 1e-9) || double.IsPositiveInfinity(least))
                (best, least) = (rule, squares);
        }
    }

    private static double Squares(double[] leads, RareState state, RareRule rule)
    {
        double sum = 0;
        foreach (double y in leads)
        {
            if (double.IsNaN(y))
                continue;
            double error = y - (state.ChanceOf(rule) * state.Size);
            sum += error * error;
            state = state.With(y, rule);
        }

        return sum;
    }

    // A month is empty or has a size, and both are known by smoothing only: a share a of the newest value leaves a / (2 - a) of its variance.
    private static double Deviation(RareRule rule, double chance, double size, double spread)
    {
        double month = chance * size * size * (1 + spread - chance);
        double ofChance = rule.Arrivals / (2 - rule.Arrivals) * chance * (1 - chance) * size * size;
        double ofSize = rule.Sizes / (2 - rule.Sizes) * chance * chance * spread * size * size;
        return Math.Sqrt(Math.Max(0, month + ofChance + ofSize));
    }
}
