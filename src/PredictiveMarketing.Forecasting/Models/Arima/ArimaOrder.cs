using System.Globalization;
using System.Text.Json.Serialization;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>The orders (p,d,q)(P,D,Q) of a seasonal ARIMA process of monthly data, as Box and Jenkins write them.</summary>
/// <param name="P">Non-seasonal autoregressive terms.</param>
/// <param name="D">Ordinary differences.</param>
/// <param name="Q">Non-seasonal moving average terms.</param>
/// <param name="SeasonalP">Autoregressive terms at lags of whole years.</param>
/// <param name="SeasonalD">Differences to the same month of last year.</param>
/// <param name="SeasonalQ">Moving average terms at lags of whole years.</param>
public sealed record ArimaOrder(int P, int D, int Q, int SeasonalP = 0, int SeasonalD = 0, int SeasonalQ = 0)
{
    /// <summary>Months of a season.</summary>
    public const int Season = 12;

    /// <summary>Coefficients of the process, without the mean and the variance.</summary>
    [JsonIgnore]
    public int Coefficients => P + Q + SeasonalP + SeasonalQ;

    /// <summary>Months at the start of history that differencing uses up.</summary>
    [JsonIgnore]
    public int Lost => D + (Season * SeasonalD);

    /// <summary>Lags of the multiplied autoregressive polynomial.</summary>
    [JsonIgnore]
    public int LongestAr => P + (Season * SeasonalP);

    /// <summary>Lags of the multiplied moving average polynomial.</summary>
    [JsonIgnore]
    public int LongestMa => Q + (Season * SeasonalQ);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"({P},{D},{Q})({SeasonalP},{SeasonalD},{SeasonalQ})12");
}
