using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>In which market each dealer sells: the option <c>dealers</c>, a table <c>dealer,market</c>.</summary>
internal sealed class DealerMarkets
{
    private readonly Dictionary<string, (string Dealer, string Market)> markets = new(StringComparer.Ordinal);

    public bool IsEmpty => markets.Count == 0;

    public IEnumerable<string> Dealers => markets.Values.Select(m => m.Dealer);

    public static DealerMarkets Read(string? text, FindingLog log)
    {
        var dealers = new DealerMarkets();
        if (text is null)
            return dealers;
        foreach ((int row, IReadOnlyList<string> cells) in OptionTable.Read("dealers", text, ["dealer", "market"], log))
        {
            if (!dealers.markets.TryAdd(PlainText.Key(cells[0]), (cells[0], cells[1])) && dealers.Of(cells[0]) != cells[1])
            {
                log.Error(new Place("dealers", row, "market"), "media-plan.dealer-twice",
                    $"The dealer '{cells[0]}' is in '{cells[1]}' and in '{dealers.Of(cells[0])}'.", "Keep one market per dealer.");
            }
        }

        return dealers;
    }

    /// <summary>Null when the dealer is not on the list.</summary>
    public string? Of(string dealer) => markets.TryGetValue(PlainText.Key(dealer), out (string Dealer, string Market) known) ? known.Market : null;
}
