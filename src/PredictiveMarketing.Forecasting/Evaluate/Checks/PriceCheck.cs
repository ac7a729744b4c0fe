using System.Globalization;
using PredictiveMarketing.Forecasting.Evaluate.Levels;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Checks;

/// <summary>Does the price of a thousand contacts jump, from a month on or beside that of other markets? Then spend or contacts changed their unit.</summary>
internal static class PriceCheck
{
    private const int Fewest = 8;

    /// <summary>By campaign, market and channel; only where something was found.</summary>
    public static Dictionary<(string Campaign, string Market, string Channel), Check> Of(FramedQuestion framed)
    {
        IReadOnlyList<ContactPrices> all = ContactPrices.Of(framed);
        Gates gates = framed.Contract.Gates;
        // All of them together shall raise a false alarm as seldom as one test: Bonferroni.
        double significance = gates.LevelShiftSignificance / Math.Max(1, all.Count);
        var found = new Dictionary<(string, string, string), Check>();
        foreach (ContactPrices prices in all)
        {
            double[] siblings = [.. all.Where(o => o != prices && o.Campaign == prices.Campaign && o.Channel == prices.Channel).Select(o => o.Level)];
            Check? check = UnitChecks.OfValues("prices of a thousand contacts", prices.Prices, gates)
                ?? UnitChecks.BesideSiblings("prices of a thousand contacts", prices.Level, siblings, gates)
                ?? Step(prices.Prices, gates.LevelShiftShare, significance);
            if (check is not null)
                found[(prices.Campaign, prices.Market, prices.Channel)] = check;
        }

        return found;
    }

    private static Check? Step(IReadOnlyList<(Month Month, double Value)> prices, double share, double significance)
    {
        if (prices.Count < Fewest || prices.Select(p => p.Value).Distinct().Count() < 3)
            return null;
        LevelRegression regression = LevelGrid.Of(
            [.. prices.Select(p => Math.Log(p.Value))], [.. prices.Select(p => p.Month.Index)], LevelDrivers.None(prices.Count), LevelPrior.Prices).Best;
        if (LevelShift.Largest([regression]) is not { } shift || shift.PValue > significance || Math.Abs(shift.Size) < Math.Log(1 + share))
            return null;
        Month from = prices[shift.At].Month;
        double factor = Math.Exp(shift.Size);
        return Check.Review(
            CheckKind.UnitBreak,
            string.Create(CultureInfo.InvariantCulture, $"a thousand contacts cost {factor:0.00} times as much from {from} on: {UnitChecks.Meaning(factor)}"),
            [from], ("factor", factor), ("p", shift.PValue));
    }
}
