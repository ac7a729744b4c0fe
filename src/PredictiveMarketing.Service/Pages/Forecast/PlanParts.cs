using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Charts;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Pages.Forecast;

/// <summary>What the drivers add to the forecast of what was picked, a series or a total: parts of series simply add up.</summary>
/// <param name="Base">Level, trend, season, and what several drivers add only together.</param>
public sealed record PlanParts(IReadOnlyList<Month> Months, IReadOnlyList<double> Base, IReadOnlyList<DriverContribution> Drivers)
{
    private const int BarsShown = 9;
    // Below this many leads a driver's part is told in tenths, or most would read 0.
    private const double TenthsUnder = 200;

    /// <summary>Null where nothing was forecast, or where the forecast follows no driver at all.</summary>
    public static PlanParts? Of(IReadOnlyList<PlanContributions> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0 || series.All(s => s.Drivers.Count == 0))
            return null;
        IReadOnlyList<Month> months = series[0].Months;
        return new PlanParts(
            months,
            Sum(series.Select(s => s.Base), months.Count),
            [
                .. series.SelectMany(s => s.Drivers).GroupBy(d => (d.Driver, d.Source))
                    .Select(g => new DriverContribution(g.Key.Driver, g.Key.Source, Sum(g.Select(d => d.Leads), months.Count))),
            ]);
    }

    /// <summary>The same for what was picked on a desk, worked out once.</summary>
    public static PlanParts? Of(WorkspaceDesk desk, PlanReading reading, string? campaign, string? market)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(reading);
        return desk.Once((campaign, market), () => Of([.. desk.StoredOf(campaign, market).Select(reading.Contributions).OfType<PlanContributions>()]));
    }

    public double BaseOf(Month month) => Base[At(month)];

    public double Media(Month month) => Of(DriverSource.Media, month);

    public double Externals(Month month) => Of(DriverSource.External, month);

    public double Total(Month month) => BaseOf(month) + Drivers.Sum(d => d.Leads[At(month)]);

    /// <summary>From the base over every driver to the forecast of one month, the largest first; small ones stand together.</summary>
    public ChartData Waterfall(Month month, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        int at = At(month);
        DriverContribution[] ordered = [.. Drivers.OrderByDescending(d => Math.Abs(d.Leads[at]))];
        DriverContribution[] rest = ordered.Length > BarsShown ? ordered[(BarsShown - 1)..] : [];
        List<WaterfallStep> steps = [new(words["parts.base"], Base[at], IsSum: true)];
        steps.AddRange(ordered.Take(ordered.Length - rest.Length).Select(d => new WaterfallStep(words.Name("driver", d.Driver), d.Leads[at])));
        if (rest.Length > 0)
            steps.Add(new WaterfallStep(words.Count("parts.rest", rest.Length), rest.Sum(d => d.Leads[at])));
        steps.Add(new WaterfallStep(words["parts.forecast"], Total(month), IsSum: true));
        return ChartData.Waterfall(words["parts.part"], words["parts.leads"], steps) with { Decimals = Total(month) < TenthsUnder ? 1 : 0 };
    }

    /// <summary>Base, media and externals of each month, on top of one another.</summary>
    public ChartData Bars(IReadOnlyList<Month> shown, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return ChartData.Bars(
            words["table.month"],
            ChartData.Labels(shown),
            [
                new ChartLine(words["parts.base"], "base", [.. shown.Select(m => ChartData.Known(BaseOf(m)))]),
                new ChartLine(words["parts.media"], "forecast", [.. shown.Select(m => ChartData.Known(Media(m)))]),
                new ChartLine(words["parts.externals"], "goal", [.. shown.Select(m => ChartData.Known(Externals(m)))]),
            ],
            stacked: true);
    }

    private double Of(DriverSource source, Month month) => Drivers.Where(d => d.Source == source).Sum(d => d.Leads[At(month)]);

    private int At(Month month) => month - Months[0];

    private static double[] Sum(IEnumerable<IReadOnlyList<double>> all, int count)
    {
        double[] sum = new double[count];
        foreach (IReadOnlyList<double> one in all)
        {
            for (int i = 0; i < count; i++)
                sum[i] += one[i];
        }

        return sum;
    }
}
