using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Storage.Jobs;

/// <summary>
/// The durable list of work. Workers claim a row for a while; a result and the row's completion commit together; a claim that was taken
/// over is fenced off by its attempt number.
/// </summary>
public sealed class PartitionTable
{
    private const string Columns = "id, workspace, cycle, campaign, market, step, data_set, seed, state, attempt, worker, lease_until, started_at, finished_at, error, result";
    private readonly Store store;

    internal PartitionTable(Store store) => this.store = store;

    /// <summary>
    /// Writes the rows of a cycle that are not there yet. Rows that were done with the same data set stay as they are; with another one
    /// they wait again.
    /// </summary>
    /// <returns>How many rows wait because of this call.</returns>
    public int Ensure(CyclePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return store.Write(t =>
        {
            int waiting = 0;
            foreach (SeriesKey key in plan.Series.Order())
                waiting += EnsureOne(t, plan, key, CycleStep.Train);
            foreach (SeriesKey key in plan.Series.Order())
                waiting += EnsureOne(t, plan, key, CycleStep.Forecast);
            foreach (string campaign in plan.Series.Select(s => s.Campaign).Distinct().Order(StringComparer.Ordinal))
                waiting += EnsureOne(t, plan, new SeriesKey(campaign, PlanForecast.TotalMarket), CycleStep.Target);
            // Open rows of a data set before this one are of series that it no longer has.
            t.Execute(
                """
                update partitions set state = 'refused', error = 'The series is not in the data set any more.', attempt = attempt + 1
                where workspace = @Workspace and cycle = @Cycle and data_set <> @DataSet and state not in ('done', 'refused')
                """,
                plan);
            return waiting;
        });
    }

    /// <summary>Takes the next row whose forerunners are finished and whose lease nobody holds; null when there is none now.</summary>
    public Partition? ClaimNext(string workspace, Month cycle, WorkerIdentity worker, TimeSpan lease) => store.Write(t =>
        t.First<PartitionRow>(
            $"""
            update partitions set state = 'running', attempt = attempt + 1, worker = @worker, lease_until = @until, started_at = @now, finished_at = null, error = null
            where id = (
              select p.id from partitions p
              where p.workspace = @workspace and p.cycle = @cycle
                and (p.state = 'waiting' or (p.state = 'running' and p.lease_until < @now))
                and not exists (
                  select 1 from partitions f
                  where f.workspace = p.workspace and f.cycle = p.cycle and f.campaign = p.campaign and f.state not in ('done', 'refused')
                    and ((p.step = 'forecast' and f.step = 'train' and f.market = p.market) or (p.step = 'target' and f.step = 'forecast')))
              order by p.id limit 1)
            returning {Columns}
            """,
            new { workspace, cycle, worker = worker.ToString(), now = t.Now, until = t.Now + lease })?.Value());

    /// <summary>Writes the result and closes the row, together or not at all.</summary>
    /// <exception cref="StaleWorkerException">Another worker took the row over; nothing was written.</exception>
    public void Complete(Partition claimed, Func<StoreTransaction, string> write) => Finish(claimed, PartitionState.Done, error: null, write);

    /// <summary>Closes the row because a gate said no.</summary>
    public void Refuse(Partition claimed, string reason) => Finish(claimed, PartitionState.Refused, reason, _ => "");

    /// <summary>Closes the row because it broke; what follows from it waits.</summary>
    public void Fail(Partition claimed, string error) => Finish(claimed, PartitionState.Failed, error, _ => "");

    /// <summary>
    /// Lets a failed or refused row, and what was refused because of it, wait again. A forecast that failed is trained anew as well:
    /// its document may be gone or changed.
    /// </summary>
    /// <returns>False when there was nothing to retry in this workspace.</returns>
    public bool Retry(string workspace, long id, string who) => store.Write(t =>
    {
        Partition? partition = t.First<PartitionRow>($"select {Columns} from partitions where id = @id and workspace = @workspace and state in ('failed', 'refused')", new { id, workspace })?.Value();
        if (partition is null)
            return false;
        t.Execute(
            """
            update partitions set state = 'waiting', worker = null, lease_until = null, error = null
            where id = @id
              or (workspace = @Workspace and cycle = @Cycle and campaign = @Campaign
                and ((state = 'refused' and id > @id and (market = @Market or step = 'target')) or (@again and step = 'train' and market = @Market)))
            """,
            new { id, partition.Workspace, partition.Cycle, partition.Key.Campaign, partition.Key.Market, again = partition is { Step: CycleStep.Forecast, State: PartitionState.Failed } });
        AuditChain.Append(t, who, "partition retried", $"{partition.Workspace} / {partition.Cycle} / {partition.Key} / {partition.Step}", partition.Error ?? "");
        return true;
    });

    /// <summary>Prolongs every lease that a worker holds.</summary>
    public void Heartbeat(WorkerIdentity worker, TimeSpan lease) => store.Write(t => t.Execute(
        "update partitions set lease_until = @until where worker = @worker and state = 'running'", new { worker = worker.ToString(), until = t.Now + lease }));

