using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Framing;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Versions;

/// <summary>Every version of every workspace's data: a row here, and the files under <c>datasets/</c> by content hash.</summary>
public sealed class DataSets
{
    private const string Columns =
        "d.workspace, d.id, d.plan, d.first_month, d.last_leads, d.last_final, d.lead_rows, d.media_rows, d.external_rows, d.event_rows, d.goal_rows, d.created_at";

    private const int MostRecent = 4;

    private readonly Store store;
    private readonly DataSetFolder files;
    private readonly Dictionary<string, (Workspace Read, long Delays)> recent = new(StringComparer.Ordinal);

    internal DataSets(Store store)
    {
        this.store = store;
        files = new DataSetFolder(Path.Combine(store.Folder, "datasets"));
    }

    /// <summary>Keeps what was read and makes it the workspace's current data set. Keeping the same content again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The reading has errors.</exception>
    public KeptDataSet Keep(WorkspaceReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        // Files first: if the rows never come, files by content hash harm nobody; rows without files would.
        KeepFiles(reading);
        return store.Write(t => KeepRows(t, reading, reading.Folder));
    }

    /// <summary>Keeps the files of a data set; nothing refers to them yet.</summary>
    internal void KeepFiles(WorkspaceReading reading) => files.Keep(reading);

    /// <summary>Makes a data set, whose files are kept already, the current one of its workspace.</summary>
    /// <param name="folder">The workspace folder that holds it.</param>
    internal static KeptDataSet KeepRows(StoreTransaction transaction, WorkspaceReading reading, string folder)
    {
        DataSetVersion version = reading.Version;
        Workspace workspace = reading.Workspace!;
        string name = workspace.Contract.Name;
        transaction.Execute("insert into workspaces (name, registered_at) values (@name, @at) on conflict do nothing", new { name, at = transaction.Now });
        Plans.Keep(transaction, workspace, version.PlanId);
        bool isNew = 1 == transaction.Execute(
            """
            insert into data_sets (id, workspace, plan, first_month, last_leads, last_final, lead_rows, media_rows, external_rows, event_rows, goal_rows, created_at)
            values (@Id, @name, @PlanId, @first, @last, @final, @leads, @media, @externals, @events, @goals, @at) on conflict do nothing
            """,
            new
            {
                version.Id,
                name,
                version.PlanId,
                first = workspace.Leads.Min(l => l.Month),
                last = workspace.Leads.Max(l => l.Month),
                final = workspace.Leads.Where(l => l.Status == LeadStatus.Final).Select(l => (Month?)l.Month).Max(m => m),
                leads = workspace.Leads.Count,
                media = workspace.Media.Count,
                externals = workspace.Externals.Count,
                events = workspace.Events.Count,
                goals = workspace.Goals.Count,
                at = transaction.Now,
            });
        if (Current(transaction, name) is not { } current || current.Id != version.Id)
        {
            transaction.Execute(
                "insert into loads (workspace, data_set, folder, loaded_at) values (@name, @Id, @folder, @at)",
                new { name, version.Id, folder = Path.GetFullPath(folder), at = transaction.Now });
            AuditChain.Append(transaction, "pm", isNew ? "data set kept" : "data set current again", name, version.Id);
        }

        Framings.SeenFile(transaction, workspace.Contract, folder);
        return Current(transaction, name)!;
    }

    /// <summary>The data set that was loaded last; null for a workspace that the store does not know.</summary>
    public KeptDataSet? Current(string workspace) => store.Read(t => Current(t, workspace));

    /// <summary>Every version of a workspace, newest load first.</summary>
    public IReadOnlyList<KeptDataSet> Versions(string workspace) =>
        [.. store.Read(t => t.Query<Row>($"select {Columns} from data_sets d where d.workspace = @workspace order by d.created_at desc, d.id", new { workspace })).Select(r => r.Kept())];

    /// <summary>Names of all workspaces that the store knows.</summary>
    public IReadOnlyList<string> Workspaces() => store.Read(t => t.Query<string>("select name from workspaces order by name"));

    /// <summary>The folder that the current data set was loaded from.</summary>
    public string? FolderOf(string workspace) =>
        store.Read(t => t.First<string>("select folder from loads where workspace = @workspace order by id desc limit 1", new { workspace }));

    /// <summary>Reads a kept version back, exactly as it was, with the event delays that are known of it now. The few that were read last stay in memory.</summary>
    /// <exception cref="StoreException">Its files are gone or were changed.</exception>
    public Workspace Open(string id)
    {
        (Workspace Read, long Delays) known;
        lock (recent)
            recent.TryGetValue(id, out known);
        if (known.Read is { } read && store.Imports.LastOfDelays(read.Contract.Name, id) == known.Delays)
            return read;
        Workspace files = this.files.Open(id);
        // Before they are read: what comes in between makes an entry too new for its number, never too old.
        long delays = store.Imports.LastOfDelays(files.Contract.Name, id);
        Workspace workspace = WithEvidence(files, id);
        lock (recent)
        {
            if (recent.Count >= MostRecent)
                recent.Clear();
            recent[id] = (workspace, delays);
        }

        return workspace;
    }

    /// <summary>Beside the tables: event delays that imports brought, and the leads as the version before the last month saw them.</summary>
    private Workspace WithEvidence(Workspace workspace, string id)
    {
        string name = workspace.Contract.Name;
        IReadOnlyList<KeptDataSet> versions = Versions(name);
        KeptDataSet? own = versions.FirstOrDefault(v => v.Id == id);
        KeptDataSet? before = versions.Where(v => own is not null && v.KeptAt <= own.KeptAt && v.LastLeads < own.LastLeads).MaxBy(v => (v.LastLeads, v.KeptAt));
        return workspace with
        {
            Delays = store.Imports.Delays(name, id),
            EarlierLeads = before is not null && files.Find(before.Id) is { } then ? [new LeadVersion(before.LastLeads, then.Leads)] : [],
        };
    }

    private static KeptDataSet? Current(StoreTransaction transaction, string workspace) =>
        transaction.First<Row>(
            $"select {Columns} from data_sets d join loads l on l.workspace = d.workspace and l.data_set = d.id where l.workspace = @workspace order by l.id desc limit 1",
            new { workspace })?.Kept();

    private sealed class Row
    {
        public string Workspace { get; set; } = "";

        public string Id { get; set; } = "";

        public string Plan { get; set; } = "";

        public Month FirstMonth { get; set; }

        public Month LastLeads { get; set; }

        public Month? LastFinal { get; set; }

        public int LeadRows { get; set; }

        public int MediaRows { get; set; }

        public int ExternalRows { get; set; }

        public int EventRows { get; set; }

        public int GoalRows { get; set; }

        public DateTimeOffset CreatedAt { get; set; }

        public KeptDataSet Kept() => new(
            Workspace, Id, Plan, FirstMonth, LastLeads, LastFinal, new RowCounts(LeadRows, MediaRows, ExternalRows, EventRows, GoalRows), CreatedAt);
    }
}

/// <summary>A version of a workspace's data.</summary>
/// <param name="Id">Content hash of the contract and all tables.</param>
/// <param name="Plan">Content hash of the media plan in it.</param>
/// <param name="LastLeads">Last month with leads, provisional or final.</param>
public sealed record KeptDataSet(
    string Workspace, string Id, string Plan, Month FirstMonth, Month LastLeads, Month? LastFinal, RowCounts Rows, DateTimeOffset KeptAt);

public sealed record RowCounts(int Leads, int Media, int Externals, int Events, int Goals);
