namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>Where the numbers of a form stand in the point of a search; -1 for numbers that the form does not have.</summary>
/// <remarks>
/// The usual region 0 &lt; beta &lt; alpha and 0 &lt; gamma &lt; 1 - alpha becomes a box by searching beta / alpha and gamma / (1 - alpha).
/// Of the twelve initial months eleven are searched; the last stays where it began, because the level can carry what it would have.
/// </remarks>
internal readonly record struct EtsPoint(EtsForm Form)
{
    public const int Most = 4 + 2 + EtsForm.Period - 1;

    public const double Smallest = 1e-4;

    public const int Alpha = 0;

    public int BetaShare => Form.HasTrend ? 1 : -1;

    public int Phi => Form.IsDamped ? 2 : -1;

    public int GammaShare => Form.IsSeasonal ? Form.Smoothing - 1 : -1;

    public int Level => Form.Smoothing;

    public int Slope => Form.HasTrend ? Form.Smoothing + 1 : -1;

    public int Season => Form.IsSeasonal ? Form.Smoothing + (Form.HasTrend ? 2 : 1) : -1;

    public int Count => Form.Smoothing + Form.States;

    public double Lowest(int i) => i == Phi ? 0.80 : Smallest;

    public double Highest(int i) => i == Phi ? 0.98 : i == Alpha ? 0.9999 : 1;

    /// <summary>The parameters as the book names them.</summary>
    public Smoothing Smoothing(ReadOnlySpan<double> point) => new(
        point[Alpha],
        Form.HasTrend ? point[Alpha] * point[BetaShare] : 0,
        Form.IsSeasonal ? (1 - point[Alpha]) * point[GammaShare] : 0,
        Form.IsDamped ? point[Phi] : Form.HasTrend ? 1 : 0);
}

/// <summary>How much of an error each state takes over, and how much of the trend lives on.</summary>
/// <param name="Alpha">Of the level.</param>
/// <param name="Beta">Of the trend; 0 without one.</param>
/// <param name="Gamma">Of the season; 0 without one.</param>
/// <param name="Phi">Of the trend that is left after a month: 1 for a straight line, 0 without a trend.</param>
public readonly record struct Smoothing(double Alpha, double Beta, double Gamma, double Phi);
