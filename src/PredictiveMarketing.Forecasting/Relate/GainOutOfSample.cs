using MathNet.Numerics.Distributions;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Regression;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>
/// What a driver saves out of sample against its absence, judged inside the fold: one-step forecasts over the last months with and without it, where a
/// driver that is not known ahead enters the forecast as the guess that will be used in practice.
/// </summary>
internal sealed class GainOutOfSample
{
    public const int FewestForecasts = 6;
    private const int MostForecasts = 24;
    private const double Penalty = 0.1;

    private readonly KnownTable table;
    private readonly IReadOnlyList<Term> series;
    private readonly Track alone;

    public GainOutOfSample(KnownTable table)
    {
        this.table = table;
        series = Design.SeriesTerms(table);
        alone = Track.Of(table, series, null);
    }

    /// <summary>Forecasts that can be compared; under <see cref="FewestForecasts"/> nothing can be judged.</summary>
    public int Forecasts => alone.Forecasts;

    public Outcome Of(KnownDriver driver)
    {
        Track with = Track.Of(table, [.. series, .. Design.TermsOf(driver)], driver);
        return Compare(alone, with) with { Sign = with.Sign };
    }

    /// <param name="Share">Share of squared error that the driver saves.</param>
    /// <param name="P">One-sided p-value of Clark and West (2007).</param>
    /// <param name="N">Forecasts that were compared.</param>
    public readonly record struct Outcome(double Share, double P, int N, int Sign)
    {
        /// <summary>Sum of absolute errors over sum of actuals of the same forecasts without the driver; NaN when that sum is 0.</summary>
        public double WapeWithout { get; init; }

        public double WapeWith { get; init; }
    }

    /// <summary>The test of Clark and West (2007) for nested models: the larger model is not punished for estimating a parameter that is zero.</summary>
    private static Outcome Compare(Track alone, Track with)
    {
        double sum = 0, squares = 0, saved = 0, total = 0, missedWithout = 0, missedWith = 0, actual = 0;
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
            missedWithout += Math.Abs(a);
            missedWith += Math.Abs(b);
            actual += Math.Abs(alone.Actual[t]);
            n++;
        }

        if (n < FewestForecasts || total == 0)
            return new Outcome(0, 1, n, 0) { WapeWithout = double.NaN, WapeWith = double.NaN };
        double mean = sum / n;
        double variance = Math.Max(0, (squares / n) - (mean * mean)) * n / (n - 1.0);
        double p = variance > 0 ? 1 - StudentT.CDF(0, 1, n - 1, mean / Math.Sqrt(variance / n)) : mean > 0 ? 0 : 1;
        return new Outcome(saved / total, p, n, 0) { WapeWithout = missedWithout / actual, WapeWith = missedWith / actual };
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
