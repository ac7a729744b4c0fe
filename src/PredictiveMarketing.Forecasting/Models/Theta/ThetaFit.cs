namespace PredictiveMarketing.Forecasting.Models.Theta;

/// <summary>
/// The dynamic optimised theta model (Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler 2016): one month is expected at
/// l + (1 - 1/theta) ((1 - alpha)^(t-1) A + (1 - (1 - alpha)^t) / alpha B), with A and B the line through the months before and l their exponential
/// smoothing. Given alpha, the expectation is linear in the first level and in the line's share 1 - 1/theta, so both are solved for
/// and only alpha is searched. A missing month changes neither level nor line.
/// </summary>
internal sealed class ThetaFit
{
    public const int Fewest = 6;

    private const double LowestAlpha = 0.05;
    private const double HighestAlpha = 0.99;
    private const int GridSteps = 24;

    /// <summary>The line needs two months before it says anything.</summary>
    private const int Unscored = 2;

    private readonly double[] leads;
    private readonly RunningLine[] lines;
    private readonly double size;

    /// <param name="leads">First month known; NaN where a later one is missing.</param>
    public ThetaFit(double[] leads)
    {
        this.leads = leads;
        lines = new RunningLine[leads.Length + 1];
        for (int t = 0; t < leads.Length; t++)
        {
            lines[t + 1] = double.IsNaN(leads[t]) ? lines[t] : lines[t].With(t + 1, leads[t]);
            size += double.IsNaN(leads[t]) ? 0 : leads[t] * leads[t];
        }
    }

    public RunningLine Line => lines[^1];

    /// <summary>The parameters with the smallest sum of squared one-step errors.</summary>
    public ThetaPoint Best()
    {
        ThetaPoint best = At(LowestAlpha);
        int nearest = 0;
        for (int g = 1; g <= GridSteps; g++)
        {
            ThetaPoint point = At(OnGrid(g));
            if (point.Squares < best.Squares * (1 - 1e-9))
                (best, nearest) = (point, g);
        }

        // Golden section between the neighbours of the best grid point.
        double golden = (Math.Sqrt(5) - 1) / 2;
        double low = OnGrid(Math.Max(0, nearest - 1)), high = OnGrid(Math.Min(GridSteps, nearest + 1));
        ThetaPoint left = At(high - (golden * (high - low))), right = At(low + (golden * (high - low)));
        for (int i = 0; i < 30; i++)
        {
            if (left.Squares <= right.Squares)
            {
                (high, right) = (right.Alpha, left);
                left = At(high - (golden * (high - low)));
            }
            else
            {
                (low, left) = (left.Alpha, right);
                right = At(low + (golden * (high - low)));
            }
        }

        ThetaPoint found = left.Squares <= right.Squares ? left : right;
        return found.Squares < best.Squares ? found : best;
    }

    /// <summary>The best first level and share of the line for a given alpha.</summary>
    public ThetaPoint At(double alpha)
    {
        // Least squares of what is left of y on the fading first level (d) and on the line's part (c).
        double dd = 0, dc = 0, cc = 0, dz = 0, cz = 0, zz = 0, level = 0, fading = 1, power = 1;
        int scored = 0;
        for (int t = 1; t <= leads.Length; t++)
        {
            RunningLine line = lines[t - 1];
            double c = power * line.Intercept;
            power *= 1 - alpha;
            c += (1 - power) / alpha * line.Slope;
            double y = leads[t - 1];
            if (double.IsNaN(y))
                continue;
            if (line.Count >= Unscored)
            {
                double z = y - level;
                dd += fading * fading;
                dc += fading * c;
                cc += c * c;
                dz += fading * z;
                cz += c * z;
                zz += z * z;
                scored++;
            }

            level = (alpha * y) + ((1 - alpha) * level);
            fading *= 1 - alpha;
        }

        (double first, double share) = Solve(dd, dc, cc, dz, cz);
        double squares = zz - (2 * ((first * dz) + (share * cz))) + (first * first * dd) + (2 * first * share * dc) + (share * share * cc);
        return new ThetaPoint(alpha, share, level + (fading * first), Math.Max(squares, size * 1e-20), scored);
    }

    // theta from 1 to infinity: the share of the line stays between 0 and 1.
    private static (double First, double Share) Solve(double dd, double dc, double cc, double dz, double cz)
    {
        double determinant = (dd * cc) - (dc * dc);
        double share = determinant > 1e-12 * dd * cc ? ((cz * dd) - (dz * dc)) / determinant : 0;
        share = Math.Clamp(share, 0, 1);
        return (dd > 1e-12 ? (dz - (share * dc)) / dd : 0, share);
    }

    private static double OnGrid(int g) => LowestAlpha + ((HighestAlpha - LowestAlpha) * g / GridSteps);
}

/// <summary>Where a search of the theta model stands.</summary>
/// <param name="Share">1 - 1/theta: how much of the line is put back.</param>
/// <param name="Level">At the last month.</param>
/// <param name="Squares">Sum of squared one-step errors.</param>
/// <param name="Scored">Months that went into it.</param>
internal readonly record struct ThetaPoint(double Alpha, double Share, double Level, double Squares, int Scored);
