namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>Adds up the lines of a plan so that a totals row can be recognised by arithmetic and checked: one sum per column of amounts.</summary>
internal sealed class RunningTotals
{
    private readonly HashSet<(decimal, decimal, decimal)> marks = [];
    private readonly decimal[] all;
    private decimal[] atLastTotal;

    public RunningTotals(int columns)
    {
        all = new decimal[columns];
        atLastTotal = new decimal[columns];
        Mark();
    }

    public int Lines { get; private set; }

    public IReadOnlyList<decimal> All => all;

    public decimal[] SinceLastTotal() => [.. all.Zip(atLastTotal, (now, then) => now - then)];

    /// <summary>A group of lines begins here; a later total may speak for it.</summary>
    public void Mark() => marks.Add(Print(all));

    public void Add(ReadOnlySpan<decimal> amounts)
    {
        for (int i = 0; i < all.Length; i++)
            all[i] += amounts[i];
        Lines++;
    }

    /// <summary>True when the amounts are what the lines since some group's beginning, or all lines, add up to.</summary>
    public bool AddUpTo(ReadOnlySpan<decimal> total)
    {
        if (Lines == 0)
            return false;
        decimal[] before = new decimal[all.Length];
        for (int i = 0; i < before.Length; i++)
            before[i] = all[i] - total[i];
        return marks.Contains(Print(before)) && total.ContainsAnyExcept(0m);
    }

    /// <summary>A totals row stood here.</summary>
    public void CloseGroup()
    {
        Mark();
        atLastTotal = [.. all];
    }

    /// <summary>Three moments of a row of amounts: two rows that differ do not share them by chance.</summary>
    private static (decimal, decimal, decimal) Print(ReadOnlySpan<decimal> amounts)
    {
        decimal sum = 0, first = 0, second = 0;
        for (int i = 0; i < amounts.Length; i++)
        {
            sum += amounts[i];
            first += amounts[i] * i;
            second += amounts[i] * i * i;
        }

        return (sum, first, second);
    }
}
