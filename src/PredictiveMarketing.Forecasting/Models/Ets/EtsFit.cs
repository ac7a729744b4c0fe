namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>Fits forms of exponential smoothing to one series and chooses among them by the corrected criterion of Akaike.</summary>
internal sealed class EtsFit
{
    /// <summary>A season needs every month of the year to have been seen about twice.</summary>
    private const int FewestForSeason = 2 * EtsForm.Period;

    /// <summary>Months beyond its parameters that a form needs.</summary>
    public const int Spare = 4;

    /// <summary>Months with leads that the simplest form needs.</summary>
    public static int Fewest { get; } = EtsForm.Competing[0].Parameters + Spare;

    private const int RoughSteps = 5;
    private const int FullSteps = 60;

    /// <summary>A step that gains less deviance ends a rough or a full search.</summary>
    private const double RoughGain = 0.1;
    private const double FullGain = 1e-7;

    /// <summary>A form that is behind by more after the rough search is left alone.</summary>
    private const double Hopeless = 8;

    /// <summary>
    /// Slow and quick to forget, for trends two whose slope follows every turn, for seasons one that follows last year: the likelihood
    /// has a hill at each.
    /// </summary>
    private static readonly (double Alpha, double BetaShare, double GammaShare, double Phi)[] Begins =
    [
        (0.01, 0.1, 0.05, 0.95),
        (0.5, 0.1, 0.1, 0.9),
        (0.6, 0.8, 0.1, 0.9),
        (0.1, 0.9, 0.05, 0.95),
        (0.2, 0.1, 0.6, 0.9),
    ];

    private readonly double[] leads;
    private readonly EtsSearch search;
    private readonly EtsStart[] starts;
    private readonly bool positive;
    private readonly double[] point = new double[EtsPoint.Most];
    private readonly double[] season = new double[EtsForm.Period];

    /// <param name="leads">NaN where a month is missing; of a size near 1.</param>
    public EtsFit(double[] leads)
    {
        this.leads = leads;
        search = new EtsSearch(leads);
        positive = Array.TrueForAll(leads, y => double.IsNaN(y) || y > 0);
        starts = [.. Enum.GetValues<SeasonKind>().Select(k => new EtsStart(leads, k == SeasonKind.Multiplicative && !positive ? SeasonKind.None : k))];
    }

    /// <summary>Whether a form can be fitted to so many months.</summary>
    public bool Allows(EtsForm form) =>
        (positive || !form.NeedsPositive)
        && search.Likelihood.Observed >= form.Parameters + Spare
        && (!form.IsSeasonal || search.Likelihood.Observed >= FewestForSeason);

    /// <summary>The best point of one form; null when it has none.</summary>
    public EtsOptimum? Best(EtsForm form)
    {
        EtsOptimum? rough = Allows(form) ? Rough(form) : null;
        return rough is null ? null : Full(rough);
    }

    /// <summary>The form with the smallest criterion at its best point; null when the series is too short for any.</summary>
    /// <param name="seasonIsPlain">Only seasonal forms compete, where any is allowed: twelve states weigh so much in the criterion that
    /// on three years it would miss all but the strongest seasons.</param>
    public EtsOptimum? Choose(bool seasonIsPlain = false)
    {
        int n = search.Likelihood.Observed;
        var roughs = new List<(EtsOptimum At, double Aicc)>(EtsForm.Competing.Count);
        bool seasonal = seasonIsPlain && EtsForm.Competing.Any(f => f.IsSeasonal && Allows(f));
        foreach (EtsForm form in EtsForm.Competing)
        {
            if (Allows(form) && (form.IsSeasonal || !seasonal) && Rough(form) is { } rough)
                roughs.Add((rough, form.Aicc(-rough.Deviance / 2, n)));
        }

        EtsOptimum? best = null;
        double least = double.PositiveInfinity;
        foreach ((EtsOptimum rough, double aicc) in roughs.OrderBy(r => r.Aicc))
        {
            if (aicc > least + Hopeless)
                break;
            EtsOptimum full = Full(rough);
            double reached = full.Form.Aicc(-full.Deviance / 2, n);
            if (reached >= least)
                continue;
            (best, least) = (full, reached);
        }

        return best;
    }

    private EtsOptimum? Rough(EtsForm form)
    {
        EtsOptimum? best = null;
        foreach (var begin in Begins)
        {
            if ((begin.BetaShare > 0.5 && !form.HasTrend) || (begin.GammaShare > 0.5 && !form.IsSeasonal))
                continue;
            Span<double> at = Begin(form, begin);
            double deviance = search.Maximise(form, at, season, RoughSteps, RoughGain);
            if (double.IsFinite(deviance) && (best is null || deviance < best.Deviance))
                best = new EtsOptimum(form, at.ToArray(), [.. season], deviance);
        }

        return best;
    }

    private EtsOptimum Full(EtsOptimum rough)
    {
        Span<double> at = point.AsSpan(0, rough.Point.Length);
        rough.Point.CopyTo(at);
        rough.Season.CopyTo(season.AsSpan());
        double deviance = search.Maximise(rough.Form, at, season, FullSteps, FullGain);
        return new EtsOptimum(rough.Form, at.ToArray(), [.. season], deviance);
    }

    private Span<double> Begin(EtsForm form, (double Alpha, double BetaShare, double GammaShare, double Phi) begin)
    {
        var place = new EtsPoint(form);
        EtsStart start = starts[(int)form.Season];
        start.Season.CopyTo(season);
        Span<double> at = point.AsSpan(0, place.Count);
        at[EtsPoint.Alpha] = begin.Alpha;
        at[place.Level] = form.HasTrend ? start.Level : start.FirstYear;
        if (form.HasTrend)
        {
            at[place.BetaShare] = begin.BetaShare;
            at[place.Slope] = start.Slope;
        }

        if (form.IsDamped)
            at[place.Phi] = begin.Phi;
        if (form.IsSeasonal)
        {
            at[place.GammaShare] = begin.GammaShare;
            start.Season[..^1].CopyTo(at[place.Season..]);
        }

        return at;
    }
}
