using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Service.Desk;

/// <summary>
/// Workspaces and model documents that the pages read again and again. Both are named by content hash, a workspace also by the last file that brought
/// event delays to it, so what is kept here can never be stale.
/// </summary>
public sealed class WorkspaceRoom(Store store)
{
    // The current versions of a few workspaces, each whole and as a few agencies see it.
    private const int MostTables = 12;
    private const int MostNarrowed = 24;
    // A few hundred series over some cycles.
    private const int MostDocuments = 1000;
    private readonly Kept<(string, long), Workspace> tables = new(MostTables);
    private readonly Kept<(string, long, Month), FramedQuestion> questions = new(MostTables);
    private readonly Kept<(string, long, Month, string), OpenWorkspace?> narrowed = new(MostNarrowed);
    private readonly Kept<(string, string), ModelDocument> documents = new(MostDocuments);

    public IReadOnlyList<string> Names => store.DataSets.Workspaces();

    /// <summary>Null when the store does not know the workspace.</summary>
    public OpenWorkspace? Open(string name)
    {
        if (store.DataSets.Current(name) is not KeptDataSet current)
            return null;
        long delays = store.Imports.LastOfDelays(name, current.Id);
        Workspace workspace = tables.Of((current.Id, delays), () => store.DataSets.Open(current.Id));
        Month clock = ClockOf(workspace.Contract);
        return new OpenWorkspace(workspace, current, clock, questions.Of((current.Id, delays, clock), () => FourSteps.Frame(workspace, clock))) { Delays = delays };
    }

    /// <summary>The same with some of its markets only; null when nothing is left.</summary>
    public OpenWorkspace? Narrow(OpenWorkspace open, IReadOnlyCollection<string> markets)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(markets);
        return narrowed.Of((open.DataSet.Id, open.Delays, open.Clock, string.Join('\n', markets.Order(StringComparer.Ordinal))), () => Narrowing.To(open, markets));
    }

    public ModelDocument Document(string workspace, string id) => documents.Of((workspace, id), () => store.Models.Document(workspace, id));

    /// <summary>The month in which a workspace stands: its fixed one, or this month in its own time zone.</summary>
    public Month ClockOf(FramingContract contract) => contract.AsOf ?? Month.Of(DateOnly.FromDateTime(Local(contract, store.Clock.GetUtcNow()).DateTime));

    /// <summary>A moment on the wall clock of the contract's time zone.</summary>
    public static DateTimeOffset Local(FramingContract contract, DateTimeOffset moment) => Local(contract.Schedule.TimeZone, moment);

    /// <summary>A moment on the wall clock of a time zone; as it is where nobody knows the zone.</summary>
    public static DateTimeOffset Local(string timeZone, DateTimeOffset moment) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out TimeZoneInfo? zone) ? TimeZoneInfo.ConvertTime(moment, zone) : moment;
}
