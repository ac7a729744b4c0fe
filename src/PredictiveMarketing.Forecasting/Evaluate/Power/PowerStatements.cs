using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Power;

/// <summary>The power statement of every campaign.</summary>
internal static class PowerStatements
{
    private const int LongestWait = 240;

    private const int MostMarkets = 100;

    /// <summary>From this correlation on two drivers are worth merging.</summary>
    private const double Shared = 0.7;

    public static IReadOnlyList<PowerStatement> Of(FramedQuestion framed) =>
    [
        .. framed.Known(framed.Cutoff).Tables.GroupBy(t => t.Key.Campaign, StringComparer.Ordinal).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => Of(c.Key, [.. c], framed.Contract)),
    ];

    private static PowerStatement Of(string campaign, IReadOnlyList<KnownTable> tables, FramingContract contract)
    {
        // What contains the answer would explain away all that is left, and step 3 drops it.
        IReadOnlyDictionary<string, double> leaks = LeakTest.Of(tables, contract.Gates.LeakLikeness);
        tables = [.. tables.Select(t => t.With([.. t.Drivers.Where(d => !leaks.ContainsKey(d.Name))]))];
        var regression = PowerRegression.Of(tables);
        int months = tables.Max(t => t.Observed), all = tables.Sum(t => t.Observed);
        double rho = regression.Memory;
        DriverPower[] drivers = [.. Enumerable.Range(0, regression.Drivers.Count).Select(d => Of(regression, d, tables, contract))];
        int effects = regression.FixedColumns + drivers.Length;
        // What markets share is seen once, however many of them see it.
        double effective = all * (1 - rho) / (1 + rho) / regression.Shared.Inflation;
        return new PowerStatement(campaign, months, tables.Count, rho, effective, effects, drivers, TrainingLimits.Of(all, rho, regression.FixedColumns * tables.Count, drivers.Length, contract.Gates))
        {
            SharedShocks = regression.Shared.Share,
            Text = string.Create(CultureInfo.InvariantCulture, $"{campaign}: {months} months in {Number(tables.Count, "market")} count as {effective:0} independent ones; asked of them: trend, season and {Number(drivers.Length, "driver")}"),
        };
    }

    private static DriverPower Of(PowerRegression regression, int driver, IReadOnlyList<KnownTable> tables, FramingContract contract)
    {
        KnownDriver known = regression.Drivers[driver];
        bool once = known.Source == DriverSource.External || known.Name.EndsWith(DriverColumn.NationalSuffix, StringComparison.Ordinal);
        double[] swings = [.. tables.Select(t => (t, Driver: t.Drivers.FirstOrDefault(d => d.Name == known.Name))).Where(t => t.Driver is not null).Select(t => Deviation(t.Driver!.Values.AsSpan(0, t.t.Count)))];
        double swing = once ? swings.Average() : swings.Sum();
        double leads = tables.Sum(t => t.Leads.Where(double.IsFinite).Average());
        int closest = Enumerable.Range(0, regression.Drivers.Count).Where(d => d != driver).OrderByDescending(d => Math.Abs(regression.Alike(driver, d))).FirstOrDefault(-1);
        string? merge = closest >= 0 && Math.Abs(regression.Alike(driver, closest)) >= Shared ? regression.Drivers[closest].Name : null;
        EffectQuestion? question = regression.Question(driver);
        PowerAim aim = Aim(known, contract);
        double share = question is null ? double.PositiveInfinity : DetectableEffect.Of(question, aim);
        // More than the leads themselves is no effect that anybody could have.
        if (question is null || !(share < 1))
        {
            return new DriverPower(known.Name, null, null, swing, null, null, merge)
            {
                Text = $"{known.Name}: no effect could be seen{(merge is null ? "" : $"; merge it with {merge}, which moves with it")}",
            };
        }

        int? wait = Fewest(LongestWait, more => Later(question, more, tables.Count), share / 2, aim);
        double together = regression.SharedEvidence(driver);
        int? markets = Fewest(MostMarkets, more => question with { EffectiveMonths = question.EffectiveMonths * Independent(tables.Count + more, together) / Independent(tables.Count, together) }, share / 2, aim);
        var power = new DriverPower(known.Name, share * leads, share, swing, wait, markets, merge) { Text = "" };
        return power with { Text = Told(power, known.Source, contract.Currency) };
    }

    private static string Told(DriverPower power, DriverSource source, string currency)
    {
        string per = source == DriverSource.Media
            ? string.Create(CultureInfo.InvariantCulture, $"{power.SmallestPerThousand:0.#} per 1,000 {currency}")
            : string.Create(CultureInfo.InvariantCulture, $"when it moves by its usual {power.UsualSwing:0.###}");
        string[] ways =
        [
            power.MonthsForHalf is int months ? $"{Number(months, "more month")}" : "more than twenty more years",
            .. power.MarketsForHalf is int markets ? [$"{Number(markets, "more market")}"] : Array.Empty<string>(),
            .. power.MergeWith is { } other ? [$"merge it with {other}, which moves with it"] : Array.Empty<string>(),
        ];
        return string.Create(CultureInfo.InvariantCulture, $"{power.Driver}: the smallest monthly effect that could be seen is {power.SmallestLeads:0.#} leads ({power.SmallestShare:0.#%} of a month's; {per}); half of it takes {string.Join(", or ", ways)}");
    }

    // As step 3 tests it: the plain form's part of the level, more leads expected of media.
    private static PowerAim Aim(KnownDriver driver, FramingContract contract) => new(
        contract.Gates.DetectionLevel * Shape.Of(driver.Source)[0].Share, contract.Gates.DetectionPower, CampaignEvidence.ExpectedSign(driver, contract.Drivers) == 0);

    // Markets that count as independent: m / (1 + (m - 1) correlation), one over the correlation at most (Kish 1965).
    private static double Independent(int markets, double correlation) => markets / (1 + ((markets - 1) * correlation));

    private static EffectQuestion Later(EffectQuestion question, int more, int markets) => question with
    {
        EffectiveMonths = question.EffectiveMonths + (more * markets), DegreesOfFreedom = question.DegreesOfFreedom + more,
    };

    private static int? Fewest(int most, Func<int, EffectQuestion> with, double effect, PowerAim aim)
    {
        for (int more = 1; more <= most; more++)
        {
            if (DetectableEffect.Of(with(more), aim) <= effect)
                return more;
        }

        return null;
    }

    private static double Deviation(ReadOnlySpan<double> values)
    {
        double mean = 0, squares = 0;
        foreach (double v in values)
            mean += v / values.Length;
        foreach (double v in values)
            squares += (v - mean) * (v - mean);
        return Math.Sqrt(squares / values.Length);
    }

    private static string Number(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
