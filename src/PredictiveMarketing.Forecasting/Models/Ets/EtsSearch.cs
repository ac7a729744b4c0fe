using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>A place that a search has reached: the point, the months it held, and how good it is.</summary>
/// <param name="Deviance">Minus twice the log-likelihood.</param>
internal sealed record EtsOptimum(EtsForm Form, double[] Point, double[] Season, double Deviance)
{
    /// <summary>The twelve initial months: those searched and the one held.</summary>
    public static void Months(EtsPoint place, ReadOnlySpan<double> point, Span<double> season)
    {
        if (place.Form.IsSeasonal)
            point.Slice(place.Season, EtsForm.Period - 1).CopyTo(season);
    }
}

/// <summary>
/// Maximises the likelihood of a form over its parameters and initial states together: Gauss-Newton steps, damped after Levenberg (1944) and
/// Marquardt (1963), held in the box of the usual region and, for seasonal forms, in the admissible region.
/// </summary>
internal sealed class EtsSearch(double[] leads)
{
    private const double MostDamping = 1e9;
    private readonly EtsLikelihood likelihood = new(leads);
    private readonly EtsCurvature curvature = new(leads);
    private readonly double[] matrix = new double[EtsPoint.Most * EtsPoint.Most];
    private readonly double[] step = new double[EtsPoint.Most];
    private readonly double[] trial = new double[EtsPoint.Most];
    private readonly double[] scale = new double[EtsPoint.Most];
    private readonly double[] months = new double[EtsForm.Period];
    private readonly bool[] held = new bool[EtsPoint.Most];

    public EtsLikelihood Likelihood => likelihood;

    /// <param name="point">The start; on return the best point that was met.</param>
    /// <param name="season">Twelve initial months; the last is held, the others are set to the point's.</param>
    /// <param name="most">Steps after which the search stops.</param>
    /// <param name="enough">It also stops when a step improves the deviance by less.</param>
    /// <returns>The deviance at the point; infinite when the start is not admissible.</returns>
    public double Maximise(EtsForm form, Span<double> point, Span<double> season, int most, double enough)
    {
        var place = new EtsPoint(form);
        int p = place.Count;
        double best = Deviance(place, point, season);
        if (double.IsPositiveInfinity(best))
            return best;
        double damping = 1e-3;
        Array.Clear(scale);
        EtsOptimum.Months(place, point, season);
        for (int s = 0; s < most; s++)
        {
            curvature.At(place, point, season);
            for (int i = 0; i < p; i++)
                scale[i] = Math.Max(Math.Max(scale[i], curvature.Normal[(i * EtsCurvature.Width) + i]), 1e-12);
            double gain = 0;
            while (damping < MostDamping)
            {
                double reached = Step(place, point, damping) ? Deviance(place, trial.AsSpan(0, p), season) : double.PositiveInfinity;
                gain = best - reached;
                if (gain >= 0)
                {
                    damping = Math.Max(damping * 0.1, 1e-9);
                    best = reached;
                    break;
                }

                damping *= damping < 1e-5 ? 100 : 5;
            }

            if (damping >= MostDamping)
                break;
            trial.AsSpan(0, p).CopyTo(point);
            EtsOptimum.Months(place, point, season);
            if (gain < enough)
                break;
        }

        return best;
    }

    /// <summary>The deviance at a point; infinite outside the admissible region.</summary>
    public double Deviance(EtsPoint place, ReadOnlySpan<double> point, ReadOnlySpan<double> season)
    {
        Smoothing by = place.Smoothing(point);
        if (place.Form.IsSeasonal && !Admissibility.Holds(by.Alpha, by.Beta, by.Gamma, by.Phi))
            return double.PositiveInfinity;
        season.CopyTo(months);
        EtsOptimum.Months(place, point, months);
        return likelihood.Deviance(place.Form, by, point[place.Level], place.Form.HasTrend ? point[place.Slope] : 0, months);
    }

    // Solves the damped normal equations into the trial point. Parameters that would leave the box are put on its wall and the others solved again.
    private bool Step(EtsPoint place, ReadOnlySpan<double> point, double damping)
    {
        int p = place.Count;
        int smoothing = place.Form.Smoothing;
        for (int i = 0; i < smoothing; i++)
        {
            held[i] = (point[i] <= place.Lowest(i) && curvature.Gradient[i] > 0) || (point[i] >= place.Highest(i) && curvature.Gradient[i] < 0);
            trial[i] = point[i];
        }

        while (true)
        {
            Fill(point, p, smoothing, damping);
            if (!Cholesky.Factor(matrix.AsSpan(0, p * p), p))
                return false;
            Cholesky.Solve(matrix.AsSpan(0, p * p), p, step.AsSpan(0, p));
            bool inside = true;
            for (int i = 0; i < smoothing; i++)
            {
                if (held[i])
                    continue;
                double to = Math.Clamp(point[i] + step[i], place.Lowest(i), place.Highest(i));
                if (to == point[i] + step[i])
                    continue;
                held[i] = true;
                trial[i] = to;
                inside = false;
            }

            if (!inside)
                continue;
            for (int i = 0; i < p; i++)
            {
                if (i >= smoothing || !held[i])
                    trial[i] = point[i] + step[i];
            }

            return true;
        }
    }

    private void Fill(ReadOnlySpan<double> point, int p, int smoothing, double damping)
    {
        for (int i = 0; i < p; i++)
        {
            curvature.Normal.AsSpan(i * EtsCurvature.Width, i + 1).CopyTo(matrix.AsSpan(i * p));
            matrix[(i * p) + i] += damping * scale[i];
            step[i] = -curvature.Gradient[i];
        }

        for (int h = 0; h < smoothing; h++)
        {
            if (!held[h])
                continue;
            double move = trial[h] - point[h];
            for (int i = 0; i < p; i++)
            {
                int at = i > h ? (i * p) + h : (h * p) + i;
                if (i != h)
                    step[i] -= matrix[at] * move;
                matrix[at] = i == h ? 1 : 0;
            }

            step[h] = move;
        }
    }
}
