using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Storage.Import.Feeds;

/// <summary>Names the market of a row: by the option <c>market</c> for the whole file, else by its column, translated by the option <c>market-map</c>.</summary>
internal sealed class FeedMarkets
{
    public const string MarketOption = "The market that the whole file is about, as leads.csv names it.";
    public const string MapOption = "Other names of markets: Brittany=Bretagne; Normandy=Normandie.";

    /// <summary>Google's own word for what it does not know.</summary>
    public const string NotSet = "(not set)";

    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);

    private FeedMarkets(string? forAll) => ForAll = forAll;

    /// <summary>The market of the whole file; null: each row tells.</summary>
    public string? ForAll { get; }

    public static FeedMarkets Of(ImportQuestion question, FeedLog log)
    {
        var markets = new FeedMarkets(question.Option("market"));
        foreach (string pair in (question.Option("market-map") ?? "").Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } written, { Length: > 0 } ours])
                markets.names[written] = ours;
            else
                log.Error("market-map", $"'{pair}' in the option market-map is not a pair.", "Write Brittany=Bretagne; Normandy=Normandie.");
        }

        return markets;
    }

    /// <param name="written">In the file; null where it has no column for it.</param>
    /// <param name="otherwise">Without a column and without the option.</param>
    public string Of(string? written, string otherwise = ExternalRow.AllMarkets)
    {
        if (ForAll is not null || written is null)
            return ForAll ?? otherwise;
        string name = written.Trim();
        return name.Length == 0 ? NotSet : names.GetValueOrDefault(name, name);
    }
}
