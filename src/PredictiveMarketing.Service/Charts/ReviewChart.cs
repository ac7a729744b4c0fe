using PredictiveMarketing.Forecasting.Review;
using PredictiveMarketing.Service.Pages.Review;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Charts;

/// <summary>What was predicted beside what came, month by month; published and replayed predictions look different.</summary>
public static class ReviewChart
{
    public static ChartData Of(ReviewBoard board, Words words, int decimals)
    {
        IReadOnlyList<ReviewMonth> months = board.Months;
        List<ChartLine> lines = [new(words["chart.actual"], "actual", Values(months, m => m.Provisional ? null : m.Actual))];
        if (months.Any(m => m.Provisional))
            lines.Add(new(words["chart.provisional"], "provisional", Values(months, m => m.Provisional ? m.Actual : null)));
        if (board.AnyReplayed)
            lines.Add(new(words["chart.replayed"], "replayed", Values(months, m => m.Source == PredictionSource.Replayed ? m.Predicted : null)));
        if (board.AnyPublished)
            lines.Add(new(words["chart.published"], "published", Values(months, m => m.Source == PredictionSource.Published ? m.Predicted : null)));
        lines.Add(new(words["chart.lastYear"], "lastYear", Values(months, m => m.Naive)));
        return new ChartData(ChartData.Labels(months.Select(m => m.Month)), lines, [], [], null, decimals);
    }

    private static double?[] Values(IReadOnlyList<ReviewMonth> months, Func<ReviewMonth, double?> pick) => [.. months.Select(m => ChartData.Known(pick(m)))];
}
