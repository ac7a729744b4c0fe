namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>Whether a seasonal form forgets its past: errors of long ago must lose their weight (Hyndman, Akram and Archibald 2008).</summary>
internal static class Admissibility
{
    private const int Period = EtsForm.Period;

    /// <summary>
    /// Writing y as a filter of the errors, y = Theta(B) / ((1 - phi B)(1 - B^m)) e with
    /// Theta(B) = (1 - phi B)(1 - B^m) + (alpha B (1 - phi B) + phi beta B) S(B) + gamma B^m (1 - phi B) and S(B) = 1 + B + ... + B^(m-1),
    /// the roots of Theta must lie outside the unit circle. Without a trend phi and beta are zero. Checked by stepping the
    /// polynomial down one degree at a time (Schur and Cohn), so that no root has to be found.
    /// </summary>
    public static bool Holds(double alpha, double beta, double gamma, double phi)
    {
        const int degree = Period + 1;
        Span<double> c = stackalloc double[degree + 1];
        Span<double> lower = stackalloc double[degree + 1];
        c[0] = 1;
        c[1] = alpha + (phi * beta) - phi;
        c[2..Period].Fill(alpha - (alpha * phi) + (phi * beta));
        c[Period] = alpha - (alpha * phi) + (phi * beta) + gamma - 1;
        c[degree] = phi * (1 - alpha - gamma);
        for (int d = degree; d > 0; d--)
        {
            double reflection = c[d] / c[0];
            if (!(Math.Abs(reflection) < 1))
                return false;
            for (int i = 0; i < d; i++)
                lower[i] = c[i] - (reflection * c[d - i]);
            lower[..d].CopyTo(c);
        }

        return true;
    }
}
