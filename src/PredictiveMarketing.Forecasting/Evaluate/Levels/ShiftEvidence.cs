namespace PredictiveMarketing.Forecasting.Evaluate.Levels;

/// <summary>
/// How much likelier the values are with a lasting shift in some month than without one: a Bayes factor (Kass and Raftery 1995). Unknown month, size, noise and
/// memory are averaged over what they may be, so that neither a short nor a noisy series has an easier test than another.
/// </summary>
/// <param name="LogOdds">Its natural log.</param>
/// <param name="At">Place of the first value after the likeliest shift.</param>
/// <param name="Size">Change of the log there.</param>
internal sealed record ShiftEvidence(double LogOdds, int At, double Size)
{
    /// <summary>
    /// Chance that a series without a shift shows odds above 1, as measured on 1,500 clean campaigns; it falls in proportion to the odds. That it is
    /// below one over the odds holds for every series (Ville 1939): the rest is what an average over many months leaves of it.
    /// </summary>
    private const double AlarmsAtOne = 0.06;

    /// <summary>Sizes that a shift may have beyond the smallest one that counts, in logs; a larger one is seen by the largest.</summary>
    private static readonly double[] Beyond = [0, 0.05, 0.1, 0.15, 0.2];

    public double Share => Math.Exp(Size) - 1;

    /// <summary>Chance of such odds, or larger ones, without a shift.</summary>
    public double Chance => ChanceOf(LogOdds);

    public static double ChanceOf(double logOdds) => Math.Min(1, AlarmsAtOne / Math.Exp(logOdds));

    /// <param name="series">Regressions of the same months; with several, a shift that all of them have.</param>
    /// <param name="least">The smallest change of the log that counts.</param>
    /// <param name="inflation">Variance of their sum against that of independent series: above 1 where they share shocks.</param>
    /// <returns>Null where no month has enough values on both sides.</returns>
    public static ShiftEvidence? Of(IReadOnlyList<LevelGrid> series, double least, double inflation = 1)
    {
        IReadOnlyList<GridPoint>[] points = [.. series.Select(s => s.Points)];
        int places = points.Length == 0 ? 0 : points[0][0].Steps.Count;
        if (places == 0)
            return null;
        var without = new LogSum();
        LogSum[] with = [.. Enumerable.Range(0, places).Select(_ => new LogSum())];
        double[] weights = new double[points[0].Count];
        for (int p = 0; p < weights.Length; p++)
        {
            weights[p] = points[0][p].LogPrior + points.Sum(s => s[p].LogLikelihood);
            without.Add(weights[p]);
            for (int k = 0; k < places; k++)
                with[k].Add(weights[p] + Odds(points.Sum(s => s[p].Steps[k].Product) / inflation, points.Sum(s => s[p].Steps[k].Information) / inflation, least));
        }

        var any = new LogSum();
        foreach (LogSum place in with)
            any.Add(place.Value - Math.Log(places));
        int at = Array.IndexOf(with, with.MaxBy(w => w.Value)!);
        int likeliest = Array.IndexOf(weights, weights.Max());
        double information = points.Sum(s => s[likeliest].Steps[at].Information);
        double size = points.Sum(s => s[likeliest].Steps[at].Product) / information;
        // Many markets see small changes plainly: an estimate below the smallest change that counts is none.
        bool small = Math.Abs(size) < least;
        return new ShiftEvidence(small ? double.NegativeInfinity : any.Value - without.Value, points[0][likeliest].Steps[at].At, size);
    }

    // Log of the likelihood ratio of a step d, exp(d product - d^2 information / 2), averaged over its sizes, up and down.
    private static double Odds(double product, double information, double least)
    {
        var sum = new LogSum();
        foreach (double beyond in Beyond)
        {
            double d = least + beyond;
            sum.Add((d * product) - (0.5 * d * d * information));
            sum.Add((-d * product) - (0.5 * d * d * information));
        }

        return sum.Value - Math.Log(2 * Beyond.Length);
    }
}

/// <summary>Log of a sum of exponentials that would not fit into a number.</summary>
internal sealed class LogSum
{
    private double largest = double.NegativeInfinity;
    private double sum;

    public double Value => largest + Math.Log(sum);

    public void Add(double log)
    {
        if (log > largest)
            (largest, sum) = (log, (sum * Math.Exp(largest - log)) + 1);
        else if (log > double.NegativeInfinity)
            sum += Math.Exp(log - largest);
    }
}
