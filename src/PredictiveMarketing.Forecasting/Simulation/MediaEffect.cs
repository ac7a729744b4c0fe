using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>How a line of the media plan works on the markets that it reaches.</summary>
internal sealed record MediaEffect(MediaLine Line, MediaResponse Response, double[] Saturation, IReadOnlyList<MarketCeiling> Ceilings)
{
    /// <summary>Gives a line its response; over the history it brings its channel's share of each market's leads, give or take.</summary>
    /// <param name="sizes">Leads a month of every market the line reaches.</param>
    public static MediaEffect Of(MediaLine line, IReadOnlyList<(string Market, double Leads)> sizes, int history, SeededRandom dice)
    {
        MediaSlot slot = line.Slot;
        double average = line.ThousandImpressions.Take(history).Average() / (1 - slot.Channel.CarryOver);
        // The curve belongs to the channel, campaign and level; only its scale belongs to the market.
        SeededRandom curve = dice.Fork($"response/{slot.Campaign}/{slot.Channel.Name}/{slot.Level}");
        var response = new MediaResponse(
            slot.Channel.CarryOver,
            Math.Max(1e-3, average) * slot.Channel.Half * Math.Exp(curve.NextNormal(0, 0.10)),
            slot.Channel.Slope,
            CarriedIn: average);
        double[] saturation = [.. response.Pressure(line.ThousandImpressions).Select(response.Saturation)];
        double usual = saturation.Take(history).Average();
        double share = slot.IsNational ? slot.Channel.NationalShare : slot.Channel.LocalShare;
        return new MediaEffect(line, response, saturation, [.. sizes.Select(s => new MarketCeiling(s.Market, Ceiling(s)))]);

        double Ceiling((string Market, double Leads) size)
        {
            double taste = dice.Fork($"taste/{slot.Campaign}/{slot.Driver}/{size.Market}").NextNormal(0, 0.15);
            return size.Leads * share * Math.Exp(taste) / usual;
        }
    }

    /// <summary>Leads that the line brings to a market each month.</summary>
    public double[] LeadsIn(string market)
    {
        double ceiling = Ceilings.Single(c => c.Market == market).Leads;
        return [.. Saturation.Select(s => Thousandths.Of(ceiling * s))];
    }
}

/// <summary>Contributions are kept in thousandths of a lead, so that written and summed again they still add up exactly.</summary>
internal static class Thousandths
{
    // Adding 0 turns a negative zero into the plain one.
    public static double Of(double leads) => Math.Round(leads, 3, MidpointRounding.AwayFromZero) + 0.0;

    public static double[] Sum(IEnumerable<IReadOnlyList<double>> parts, int count)
    {
        double[] sum = new double[count];
        foreach (IReadOnlyList<double> part in parts)
        {
            for (int t = 0; t < count; t++)
                sum[t] += part[t];
        }

        // Sums of thousandths are thousandths; rounding only takes away the dust of binary fractions.
        return [.. sum.Select(Of)];
    }
}
