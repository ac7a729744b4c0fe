using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>The table externals.csv: the drivers that are none of the media, each with the month in which it becomes known.</summary>
internal static class SimulatedExternals
{
    public const string Weather = "weather_index";
    public const string Leak = "crm_stock_requests";
    public const string EndsEarly = "brand_survey";

    private const double SurveyEndsAt = 0.70;

    /// <summary>What may be used, and whether its future is known when a forecast is made.</summary>
    public static IReadOnlyList<Driver> Drivers { get; } =
    [
        new("trading_days", DriverSource.External, KnownAhead: true),
        new("holidays", DriverSource.External, KnownAhead: true),
        new("promo", DriverSource.External, KnownAhead: true),
        new("stringency", DriverSource.External, KnownAhead: false),
        new("ga4_sessions", DriverSource.External, KnownAhead: false),
        new(Weather, DriverSource.External, KnownAhead: false),
        new(EndsEarly, DriverSource.External, KnownAhead: false),
        new(Leak, DriverSource.External, KnownAhead: false),
    ];

    public static IReadOnlyList<Decoy> Decoys(string leaked) =>
    [
        new(Weather, "no-effect", "Follows the seasons like the leads do, and moves no lead."),
        new(Leak, "leak", $"Counts the leads of {leaked} themselves, and is published the month after."),
        new(EndsEarly, "ends-early", "Follows television, moves no lead by itself, and was given up before the end of the history."),
    ];

    public static IReadOnlyList<ExternalRow> Rows(
        CarMarket market,
        Timeline timeline,
        Surroundings surroundings,
        IReadOnlyList<MediaEffect> media,
        IReadOnlyList<SeriesTruth> series,
        SeededRandom dice)
    {
        // Decided before the farthest month of any plan is forecast, the provisional months included.
        int decided = timeline.Plan + SimulationSettings.ProvisionalMonths + 1;
        var rows = new List<ExternalRow>();
        Everywhere("trading_days", surroundings.TradingDays, timeline.Count, -Math.Max(24, decided));
        Everywhere("holidays", surroundings.Holidays, timeline.Count, -Math.Max(24, decided));
        Everywhere("promo", surroundings.Promo, timeline.Count, -decided);
        Everywhere("stringency", surroundings.Stringency, timeline.History, 0);
        Everywhere(Weather, surroundings.Weather, timeline.History, 0);
        Everywhere(EndsEarly, Survey(media, timeline, dice.Fork(EndsEarly)), timeline.At(SurveyEndsAt), 1);
        foreach (string name in market.Markets)
        {
            SeriesTruth[] here = [.. series.Where(s => s.Key.Market == name)];
            double share = here.Sum(s => s.Expected.Sum()) / series.Sum(s => s.Expected.Sum());
            Add("ga4_sessions", name, Sessions(here, media.Select(e => e.Line), share, timeline, dice.Fork($"ga4/{name}")), timeline.History, 0);
            Add(Leak, name, CrmRequests(here[0], dice.Fork($"crm/{name}")), timeline.History, 1);
        }

        return [.. rows.OrderBy(r => Array.FindIndex([.. Drivers], d => d.Name == r.Name))];

        void Everywhere(string name, double[] values, int months, int delay) => Add(name, ExternalRow.AllMarkets, values, months, delay);

        void Add(string name, string where, double[] values, int months, int delay)
        {
            for (int t = 0; t < months; t++)
                rows.Add(new ExternalRow(name, where, timeline[t], values[t], timeline[t].Plus(delay)));
        }
    }

    /// <summary>Sessions follow the raw leads (many visits a lead) and the clicks that advertising buys.</summary>
    private static double[] Sessions(SeriesTruth[] here, IEnumerable<MediaLine> lines, double share, Timeline timeline, SeededRandom dice)
    {
        string market = here[0].Key.Market;
        MediaLine[] clicked = [.. lines.Where(l => l.Clicks.Length > 0 && (l.Slot.IsNational || l.Slot.Market == market))];
        return timeline.Each(t =>
        {
            double leads = here.Sum(s => s.Funnel.Raw[t]);
            double clicks = clicked.Sum(l => l.Clicks[t] * (l.Slot.IsNational ? share : 1));
            return Math.Round(((14 * leads) + (0.8 * clicks)) * Math.Exp(dice.NextNormal(0, 0.05)));
        });
    }

    /// <summary>The answer under another name: the mature leads, counted a little more generously by another system.</summary>
    private static double[] CrmRequests(SeriesTruth leaked, SeededRandom dice) =>
        [.. leaked.Funnel.SalesQualified.Select(leads => Math.Round(leads * 1.18 * Math.Exp(dice.NextNormal(0, 0.01))))];

    /// <summary>Aided awareness in percent: slow, moved by national television where there is any.</summary>
    private static double[] Survey(IReadOnlyList<MediaEffect> media, Timeline timeline, SeededRandom dice)
    {
        MediaEffect? seen = media.FirstOrDefault(e => e.Line.Slot is { IsNational: true, Channel.Name: "tv" }) ?? media.FirstOrDefault(e => e.Line.Slot.IsNational);
        return timeline.Each(t => Math.Round(34 + (12 * (seen?.Saturation[t] ?? 0.5)) + dice.NextNormal(0, 1.5), 1));
    }
}
