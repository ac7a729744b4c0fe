using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Boards;
using PredictiveMarketing.Storage.Calls;
using PredictiveMarketing.Storage.Forecasts;
using PredictiveMarketing.Storage.Framing;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Models;
using PredictiveMarketing.Storage.Notices;
using PredictiveMarketing.Storage.Omtm;
using PredictiveMarketing.Storage.People;
using PredictiveMarketing.Storage.Targets;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Storage.Database;

/// <summary>
/// The store folder: <c>store.db</c> with everything that is counted and decided, <c>datasets/</c> with every version of the data as files,
/// <c>raw/</c> with what is kept of imported files, <c>models/</c> with the readable model documents. Several processes may have it open.
/// </summary>
public sealed class Store : IDisposable
{
    /// <summary>How long a writer waits for another one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Lazy<bool> Engine = new(() =>
    {
        SQLitePCL.Batteries_V2.Init();
        Mapping.Register();
        return true;
    });

    // Connections come back from the pool as they were left: each is set up once.
    private static readonly ConditionalWeakTable<SQLitePCL.sqlite3, object> Prepared = [];

    private readonly string connectionString;
    private readonly Lock writing = new();

    private Store(string folder, TimeProvider clock)
    {
        Folder = Path.GetFullPath(folder);
        Clock = clock;
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Folder, "store.db"),
            ForeignKeys = true,
            DefaultTimeout = (int)Patience.TotalSeconds,
        }.ToString();
        Audit = new AuditChain(this);
        DataSets = new DataSets(this);
        Models = new ModelShelf(this);
        Forecasts = new ForecastShelf(this);
        Replays = new Replays(this);
        Targets = new TargetLedger(this);
        Partitions = new PartitionTable(this);
        Imports = new ImportLedger(this);
        Raw = new RawShelf(this);
        Moves = new FolderMoves(this);
        Homes = new WorkspaceHomes(this);
        Boards = new BoardLedger(this);
        Digests = new DigestShelf(this);
        Celebrations = new CelebrationShelf(this);
        People = new PeopleBook(this);
        Calls = new KeptCalls(this);
        Omtm = new OmtmRoom(this);
        Subscriptions = new SubscriptionBook(this);
        Deliveries = new DeliveryTable(this);
        Framings = new Framings(this);
        NorthStars = new NorthStars(this);
        FirstHomes = new FirstHome(this);
    }

    public string Folder { get; }

    public TimeProvider Clock { get; }

    public AuditChain Audit { get; }

    public DataSets DataSets { get; }

    public ModelShelf Models { get; }

    public ForecastShelf Forecasts { get; }

    public Replays Replays { get; }

    public TargetLedger Targets { get; }

    public PartitionTable Partitions { get; }

    public ImportLedger Imports { get; }

    public WorkspaceHomes Homes { get; }

    public BoardLedger Boards { get; }

    public DigestShelf Digests { get; }

    public CelebrationShelf Celebrations { get; }

    public Framings Framings { get; }

    public NorthStars NorthStars { get; }

    /// <summary>Workspaces that are framed and wait for their first leads.</summary>
    public FirstHome FirstHomes { get; }

    public PeopleBook People { get; }

    public KeptCalls Calls { get; }

    public OmtmRoom Omtm { get; }

    public SubscriptionBook Subscriptions { get; }

    public DeliveryTable Deliveries { get; }

    /// <summary>Held by whoever in this process reads a workspace folder into the store or writes to one.</summary>
    public Lock FolderGate { get; } = new();

    internal RawShelf Raw { get; }

    internal FolderMoves Moves { get; }

    /// <summary>Opens the store and brings its tables up to date; makes folder and tables where there are none.</summary>
    /// <exception cref="StoreException">The store was written by a newer program, or its migrations were changed.</exception>
    public static Store Open(string folder, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _ = Engine.Value;
        Directory.CreateDirectory(folder);
        var store = new Store(folder, clock ?? TimeProvider.System);
        using (SqliteConnection connection = store.Connect())
            Migrations.Apply(connection, store.Clock);
        store.FinishImports();
        lock (store.FolderGate)
            new FramingSigner(store).Finish();
        return store;
    }

    /// <summary>Moves what committed imports have still to write into workspace folders: after a crash, or for another process.</summary>
    /// <returns>Imports whose folder was changed by somebody meanwhile and left alone.</returns>
    public IReadOnlyList<long> FinishImports()
    {
        lock (FolderGate)
            return Moves.Finish();
    }

    /// <summary>How often what pages read has changed so far.</summary>
    public Revisions Revisions() => Read(Database.Revisions.Read);

    public T Read<T>(Func<StoreTransaction, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        using SqliteConnection connection = Connect();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        return read(new StoreTransaction(connection, transaction, Clock));
    }

    /// <summary>Does all or nothing. Writers wait for each other; an exception takes everything back.</summary>
    public T Write<T>(Func<StoreTransaction, T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        // Writers of this process queue here: the engine would let them sleep and try again. Those of other processes wait in the engine.
        lock (writing)
        {
            using SqliteConnection connection = Connect();
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            T result = write(new StoreTransaction(connection, transaction, Clock));
            transaction.Commit();
            return result;
        }
    }

    public void Write(Action<StoreTransaction> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Write(t =>
        {
            write(t);
            return true;
        });
    }

    /// <summary>Can the store be read and written? What <c>/health/ready</c> and <c>pm doctor</c> ask.</summary>
    public bool IsReady()
    {
        try
        {
            return Write(t => t.Single<long>("select count(*) from migrations")) > 0;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            if (Prepared.TryGetValue(connection.Handle!, out _))
                return connection;
            using SqliteCommand pragmas = connection.CreateCommand();
            // WAL lets pages read while a worker writes; FULL keeps a committed target through a power cut. Reads come from 16 MB of pages of our own.
            pragmas.CommandText = "pragma busy_timeout = 30000; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -16384; pragma temp_store = memory;";
            pragmas.ExecuteNonQuery();
            Prepared.AddOrUpdate(connection.Handle!, connection.Handle!);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
