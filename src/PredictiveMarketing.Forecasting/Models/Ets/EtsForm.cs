namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>How the noise enters: added to the expected leads, or in proportion to them.</summary>
internal enum ErrorKind
{
    Additive,
    Multiplicative,
}

/// <summary>How the level moves: not by itself, along a line, or along a line that flattens out.</summary>
internal enum TrendKind
{
    None,
    Additive,
    Damped,
}

/// <summary>How the months of the year differ: not, by a number of leads, or by a factor.</summary>
internal enum SeasonKind
{
    None,
    Additive,
    Multiplicative,
}

/// <summary>One form of the state-space exponential smoothing family (Hyndman, Koehler, Ord and Snyder 2008, chapter 2).</summary>
internal readonly record struct EtsForm(ErrorKind Error, TrendKind Trend, SeasonKind Season)
{
    /// <summary>Months in a season.</summary>
    public const int Period = 12;

    /// <summary>
    /// The fifteen forms that compete, the simplest first. Left out are those the book warns of: additive errors with a seasonal factor,
    /// whose variance is infinite over long horizons, and multiplicative trends, which run away.
    /// </summary>
    public static IReadOnlyList<EtsForm> Competing { get; } =
    [
        .. from season in Enum.GetValues<SeasonKind>()
           from error in Enum.GetValues<ErrorKind>()
           from trend in Enum.GetValues<TrendKind>()
           where season != SeasonKind.Multiplicative || error == ErrorKind.Multiplicative
           select new EtsForm(error, trend, season),
    ];

    public bool IsSeasonal => Season != SeasonKind.None;

    public bool HasTrend => Trend != TrendKind.None;

    public bool IsDamped => Trend == TrendKind.Damped;

    /// <summary>Only meaningful where every month has leads above zero.</summary>
    public bool NeedsPositive => Error == ErrorKind.Multiplicative || Season == SeasonKind.Multiplicative;

    /// <summary>Smoothing parameters: one for the level, one or two for the trend, one for the season.</summary>
    public int Smoothing => 1 + (HasTrend ? 1 : 0) + (IsDamped ? 1 : 0) + (IsSeasonal ? 1 : 0);

    /// <summary>Free initial states: the twelve months of a season are known but for one, which the level carries.</summary>
    public int States => 1 + (HasTrend ? 1 : 0) + (IsSeasonal ? Period - 1 : 0);

    /// <summary>Parameters that the information criterion counts: smoothing, initial states and the variance.</summary>
    public int Parameters => Smoothing + States + 1;

    /// <summary>The usual name, such as <c>MAdM</c>: error, trend, season.</summary>
    public override string ToString() =>
        (Error == ErrorKind.Additive ? "A" : "M")
        + Trend switch { TrendKind.None => "N", TrendKind.Additive => "A", _ => "Ad" }
        + Season switch { SeasonKind.None => "N", SeasonKind.Additive => "A", _ => "M" };

    /// <exception cref="FormatException">No competing form is called so.</exception>
    public static EtsForm Parse(string name)
    {
        foreach (EtsForm form in Competing)
        {
            if (form.ToString() == name)
                return form;
        }

        throw new FormatException($"'{name}' is no form of exponential smoothing.");
    }

    /// <summary>The corrected criterion of Akaike; infinite where there are too few months for it.</summary>
    public double Aicc(double logLikelihood, int observed) => Numerics.Aicc.Of(-2 * logLikelihood, Parameters, observed);
}
