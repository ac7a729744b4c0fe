using System.Globalization;
using MathNet.Numerics.Distributions;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Regression;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>
/// Step 3: is each driver linked to the leads, and known in time? Judged inside the fold: one-step forecasts over the last months
/// with and without the driver, where a driver that is not known ahead enters the forecast as the guess that will be used in practice.
/// </summary>
public static class RelateStep
{
    private const int MostForecasts = 24;
    private const int FewestForecasts = 6;
    private const double Penalty = 0.1;

    /// <param name="significance">One-sided p-value up to which a gain counts as evidence.</param>
    public static DriverReview Run(KnownTable table, double significance)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Drivers.Count == 0)
            return new DriverReview([]);
        IReadOnlyList<Term> series = Design.SeriesTerms(table);
        Track alone = Track.Of(table, series, null);
        return new DriverReview([.. table.Drivers.Select(d => Judge(table, d, series, alone, significance))]);
    }

    private static DriverEvidence Judge(KnownTable table, KnownDriver driver, IReadOnlyList<Term> series, Track alone, double significance)
    {
        DriverEvidence Say(DriverUse use, string reason, double? gain = null, double? p = null, int sign = 0, int n = 0) =>
            new(driver.Name, use, gain, p, sign, driver.KnownAhead, n, reason);

        if (!driver.HasHistory)
            return Say(DriverUse.Drop, "nothing of it is known before the forecast is made");
        if (!Design.Varies(driver, table.Count))
            return Say(DriverUse.Drop, "it never varies");
        if (alone.Forecasts < FewestForecasts)
        {
            return driver.KnownAhead
                ? Say(DriverUse.Keep, "too few months to judge; kept because it is known ahead, under strong shrinkage")
                : Say(DriverUse.Drop, "too few months to judge, and not known ahead");
        }

        Track with = Track.Of(table, [.. series, .. Design.TermsOf(driver)], driver);
        (double gain, double p, int n) = Compare(alone, with);
        if (n < FewestForecasts)
            return Say(DriverUse.Drop, "its months and those of the leads do not meet", n: n);
        string figures = string.Create(CultureInfo.InvariantCulture, $"{n} forecasts, gain {gain:P0}, p {p:0.000}");
        // The test forgives what estimating an effect costs. It must not forgive what guessing the driver's own future costs: there the plain gain counts too.
        if (!(p <= significance) || (!driver.KnownAhead && gain <= 0))
            return Say(DriverUse.Drop, $"no out-of-sample gain against its absence ({figures})", gain, p, with.Sign, n);
        return driver.KnownAhead
            ? Say(DriverUse.Keep, $"helps out of sample ({figures})", gain, p, with.Sign, n)
            : Say(DriverUse.KeepGuessed, $"helps out of sample with last year's value in place of the unknown one ({figures})", gain, p, with.Sign, n);
    }

    /// <summary>The test of Clark and West (2007) for nested models: the larger model is not punished for estimating a parameter that is zero.</summary>
    private static (double Gain, double P, int N) Compare(Track alone, Track with)
    {
        double sum = 0, squares = 0, saved = 0, total = 0;
        int n = 0;
        for (int t = 0; t < alone.Predicted.Length; t++)
        {
            if (double.IsNaN(alone.Predicted[t]) || double.IsNaN(with.Predicted[t]))
                continue;
            double a = alone.Actual[t] - alone.Predicted[t];
            double b = with.Actual[t] - with.Predicted[t];
            double apart = alone.Predicted[t] - with.Predicted[t];
            double f = (a * a) - ((b * b) - (apart * apart));
            sum += f;
            squares += f * f;
            saved += (a * a) - (b * b);
            total += a * a;
            n++;
        }

        if (n < FewestForecasts || total == 0)
            return (0, 1, n);
        double mean = sum / n;
        double variance = Math.Max(0, (squares / n) - (mean * mean)) * n / (n - 1.0);
        double p = variance > 0 ? 1 - StudentT.CDF(0, 1, n - 1, mean / Math.Sqrt(variance / n)) : mean > 0 ? 0 : 1;
        return (saved / total, p, n);
    }

    /// <summary>One-step forecasts of a small ridge regression over the last months, each fitted on the months before it.</summary>
    private sealed record Track(double[] Predicted, double[] Actual, int Forecasts, int Sign)
    {
        public static Track Of(KnownTable table, IReadOnlyList<Term> terms, KnownDriver? judged)
        {
            Design design = Design.Of(table, terms);
            double[] predicted = new double[table.Count];
            Array.Fill(predicted, double.NaN);
            int first = Math.Max(Math.Max(8, design.Rows.Length / 2), design.Rows.Length - MostForecasts);
            double[]? guess = judged is { KnownAhead: false } ? Guesses(table, judged) : null;
            var moments = new Moments(design);
            int p = terms.Count;
            double[] beta = new double[p];
            var ridge = new RidgePath();
            int forecasts = 0;
            for (int r = 0; r < design.Rows.Length; r++)
            {
                int t = design.Rows[r];
                if (r >= first)
                {
                    Solve(moments, ridge, beta);
                    predicted[t] = guess is null ? moments.Predict(beta, t) : PredictGuessed(design, moments, beta, judged!, guess, t);
                    forecasts++;
                }

                moments.Add(t);
            }

            if (moments.Count > 0)
                Solve(moments, ridge, beta);
            double effect = 0;
            for (int j = 0; j < p; j++)
                effect += judged is not null && terms[j].Driver == judged.Name ? beta[j] : 0;
            return new Track(predicted, table.Leads, forecasts, Math.Sign(effect));
        }

        private static void Solve(Moments moments, RidgePath ridge, double[] beta)
        {
            moments.Standardise();
            ridge.Solve(moments, Penalty, beta);
        }

        // The same month last year, else the mean of the months before: what the forecast would have used.
        private static double[] Guesses(KnownTable table, KnownDriver driver)
        {
            double[] guess = new double[table.Count];
            double sum = 0;
            for (int t = 0; t < guess.Length; t++)
            {
                guess[t] = t >= 12 ? driver.Values[t - 12] : t > 0 ? sum / t : driver.Values[0];
                sum += driver.Values[t];
            }

            return guess;
        }

        private static double PredictGuessed(Design design, Moments moments, double[] beta, KnownDriver driver, double[] guess, int t)
        {
            double prediction = moments.Predict(beta, t);
            double leadsDeviation = moments.Deviation[^1];
            for (int j = 0; j < beta.Length; j++)
            {
                if (design.Terms[j].Driver != driver.Name || moments.Deviation[j] == 0)
                    continue;
                double known = design.Columns[j][t];
                double guessed = design.Terms[j].Kind == TermKind.Root ? Math.Sqrt(Math.Max(0, guess[t])) : known - driver.Values[t] + guess[t];
                prediction += leadsDeviation * beta[j] * (guessed - known) / moments.Deviation[j];
            }

            return prediction;
        }
    }
}
