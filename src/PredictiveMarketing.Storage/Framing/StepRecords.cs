using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>What is on record of the four steps behind one target (H03).</summary>
/// <param name="Framing">Step 1: the version of the framing that the data set was trained under; null where its framing was never kept.</param>
/// <param name="DataSet">Step 2: content hash of the data.</param>
/// <param name="Documents">Steps 2, 3 and 4: the model documents with verdict, drivers and decision; one for a market, one per market for a total.</param>
public sealed record StepRecords(TargetVersion Target, FramingVersion? Framing, string DataSet, IReadOnlyList<(string Hash, ModelDocument Document)> Documents)
{
    /// <summary>How far the four steps are on record: a number without all four is not to be trusted.</summary>
    public StepJourney Journey
    {
        get
        {
            StepJourney journey = StepJourney.Begin;
            bool[] there = [Framing?.Signature is not null, Documents.Count > 0 && Documents.All(d => !d.Document.Sufficiency.Stops), Documents.Count > 0, Documents.Count > 0];
            foreach (FourStep step in Enum.GetValues<FourStep>().TakeWhile(s => there[(int)s]))
                journey = journey.Take(step, out _);
            return journey;
        }
    }

    /// <summary>Null when there is no such target.</summary>
    public static StepRecords? Of(Store store, string workspace, long target)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Targets.Find(new TargetQuery(workspace)).FirstOrDefault(v => v.Id == target) is not { } version)
            return null;
        string hash = FramingJson.HashOf(FramingDraft.Of(store.DataSets.Open(version.Sources.DataSet).Contract));
        // A total is drawn from its markets: their models stand behind it.
        IEnumerable<string> models = version.Sources.Model is { } own ? [own]
            : store.Forecasts.All(version.Workspace, version.Cycle).Where(f => f.Forecast.Key.Campaign == version.Key.Campaign).Select(f => f.Sources.Model).OfType<string>();
        return new StepRecords(
            version,
            store.Framings.History(version.Workspace).FirstOrDefault(f => f.Hash == hash && f.Signature is not null),
            version.Sources.DataSet,
            [.. models.Distinct(StringComparer.Ordinal).Select(id => (id, store.Models.Document(version.Workspace, id)))]);
    }
}
