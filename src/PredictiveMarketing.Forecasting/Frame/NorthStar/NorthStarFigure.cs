using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.NorthStar;

/// <summary>How the markets of a column become one figure.</summary>
public enum ColumnFormula
{
    /// <summary>The column gives one value for all markets.</summary>
    Whole,

    /// <summary>Markets are added up.</summary>
    Sum,

    /// <summary>Shares cannot be added up: the plain mean of the markets.</summary>
    Mean,
}

/// <summary>The active north star as the workspace's own data measure it (B01).</summary>
/// <param name="Column">Of externals.csv.</param>
/// <param name="Month">The last month with a value; without one the month that should have it.</param>
/// <param name="Value">Null: not measured yet, for the markets that may be seen.</param>
/// <param name="Late">Months between the month that should be known and <paramref name="Month"/>.</param>
/// <param name="Trend">Oldest first, thirteen months; ends with <paramref name="Month"/>.</param>
public sealed record NorthStarFigure(string? Column, ColumnFormula Formula, Month Month, decimal? Value, int Late, IReadOnlyList<TrendPoint> Trend)
{
    private const int TrendMonths = 13;

    public decimal? Goal { get; init; }

    /// <summary>More than one period late (B01).</summary>
    public bool IsStale => Value is not null && Late > TileStates.MonthsLate;

    public TileState State => TileStates.Of(Value, Goal, lowerIsBetter: false, Late);

    /// <summary>The last day of the month that the figure stands for.</summary>
    public DateOnly AsOf => Month.Next.FirstDay.AddDays(-1);

    /// <param name="clock">Months from here on are not over.</param>
    /// <param name="markets">The only ones that may be shown; null for all. A value for all markets, and the goal that was set for it, say nothing of some of them.</param>
    public static NorthStarFigure Of(Workspace workspace, NorthStarDraft draft, Month clock, IReadOnlyCollection<string>? markets)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(draft);
        ExternalRow[] rows =
        [
            .. workspace.Externals.Where(e => e.Name == draft.Column && e.Month < clock && double.IsFinite(e.Value) && (markets is null || markets.Contains(e.Market))),
        ];
        bool whole = rows.Any(r => r.Market == ExternalRow.AllMarkets);
        ColumnFormula formula = whole ? ColumnFormula.Whole : draft.Unit?.Contains('%', StringComparison.Ordinal) == true ? ColumnFormula.Mean : ColumnFormula.Sum;
        Dictionary<Month, decimal> values = Values([.. rows.Where(r => !whole || r.Market == ExternalRow.AllMarkets)], formula);
        Month due = clock.Previous, last = values.Count == 0 ? due : values.Keys.Max();
        decimal? goal = markets is null && draft.Goal is double wanted && Math.Abs(wanted) < 1e15 ? (decimal)wanted : null;
        return new NorthStarFigure(
            draft.Column, formula, last, values.Count == 0 ? null : values[last], due - last,
            [.. Month.Range(last.Plus(1 - TrendMonths), last).Select(m => new TrendPoint(m, values.TryGetValue(m, out decimal value) ? value : null, goal))])
        { Goal = goal };
    }

    // A month in which a market that has begun is missing is left out: a hole is not a fall.
    private static Dictionary<Month, decimal> Values(ExternalRow[] rows, ColumnFormula formula)
    {
        Month[] begins = [.. rows.GroupBy(r => r.Market).Select(g => g.Min(r => r.Month))];
        return rows.GroupBy(r => r.Month).Where(g => g.Count() == begins.Count(b => b <= g.Key))
            .Select(g => (Month: g.Key, Value: formula == ColumnFormula.Mean ? g.Average(r => r.Value) : g.Sum(r => r.Value)))
            .Where(v => Math.Abs(v.Value) < 1e15).ToDictionary(v => v.Month, v => (decimal)v.Value);
    }
}
