using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>A goal without follow-up is no goal: months that are over and have no actual (G03).</summary>
public static class OverdueActuals
{
    /// <summary>Days after the end of a month in which its leads should have come.</summary>
    public const int Patience = 10;

    /// <summary>Months are not asked for longer than this.</summary>
    public const int MostMonths = 12;

    /// <summary>Every month that is overdue, oldest first.</summary>
    /// <param name="last">The last month with any leads.</param>
    public static IReadOnlyList<Month> At(DateOnly today, Month last)
    {
        Month over = Month.Of(today.AddDays(1 - Patience)).Previous;
        return over <= last ? [] : [.. Month.Range(Month.Later(last.Next, over.Plus(1 - MostMonths)), over)];
    }

    /// <summary>The first day on which a month counts as overdue.</summary>
    public static DateOnly From(Month month) => month.Next.FirstDay.AddDays(Patience - 1);
}
