using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>What surrounds all campaigns alike, month by month: calendar, trade events, Covid-like waves, and the weather that does nothing.</summary>
internal sealed record Surroundings(
    double[] TradingDays,
    double[] Holidays,
    double[] Promo,
    double[] Stringency,
    double[] Weather)
{
    // A wave starts at a share of the history and then takes these monthly values of the index (0 to 100).
    private static readonly (double Start, double[] Index)[] Waves =
    [
        (0.00, [36, 61, 74, 66, 42, 21, 9]),
        (0.15, [15, 44, 69, 57, 27, 10]),
        (0.62, [17, 38, 26, 9]),
    ];

    /// <summary>January to December: weeks of trade events that a year plans on average, out of four.</summary>
    private static readonly double[] PromoWeeks = [2, 0, 3, 0.5, 0, 2.5, 0, 0, 2.5, 2, 0.5, 0];

    public static Surroundings Of(Timeline timeline, SeededRandom dice) => new(
        timeline.Each(t => FrenchCalendar.TradingDays(timeline[t])),
        timeline.Each(t => FrenchCalendar.ClosingHolidays(timeline[t])),
        PromoIntensity(timeline, dice.Fork("promo")),
        WaveIndex(timeline, dice.Fork("stringency")),
        WeatherIndex(timeline, dice.Fork("weather")));

    /// <summary>Share of the month under a trade event: 0, 0.25, 0.5, 0.75 or 1. Years differ, so the season alone cannot explain it.</summary>
    private static double[] PromoIntensity(Timeline timeline, SeededRandom dice) => timeline.Each(t =>
    {
        double weeks = PromoWeeks[timeline[t].Number - 1] + dice.NextNormal(0, 1.1);
        return Math.Round(Math.Clamp(weeks, 0.0, 4)) / 4;
    });

    private static double[] WaveIndex(Timeline timeline, SeededRandom dice)
    {
        double[] index = timeline.Each(_ => Math.Round(3 * dice.NextDouble(), 1));
        foreach ((double start, double[] wave) in Waves)
        {
            int first = timeline.At(start);
            for (int k = 0; k < wave.Length && first + k < timeline.Count; k++)
                index[first + k] = Math.Round(Math.Clamp(wave[k] + dice.NextNormal(0, 2.5), index[first + k], 100), 1);
        }

        return index;
    }

    private static double[] WeatherIndex(Timeline timeline, SeededRandom dice) => timeline.Each(t =>
        Math.Round(50 - (22 * Math.Cos(2 * Math.PI * (timeline[t].Number - 1) / 12)) + dice.NextNormal(0, 7), 1));
}
