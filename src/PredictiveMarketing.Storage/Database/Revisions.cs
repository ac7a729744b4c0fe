namespace PredictiveMarketing.Storage.Database;

/// <summary>
/// How often each part of what pages read has changed, in any process. What is kept in memory under these numbers is found again only while they
/// stand; they are read before what they name, so that a change in between makes an entry too new for its name, never too old.
/// </summary>
/// <param name="Runs">Forecasts, replays, and the data with which cycles were worked.</param>
/// <param name="Targets">Everything that happens to targets.</param>
/// <param name="Promises">Targets that were published, and what took their place.</param>
/// <param name="Imports">What files stated, and which of them were written anew.</param>
public sealed record Revisions(long Runs, long Targets, long Promises, long Imports)
{
    internal static Revisions Read(StoreTransaction transaction)
    {
        var numbers = transaction.Query<Row>("select part, number from revisions").ToDictionary(r => r.Part, r => r.Number, StringComparer.Ordinal);
        return new Revisions(numbers["runs"], numbers["targets"], numbers["promises"], numbers["imports"]);
    }

    private sealed class Row
    {
        public string Part { get; set; } = "";

        public long Number { get; set; }
    }
}