    /// <summary>Frees at once what dead processes of this machine held; what other machines hold ends with its lease.</summary>
    /// <returns>How many rows wait again.</returns>
    public int ReclaimDead() => store.Write(t =>
    {
        string[] dead = [.. t.Query<string>("select distinct worker from partitions where state = 'running' and worker is not null")
            .Where(w => WorkerIdentity.TryParse(w, out WorkerIdentity identity) && identity.IsDeadHere())];
        return t.Execute("update partitions set state = 'waiting', lease_until = null where state = 'running' and worker in @dead", new { dead });
    });

    /// <summary>All rows of a cycle in the order of work.</summary>
    public IReadOnlyList<Partition> List(string workspace, Month cycle) =>
        [.. store.Read(t => t.Query<PartitionRow>($"select {Columns} from partitions where workspace = @workspace and cycle = @cycle order by id", new { workspace, cycle })).Select(r => r.Value())];

    public CycleProgress Progress(string workspace, Month cycle)
    {
        var counts = store.Read(t => t.Query<StateCount>(
            "select state, count(*) as count from partitions where workspace = @workspace and cycle = @cycle group by state", new { workspace, cycle }))
            .ToDictionary(c => c.State, c => c.Count);
        int Of(PartitionState state) => counts.GetValueOrDefault(PartitionRow.StateText(state));
        return new CycleProgress(
            Of(PartitionState.Waiting), Of(PartitionState.Running), Of(PartitionState.Done), Of(PartitionState.Refused), Of(PartitionState.Failed));
    }

    /// <summary>Cycles that have rows, newest first.</summary>
    public IReadOnlyList<Month> Cycles(string workspace) =>
        store.Read(t => t.Query<Month>("select distinct cycle from partitions where workspace = @workspace order by cycle desc", new { workspace }));

    /// <summary>The newest cycle that was planned; null when there is none.</summary>
    public Month? Newest(string workspace) => store.Read(t => t.First<Month?>("select cycle from partitions where workspace = @workspace order by cycle desc limit 1", new { workspace }));

    /// <summary>Planned cycles in which something waits or runs, oldest first.</summary>
    public IReadOnlyList<Month> Unfinished(string workspace) => store.Read(t => t.Query<Month>(
        "select distinct cycle from partitions where workspace = @workspace and state in ('waiting', 'running') order by cycle", new { workspace }));

    public Partition Get(long id) =>
        store.Read(t => t.Single<PartitionRow>($"select {Columns} from partitions where id = @id", new { id })).Value();

    /// <summary>Another step of the same campaign, market and cycle.</summary>
    internal Partition Find(Partition of, CycleStep step) => store.Read(t => t.Single<PartitionRow>(
        $"select {Columns} from partitions where workspace = @Workspace and cycle = @Cycle and campaign = @Campaign and market = @Market and step = @step",
        new { of.Workspace, of.Cycle, of.Key.Campaign, of.Key.Market, step = PartitionRow.StepText(step) })).Value();

    /// <summary>Does anybody, here or elsewhere, work on the cycle?</summary>
    internal bool IsAnyRunning(string workspace, Month cycle) => store.Read(t => t.Single<int>(
        "select exists (select 1 from partitions where workspace = @workspace and cycle = @cycle and state = 'running')", new { workspace, cycle })) == 1;

    private static int EnsureOne(StoreTransaction transaction, CyclePlan plan, SeriesKey key, CycleStep step) => transaction.Execute(
        """
        insert into partitions (workspace, cycle, campaign, market, step, data_set, seed, state, attempt)
        values (@Workspace, @Cycle, @Campaign, @Market, @step, @DataSet, @Seed, 'waiting', 0)
        on conflict (workspace, cycle, campaign, market, step) do update
          set state = 'waiting', data_set = excluded.data_set, seed = excluded.seed, worker = null, lease_until = null, error = null, result = null, attempt = attempt + 1
          where data_set <> excluded.data_set or seed <> excluded.seed
        """,
        new { plan.Workspace, plan.Cycle, key.Campaign, key.Market, step = PartitionRow.StepText(step), plan.DataSet, plan.Seed });

    private void Finish(Partition claimed, PartitionState state, string? error, Func<StoreTransaction, string> write)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        ArgumentNullException.ThrowIfNull(write);
        store.Write(t =>
        {
            string result = write(t);
            // The fence: the attempt number moved on if anyone claimed the row after us.
            int closed = t.Execute(
                """
                update partitions set state = @state, finished_at = @now, lease_until = null, error = @error, result = @result
                where id = @Id and state = 'running' and attempt = @Attempt
                """,
                new { state = PartitionRow.StateText(state), now = t.Now, error, result, claimed.Id, claimed.Attempt });
            if (closed == 0)
                throw new StaleWorkerException($"{claimed.Key}, {claimed.Step} of {claimed.Cycle}: attempt {claimed.Attempt} was taken over.");
            RunNotices.Closed(t, claimed, state, error);
        });
    }

    private sealed class StateCount
    {
        public string State { get; set; } = "";

        public int Count { get; set; }
    }
}
