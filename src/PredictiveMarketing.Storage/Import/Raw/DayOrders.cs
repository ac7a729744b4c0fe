namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>Which comes first in the dates of a column, the day or the month.</summary>
public enum DayOrder
{
    /// <summary><c>31/12/2026</c>.</summary>
    DayFirst,

    /// <summary><c>12/31/2026</c>.</summary>
    MonthFirst,

    /// <summary>Nothing tells: read as day first, which is worth a note.</summary>
    Assumed,

    /// <summary>Some cells can only be day first, others only month first: what is not clear by itself cannot be read.</summary>
    Mixed,
}

/// <summary>Finds out the order of a column's dates: one <c>12/31/2026</c> tells what <c>03/04/2026</c> means beside it.</summary>
public static class DayOrders
{
    /// <summary>Day first unless the column proves otherwise. Where one of the two numbers is always 1 and the other moves, the moving one is the month.</summary>
    public static DayOrder Of(IEnumerable<RawCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var evidence = new DayEvidence();
        foreach (RawCell cell in cells)
            evidence.Add(cell);
        return evidence.Order;
    }
}

/// <summary>What the cells of a column have shown so far.</summary>
internal sealed class DayEvidence
{
    private bool any, dayFirst, monthFirst, firstMoves, secondMoves, firstIsOne = true, secondIsOne = true;
    private (int First, int Second) seen;

    public DayOrder Order => (dayFirst, monthFirst) switch
    {
        (true, true) => DayOrder.Mixed,
        (true, false) => DayOrder.DayFirst,
        (false, true) => DayOrder.MonthFirst,
        _ when !any || (firstIsOne && secondMoves) => DayOrder.DayFirst,
        _ when secondIsOne && firstMoves => DayOrder.MonthFirst,
        _ => DayOrder.Assumed,
    };

    public void Add(RawCell cell)
    {
        if (cell.Kind != CellKind.Text || DayText.InQuestion(cell.Text) is not { } pair)
            return;
        dayFirst |= pair is { First: > 12 and <= 31, Second: >= 1 and <= 12 };
        monthFirst |= pair is { Second: > 12 and <= 31, First: >= 1 and <= 12 };
        firstIsOne &= pair.First == 1;
        secondIsOne &= pair.Second == 1;
        firstMoves |= any && pair.First != seen.First;
        secondMoves |= any && pair.Second != seen.Second;
        (seen, any) = (pair, true);
    }
}
