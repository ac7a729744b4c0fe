namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>How the numbers of a column are written.</summary>
public enum NumberStyle
{
    /// <summary>No cell has a point or a comma.</summary>
    Plain,

    /// <summary><c>1,234.50</c>.</summary>
    DecimalPoint,

    /// <summary><c>1.234,50</c> or <c>1 234,50</c>.</summary>
    DecimalComma,

    /// <summary>Only numbers like <c>1,234</c> that may be a thousand or a little more than one; nothing tells which.</summary>
    Ambiguous,

    /// <summary>Some cells have a decimal point and others a decimal comma: only what is clear by itself can be read.</summary>
    Mixed,
}

/// <summary>Finds out how a column writes its numbers. One cell such as <c>12,5</c> tells what <c>1,234</c> means beside it.</summary>
public static class NumberWriting
{
    public static NumberStyle Of(IEnumerable<RawCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return cells.Aggregate(NumberStyle.Plain, (style, cell) => With(style, cell));
    }

    /// <summary>What is known of a column after one more cell.</summary>
    public static NumberStyle With(NumberStyle known, RawCell cell) =>
        cell.Kind == CellKind.Text && AmountText.StyleOf(cell.Text) is { } shown ? Both(known, shown) : known;

    private static NumberStyle Both(NumberStyle known, NumberStyle shown)
    {
        if (known == shown || shown == NumberStyle.Plain)
            return known;
        return (known, shown) switch
        {
            (NumberStyle.Plain, _) => shown,
            (NumberStyle.Mixed, _) => known,
            (NumberStyle.Ambiguous, _) => shown,
            (_, NumberStyle.Ambiguous) => known,
            _ => NumberStyle.Mixed,
        };
    }
}
