using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Models;

/// <summary>Waves of the year: what Fourier terms of a season are made of.</summary>
internal static class SeasonWave
{
    /// <summary>cos(2 pi k m / 12) of the calendar month m.</summary>
    public static void Cosine(Span<double> column, Month first, double harmonic)
    {
        for (int t = 0; t < column.Length; t++)
            column[t] = Math.Cos(Angle(first.Plus(t), harmonic));
    }

    /// <summary>sin(2 pi k m / 12) of the calendar month m.</summary>
    public static void Sine(Span<double> column, Month first, double harmonic)
    {
        for (int t = 0; t < column.Length; t++)
            column[t] = Math.Sin(Angle(first.Plus(t), harmonic));
    }

    public static double Angle(Month month, double harmonic) => 2 * Math.PI * harmonic * (month.Number - 1) / 12.0;
}
