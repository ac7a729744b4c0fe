using PredictiveMarketing.Forecasting.Review;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;

namespace PredictiveMarketing.Service.Pages.Review;

/// <summary>One month looked back on.</summary>
/// <param name="Naive">What the same month last year would have promised.</param>
public sealed record ReviewMonth(Month Month, double Predicted, PredictionSource Source, double? Actual, bool Provisional, double? Naive)
{
    /// <summary>Forecast minus actual, of final months: above 0 too much was promised.</summary>
    public double? Error => Provisional ? null : Predicted - Actual;

    public double? ErrorShare => Error is double error && Actual is double actual ? Ratio.Of(error, actual) : null;
}

/// <summary>Predicted against actual for a series or a total.</summary>
public sealed record ReviewBoard(IReadOnlyList<ReviewMonth> Months, ReviewMeasures Measures, ValueAdded ValueAdded)
{
    public bool AnyReplayed => Months.Any(m => m.Source == PredictionSource.Replayed);

    public bool AnyPublished => Months.Any(m => m.Source == PredictionSource.Published);

    /// <summary>The board of a series or a total on a desk.</summary>
    public static ReviewBoard Of(WorkspaceDesk desk, string? campaign, string? market)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.Once((campaign, market), () => Of(desk.Series(campaign, market), desk.PredictionsOf(campaign, market)));
    }

    /// <summary>Sets what was predicted beside what came; only final months are measured.</summary>
    /// <param name="predictions">Of each series of the total, one per month. A month counts only when every series has one.</param>
    public static ReviewBoard Of(SeriesView series, IReadOnlyList<IReadOnlyList<Prediction>> predictions)
    {
        Dictionary<Month, MonthView> known = series.Months.ToDictionary(m => m.Month);
        ReviewMonth[] months =
        [
            .. predictions.SelectMany(p => p)
                .GroupBy(p => p.Month)
                .Where(g => g.Count() == predictions.Count && known.TryGetValue(g.Key, out MonthView? view) && view.Actual is not null)
                .OrderBy(g => g.Key)
                .Select(g => new ReviewMonth(
                    g.Key,
                    g.Sum(p => p.Leads),
                    g.All(p => p.Source == PredictionSource.Published) ? PredictionSource.Published : PredictionSource.Replayed,
                    known[g.Key].Actual,
                    known[g.Key].Provisional,
                    known[g.Key].LastYear)),
        ];
        double[] actual = [.. months.Select(m => m.Provisional ? double.NaN : m.Actual ?? double.NaN)];
        double[] predicted = [.. months.Select(m => m.Predicted)];
        double[] naive = [.. months.Select(m => m.Naive ?? double.NaN)];
        return new ReviewBoard(months, ReviewMeasures.Of(actual, predicted), ValueAdded.Of(actual, naive, predicted));
    }
}
