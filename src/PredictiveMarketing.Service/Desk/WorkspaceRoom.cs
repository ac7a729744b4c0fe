using System.Collections.Concurrent;
using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Service.Desk;

/// <summary>
/// Workspaces and model documents that the pages read again and again. Both are named by content hash, so what is kept here can never be stale.
/// </summary>
public sealed class WorkspaceRoom(Store store)
{
    private readonly ConcurrentDictionary<string, Workspace> tables = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, Month), FramedQuestion> questions = new();
    private readonly ConcurrentDictionary<(string, Month, string), OpenWorkspace?> narrowed = new();
    private readonly ConcurrentDictionary<string, ModelDocument> documents = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => store.DataSets.Workspaces();

    /// <summary>Null when the store does not know the workspace.</summary>
    public OpenWorkspace? Open(string name)
    {
        if (store.DataSets.Current(name) is not KeptDataSet current)
            return null;
        Workspace workspace = tables.GetOrAdd(current.Id, store.DataSets.Open);
        Month clock = ClockOf(workspace.Contract);
        return new OpenWorkspace(workspace, current, clock, questions.GetOrAdd((current.Id, clock), key => FourSteps.Frame(workspace, key.Item2)));
    }

    /// <summary>The same with some of its markets only; null when nothing is left.</summary>
    public OpenWorkspace? Narrow(OpenWorkspace open, IReadOnlyCollection<string> markets)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(markets);
        return narrowed.GetOrAdd((open.DataSet.Id, open.Clock, string.Join('\n', markets.Order(StringComparer.Ordinal))), _ => Narrowing.To(open, markets));
    }

    public ModelDocument Document(string workspace, string id) => documents.GetOrAdd(id, hash => store.Models.Document(workspace, hash));

    /// <summary>The month in which a workspace stands: its fixed one, or this month in its own time zone.</summary>
    public Month ClockOf(FramingContract contract) => contract.AsOf ?? Month.Of(DateOnly.FromDateTime(Local(contract, store.Clock.GetUtcNow()).DateTime));

    /// <summary>A moment on the wall clock of the contract's time zone.</summary>
    public static DateTimeOffset Local(FramingContract contract, DateTimeOffset moment) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(contract.Schedule.TimeZone, out TimeZoneInfo? zone) ? TimeZoneInfo.ConvertTime(moment, zone) : moment;
}
