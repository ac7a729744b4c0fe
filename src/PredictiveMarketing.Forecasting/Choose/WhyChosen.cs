using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>Why a forecast is made the way it is, as data for people to read: what was chosen, who leads, which driver explains it, how sure that is.</summary>
internal static class WhyChosen
{
    /// <summary>Under this many folds a series leans on its neighbours and on the stated prior.</summary>
    private const int FewFolds = 6;

    public static IReadOnlyList<Reason> Of(Workbench bench, SeriesKey key, Cutoff cutoff, Selection now, int[] wins)
    {
        int folds = bench.Folds(key, cutoff).Count;
        if (folds == 0)
            return [Reason.Of("choose.no-folds")];

        var reasons = new List<Reason> { Chosen(bench, now, folds) };
        int winner = Array.IndexOf(wins, wins.Max());
        reasons.Add(Reason.Of("choose.leads-on-folds", ("candidate", bench.Pool[winner].Name), ("wins", Count(wins[winner])), ("folds", Count(folds))));
        DriverEvidence? strongest = bench.Review(key, cutoff).Drivers.Where(d => d.IsUsed && d.Gain > 0).MaxBy(d => d.Gain);
        if (strongest is { Gain: double gain })
            reasons.Add(Reason.Of("choose.strongest-driver", ("driver", strongest.Driver), ("gain", Number(100 * gain)), ("months", Count(strongest.Forecasts))));
        double drivers = 0;
        for (int c = 0; c < now.CombinationShares.Length; c++)
            drivers += bench.Pool[c].SeesDrivers ? now.CombinationShares[c] : 0;
        bool kept = bench.Table(key, cutoff).Drivers.Count > 0;
        if (now.Chosen < 0 && kept)
            reasons.Add(Reason.Of("choose.voices", ("drivers", Whole(100 * drivers)), ("leads", Whole(100 * (1 - drivers)))));
        if (now.Chosen < 0 && !kept)
            reasons.Add(Reason.Of("choose.voices-without-drivers", ("drivers", Whole(100 * drivers)), ("leads", Whole(100 * (1 - drivers)))));
        if (now.Skill.Judgement == Judgement.Review && folds >= Selection.FoldsForGate)
            reasons.Add(Reason.Of("choose.not-told-apart", ("folds", Count(folds)), ("error", Number(now.CombinationError)), ("baseline", Number(now.Errors[bench.IndexOf(Selection.Baseline)]))));
        if (folds < FewFolds)
            reasons.Add(Reason.Of("choose.few-folds", ("folds", Count(folds))));
        return reasons;
    }

    private static Reason Chosen(Workbench bench, Selection now, int folds)
    {
        double baseline = now.Errors[bench.IndexOf(Selection.Baseline)];
        if (now.IsBaseline)
            return Reason.Of("choose.baseline-kept", ("folds", Count(folds)), ("baseline", Number(baseline)), ("combination", Number(now.CombinationError)));
        if (now.Chosen >= 0)
            return Reason.Of("choose.single", ("candidate", bench.Pool[now.Chosen].Name), ("error", Number(now.Errors[now.Chosen])), ("combination", Number(now.CombinationError)));
        int heaviest = Array.IndexOf(now.Shares, now.Shares.Max());
        return Reason.Of(
            "choose.combination", ("folds", Count(folds)), ("heaviest", bench.Pool[heaviest].Name), ("weight", Number(100 * now.Shares[heaviest])),
            ("error", Number(now.CombinationError)), ("baseline", Number(baseline)));
    }

    private static string Number(double x) => x.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Whole(double x) => x.ToString("0", CultureInfo.InvariantCulture);

    private static string Count(int n) => n.ToString(CultureInfo.InvariantCulture);
}
