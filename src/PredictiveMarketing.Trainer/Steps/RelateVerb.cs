using System.CommandLine;
using System.Globalization;
using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Steps;

/// <summary><c>pm relate</c>: step 3 alone, and with <c>--explain</c> a closer look at every driver.</summary>
internal static class RelateVerb
{
    private static readonly Option<bool> Explain = new("--explain") { Description = "A closer look: lagged correlations, mutual information, placebo, stability over the inner folds, error with and without." };

    public static Command Build() => StepVerbs.Verb("relate", "Step 3: is each data set linked to the leads, and known in time?", Relate, Explain);

    private static int Relate(Asked asked, Terminal terminal)
    {
        Workbench bench = FourSteps.Bench(asked.Framed, asked.Seed);
        bool explain = asked.Parsed.GetValue(Explain);
        (SeriesKey Key, DriverReview Review, IReadOnlyList<DriverInquiry> Inquiries)[] reviews =
            [.. asked.Framed.Tables.Select(t => (t.Key, FourSteps.Relate(bench, t.Key), explain ? FourSteps.Inquire(bench, t.Key) : []))];
        if (terminal.Json)
        {
            terminal.Document(new { verb = "relate", series = reviews.Select(r => new { r.Key.Campaign, r.Key.Market, r.Review.Drivers, Inquiries = explain ? r.Inquiries : null }) });
            return ExitCode.Done;
        }

        terminal.Table(
            ["campaign", "market", "driver", "use", "q", "gain", "sign", "known ahead", "reason"],
            [
                .. reviews.SelectMany(r => r.Review.Drivers.Select(d => (IReadOnlyList<string>)
                [
                    r.Key.Campaign, r.Key.Market, d.Driver, d.Use.ToString(), Chance(d.Proof?.Q), StepVerbs.Percent(d.Gain),
                    d.Sign > 0 ? "+" : d.Sign < 0 ? "-" : "", d.KnownAhead ? "yes" : "no", d.Reason,
                ])),
            ]);
        if (explain)
            Closer(reviews, terminal);
        return ExitCode.Done;
    }

    private static void Closer(IEnumerable<(SeriesKey Key, DriverReview Review, IReadOnlyList<DriverInquiry> Inquiries)> reviews, Terminal terminal) => terminal.Table(
        ["campaign", "market", "driver", "lag 0", "lag 1", "lag 2", "lag 3", "information", "q", "placebo", "folds used", "folds proven", "wape without", "wape with"],
        [
            .. reviews.SelectMany(r => r.Inquiries.Select(i => (IReadOnlyList<string>)
            [
                r.Key.Campaign, r.Key.Market, i.Driver, Lag(i, 0), Lag(i, 1), Lag(i, 2), Lag(i, 3), Chance(i.MutualInformation), Chance(i.MutualQ), Chance(i.PlaceboP),
                $"{i.FoldsUsed}/{i.Folds}", $"{i.FoldsProven}/{i.Folds}",
                .. r.Review.Drivers.Where(d => d.Driver == i.Driver).SelectMany(d => (string[])[Wape(d.WapeWithout), Wape(d.WapeWith)]),
            ])),
        ]);

    // A star marks what holds at 5 % after control of false discoveries over all drivers and lags.
    private static string Lag(DriverInquiry inquiry, int lag) =>
        inquiry.Lags.FirstOrDefault(l => l.Lag == lag) is { } link ? link.Correlation.ToString("0.00", CultureInfo.InvariantCulture) + (link.Q <= 0.05 ? "*" : "") : "n/a";

    private static string Chance(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "n/a";

    private static string Wape(double? value) => value?.ToString("P1", CultureInfo.InvariantCulture) ?? "n/a";
}
