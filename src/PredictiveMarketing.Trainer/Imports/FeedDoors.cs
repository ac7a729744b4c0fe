using PredictiveMarketing.Storage.Import.Ga4.Live;
using PredictiveMarketing.Storage.Import.OpenData.Fetch;

namespace PredictiveMarketing.Trainer.Imports;

/// <summary>Where <c>--url</c> and <c>--ga4-key</c> lead. The command takes <see cref="Internet"/>, which no setting reaches; a test hands over doors to a server of its own.</summary>
/// <param name="Ga4">Question, path of the key file, clock, stop.</param>
internal sealed record FeedDoors(OpenDataFetch OpenData, Func<Ga4Question, string, TimeProvider, CancellationToken, Task<Ga4Fetch>> Ga4, TimeProvider Clock)
{
    public static FeedDoors Internet(TimeProvider clock) => new(new OpenDataFetch(FetchLimits.Usual), Ga4Client.Download, clock);
}
