using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>
/// The truth about one line of the media plan. Leads of a month in a market = its ceiling x saturation(pressure), pressure
/// being thousand impressions with carry-over, impressions being spend / price.
/// </summary>
/// <param name="Price">Euros per thousand impressions, as paid, every month of history and plan.</param>
/// <param name="CurvePrice">The price at which the response curve is drawn: the mean of the last twelve months of history.</param>
/// <param name="Ceilings">Most leads a month that the line can bring, per market; one entry for a local line.</param>
/// <param name="Spend">Euros of the whole history.</param>
/// <param name="Leads">Leads that the line brought in the whole history.</param>
public sealed record MediaTruth(
    string Campaign,
    string Market,
    string Channel,
    MediaLevel Level,
    MediaResponse Response,
    IReadOnlyList<double> Price,
    double CurvePrice,
    IReadOnlyList<MarketCeiling> Ceilings,
    double Spend,
    double Leads,
    IReadOnlyList<double> CurveSpend)
{
    private const int CurvePoints = 11;

    public double CostPerLead => Spend / Leads;

    /// <summary>Leads a month, over all markets, that a spend kept up for good ends up bringing at <see cref="CurvePrice"/>.</summary>
    public double SteadyLeads(double monthlySpend) =>
        Ceilings.Sum(c => c.Leads) * Response.SteadySaturation(monthlySpend / CurvePrice);

    internal static MediaTruth Of(MediaEffect effect, int history)
    {
        MediaLine line = effect.Line;
        double[] past = line.Spend[..history];
        // The curve runs from nothing to twice the usual month on air.
        double most = 2 * past.Where(euros => euros > 0).DefaultIfEmpty(1).Average();
        return new MediaTruth(
            line.Slot.Campaign,
            line.Slot.Market,
            line.Slot.Channel.Name,
            line.Slot.Level,
            effect.Response,
            line.Price,
            line.Price[(history - 12)..history].Average(),
            effect.Ceilings,
            past.Sum(),
            effect.Ceilings.Sum(c => effect.LeadsIn(c.Market).Take(history).Sum()),
            [.. Enumerable.Range(0, CurvePoints).Select(i => most * i / (CurvePoints - 1))]);
    }
}

/// <summary>The most leads a month that a media line can bring in a market.</summary>
public sealed record MarketCeiling(string Market, double Leads);
