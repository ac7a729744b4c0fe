namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>What a KPI watches over (F18).</summary>
public enum KpiType
{
    Performance,
    Cost,
    Retention,
}

public enum KpiUnit
{
    Count,

    /// <summary>A fraction of one: 0.10 is shown as 10 %.</summary>
    Share,

    /// <summary>So many to one.</summary>
    Ratio,

    /// <summary>In the workspace's currency.</summary>
    Money,

    /// <summary>Money of one month.</summary>
    MoneyPerMonth,

    Seconds,
}

/// <summary>A KPI: what it is, how it is computed and who says so.</summary>
/// <param name="Name">Stable, lower-case: <c>cost-per-lead</c>.</param>
/// <param name="Formula">In words, with the names of its inputs.</param>
/// <param name="Source">Where the formula comes from, or which of several usual ones it is.</param>
/// <param name="Inputs">Names of the figures that it needs, in the order of the formula.</param>
public sealed record KpiDefinition(
    string Name, string Formula, KpiUnit Unit, MetricKind Kind, KpiType Type, string Source, IReadOnlyList<string> Inputs)
{
    /// <summary>Names among <see cref="Inputs"/> by which is divided: at zero or below there is no answer.</summary>
    public IReadOnlyList<string> Divisors { get; init; } = [];

    /// <summary>An input that may come any number of times and is summed first: the monthly fee of every customer.</summary>
    public string? Summed { get; init; }

    /// <summary>The formula on the values of <see cref="Inputs"/>, in their order.</summary>
    public required Func<IReadOnlyList<decimal>, decimal> Compute { get; init; }

    /// <summary>Computes it; a figure that is missing, not known or zero below the line gives "n/a" with the reason, never an exception.</summary>
    /// <param name="figures">In any order; figures that the formula does not use are left out of the result.</param>
    public KpiResult Of(params IReadOnlyList<KpiFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        KpiFigure[] used = [.. Inputs.SelectMany(name => figures.Where(f => f.Name == name))];
        decimal[] values = new decimal[Inputs.Count];
        try
        {
            for (int i = 0; i < values.Length; i++)
            {
                if (WhyNot(Inputs[i], figures, out values[i]) is { } reason)
                    return new KpiResult(this, null, reason, used);
            }

            return new KpiResult(this, Compute(values), null, used);
        }
        catch (OverflowException)
        {
            return new KpiResult(this, null, "the result is too large to be a figure", used);
        }
    }

    private string? WhyNot(string name, IReadOnlyList<KpiFigure> figures, out decimal value)
    {
        KpiFigure[] given = [.. figures.Where(f => f.Name == name)];
        value = 0;
        if (given.Length == 0)
            return $"{name}: not given";
        if (given.Length > 1 && name != Summed)
            return $"{name}: given {given.Length} times";
        foreach (KpiFigure figure in given)
        {
            if (figure.Value is not decimal known)
                return $"{name}: not known";
            value += known;
        }

        return Divisors.Contains(name) && value <= 0 ? $"{name}: {(value == 0 ? "zero" : "negative")}, nothing can be divided by it" : null;
    }
}
