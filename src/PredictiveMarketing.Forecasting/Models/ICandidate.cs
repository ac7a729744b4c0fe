using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models;

/// <summary>A recipe that may be fitted to what is known on a cutoff. Recipes are immutable; the fitted model is another thing.</summary>
public interface ICandidate
{
    /// <summary>The stable name used in backtests, documents and pages.</summary>
    string Name { get; }

    /// <summary>False for the families that look at the leads alone: what drivers have to be better than.</summary>
    bool SeesDrivers { get; }

    /// <summary>
    /// Fits every series of the panel. Local families fit each series alone; global ones share one fit.
    /// The result has one entry per table, in order: a model, or the reason why there is none.
    /// </summary>
    IReadOnlyList<Fit> Fit(KnownPanel known, int seed);
}

/// <summary>A fitted model, or the reason why the candidate was refused.</summary>
public readonly record struct Fit(LeadModel? Model, string? Refused)
{
    public static Fit Of(LeadModel model) => new(model, null);

    public static Fit Refuse(string reason) => new(null, reason);
}

/// <summary>A candidate that looks at one series at a time.</summary>
public abstract record LocalCandidate : ICandidate
{
    public abstract string Name { get; }

    public virtual bool SeesDrivers => true;

    public IReadOnlyList<Fit> Fit(KnownPanel known, int seed)
    {
        ArgumentNullException.ThrowIfNull(known);
        return [.. known.Tables.Select(Fit)];
    }

    /// <param name="table">One series up to its cutoff.</param>
    public Fit Fit(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Observed == 0 ? Models.Fit.Refuse("no month with leads") : FitObserved(table);
    }

    protected abstract Fit FitObserved(KnownTable table);
}

/// <summary>A candidate that looks at the leads of one series and never at a driver.</summary>
public abstract record UnivariateCandidate : LocalCandidate
{
    public sealed override bool SeesDrivers => false;
}
