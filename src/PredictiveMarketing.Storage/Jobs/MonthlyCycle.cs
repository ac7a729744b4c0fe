using System.Globalization;
using Microsoft.Data.Sqlite;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Storage.Jobs;

/// <summary>How a cycle is worked.</summary>
/// <param name="Threads">Workers in this process; the result does not depend on their number.</param>
/// <param name="Seed">Seed of every random draw.</param>
/// <param name="Replays">Past months that are replayed for predicted against actual.</param>
public sealed record CycleSettings(int Threads = 2, int Seed = 1, int Replays = 12)
{
    /// <summary>How long a claim holds without a sign of life.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>A partition was closed, or a part of the preparation is done; this is how far the cycle is.</summary>
public sealed record CycleNews(Partition Partition, CycleProgress Progress)
{
    /// <summary>While the choices that all series share are prepared, which share of them is; null once that is over.</summary>
    public double? Prepared { get; init; }
}

/// <summary>
/// The monthly job: plans a cycle's partitions, works through them and leaves targets. It may be killed at any point and started again,
/// run twice or by two processes: every target is drafted and published once.
/// </summary>
public sealed class MonthlyCycle
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly Store store;
    private readonly CycleSettings settings;
    private readonly WorkerIdentity worker;
    private readonly CycleWork work;
    private readonly Lock framing = new();
    private ((string Workspace, string DataSet, Month Cycle, int Seed) Of, CycleQuestion Question)? framed;

    public MonthlyCycle(Store store, CycleSettings? settings = null)
        : this(store, settings, WorkerIdentity.Current)
    {
    }

    internal MonthlyCycle(Store store, CycleSettings? settings, WorkerIdentity worker)
    {
        ArgumentNullException.ThrowIfNull(store);
        this.store = store;
        this.settings = settings ?? new CycleSettings();
        this.worker = worker;
        work = new CycleWork(store, this.settings);
    }

    /// <summary>Where a test lets the process die.</summary>
    internal Action<CycleBoundary, Partition>? AtBoundary { get; init; }

    /// <summary>Plans the partitions of a cycle for the current data set. What is done with this data set stays done.</summary>
    /// <exception cref="StoreException">The store does not know the workspace.</exception>
    public CycleProgress Plan(string workspace, Month cycle)
    {
        KeptDataSet current = Current(workspace);
        Workspace tables = store.DataSets.Open(current.Id);
        if (store.Framings.WhyNotTrain(tables.Contract) is { } unsigned)
            throw new StoreException(unsigned.Message);
        store.Partitions.Ensure(new CyclePlan(workspace, cycle, current.Id, settings.Seed, CycleQuestion.Series(tables, cycle)));
        return store.Partitions.Progress(workspace, cycle);
    }

    /// <summary>Works on a planned cycle until nothing is left that can be done, and waits for other processes that work on it too.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop; claimed work was finished first.</exception>
    public CycleProgress Work(string workspace, Month cycle, IProgress<CycleNews>? news = null, CancellationToken stop = default)
    {
        store.Partitions.ReclaimDead();
        using var heart = new Timer(_ => Beat(), null, settings.Lease / 4, settings.Lease / 4);
        Task[] others = [.. Enumerable.Range(1, Math.Max(0, settings.Threads - 1)).Select(_ => Task.Run(() => Drain(workspace, cycle, news, stop), CancellationToken.None))];
        try
        {
            Drain(workspace, cycle, news, stop);
        }
        finally
        {
            Task.WhenAll(others).GetAwaiter().GetResult();
        }

        stop.ThrowIfCancellationRequested();
        return store.Partitions.Progress(workspace, cycle);
    }

    /// <summary>Plans and works one cycle.</summary>
    public CycleProgress Run(string workspace, Month cycle, IProgress<CycleNews>? news = null, CancellationToken stop = default)
    {
        Plan(workspace, cycle);
        return Work(workspace, cycle, news, stop);
    }

    /// <summary>
    /// Finishes what was begun, then plans and works every cycle that is due, oldest first. When none is due and the newest one was worked with
    /// other inputs than the data set gives now, it is proposed again. Does nothing when nothing is due.
    /// </summary>
    /// <returns>The cycles that were worked on.</returns>
    public IReadOnlyList<Month> RunDue(string workspace, IProgress<CycleNews>? news = null, CancellationToken stop = default)
    {
        var worked = new List<Month>();
        if (WhyNot(workspace) is not null)
            return worked;
        if (Restated(workspace) is { } again)
            Plan(workspace, again);
        foreach (Month begun in store.Partitions.Unfinished(workspace))
        {
            Work(workspace, begun, news, stop);
            worked.Add(begun);
        }

        foreach (Month due in Due(workspace))
        {
            Run(workspace, due, news, stop);
            worked.Add(due);
        }

        return worked;
    }

    /// <summary>Why nothing of a workspace is trained; null when it may be: its framing is signed (F01).</summary>
    public Finding? WhyNot(string workspace) => store.Framings.WhyNotTrain(store.DataSets.Open(Current(workspace).Id).Contract);

    /// <summary>The cycles that are due and were never planned, oldest first.</summary>
    public IReadOnlyList<Month> Due(string workspace)
    {
        KeptDataSet current = Current(workspace);
        FramingContract contract = store.DataSets.Open(current.Id).Contract;
        return DueCycles.At(store.Clock.GetUtcNow(), contract, current.LastLeads, store.Partitions.Newest(workspace));
    }

    /// <summary>
    /// The newest cycle, when an import or a correction changed what it was made from and no newer one is due: the months before it, the media
    /// plan, the externals or the contract. Leads of its own month and later, events and goals are no input of it.
    /// </summary>
    public Month? Restated(string workspace)
    {
        if (store.Partitions.Newest(workspace) is not { } newest || Due(workspace).Count > 0)
            return null;
        KeptDataSet current = Current(workspace);
        Workspace tables = store.DataSets.Open(current.Id);
        var used = store.Partitions.List(workspace, newest).Where(p => p.Step == CycleStep.Train).ToDictionary(p => p.Key, p => p.DataSet);
        var series = CycleQuestion.Series(tables, newest);
        if (series.Count == 0)
            return null;
        if (series.Any(key => !used.ContainsKey(key)))
            return newest;
        string[] others = [.. series.Select(key => used[key]).Distinct().Where(id => id != current.Id)];
        return others.Length > 0 && others.Any(id => CycleQuestion.Inputs(store.DataSets.Open(id), newest) != CycleQuestion.Inputs(tables, newest)) ? newest : null;
    }

    private KeptDataSet Current(string workspace) =>
        store.DataSets.Current(workspace) ?? throw new StoreException($"The store has no data set of '{workspace}'. Load the workspace first.");

    private void Drain(string workspace, Month cycle, IProgress<CycleNews>? news, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (store.Partitions.ClaimNext(workspace, cycle, worker, settings.Lease) is { } claimed)
            {
                Execute(claimed, news);
                news?.Report(new CycleNews(store.Partitions.Get(claimed.Id), store.Partitions.Progress(workspace, cycle)));
            }
            else if (store.Partitions.IsAnyRunning(workspace, cycle))
            {
                // What follows from the running one may be free in a moment.
                stop.WaitHandle.WaitOne(LookAgain);
            }
            else
            {
                return;
            }
        }
    }

    private void Execute(Partition claimed, IProgress<CycleNews>? news)
    {
        bool died = false;
        void At(CycleBoundary boundary)
        {
            try
            {
                AtBoundary?.Invoke(boundary, claimed);
            }
            catch
            {
                died = true;
                throw;
            }
        }

        try
        {
            At(CycleBoundary.Claimed);
            PartitionOutcome outcome = work.Do(claimed, Question(claimed, news));
            At(CycleBoundary.Computed);
            if (outcome.Refusal is { } reason)
            {
                store.Partitions.Refuse(claimed, reason);
            }
            else
            {
                store.Partitions.Complete(claimed, t =>
                {
                    At(CycleBoundary.BeforeWriting);
                    string result = outcome.Write(t);
                    At(CycleBoundary.Written);
                    return result;
                });
            }

            At(CycleBoundary.Completed);
        }
        catch (StaleWorkerException)
        {
            // Another worker has it; its result is the same bytes.
        }
        catch (Exception reason) when (!died && reason is not OutOfMemoryException)
        {
            Fail(claimed, reason);
        }
    }

    private void Fail(Partition claimed, Exception reason)
    {
        try
        {
            store.Partitions.Fail(claimed, string.Create(CultureInfo.InvariantCulture, $"{reason.GetType().Name}: {reason.Message}"));
        }
        catch (StaleWorkerException)
        {
            // It failed here and somebody else has it already.
        }
    }

    private CycleQuestion Question(Partition claimed, IProgress<CycleNews>? news)
    {
        var wanted = (claimed.Workspace, claimed.DataSet, claimed.Cycle, claimed.Seed);
        lock (framing)
        {
            if (framed is { } at && at.Of == wanted)
                return at.Question;
            var question = new CycleQuestion(store.DataSets.Open(claimed.DataSet), claimed.DataSet, claimed.Cycle, claimed.Seed, store.Models);
            if (claimed.Step == CycleStep.Train)
            {
                CycleProgress progress = store.Partitions.Progress(claimed.Workspace, claimed.Cycle);
                question.Prepare(settings, share => news?.Report(new CycleNews(claimed, progress) { Prepared = share }));
            }

            framed = (wanted, question);
            return question;
        }
    }

    private void Beat()
    {
        try
        {
            store.Partitions.Heartbeat(worker, settings.Lease);
        }
        catch (SqliteException)
        {
            // A beat missed under load costs nothing: the next one comes long before the lease ends, and the fence guards the rest.
        }
    }
}

/// <summary>The points between which a killed process leaves something different behind.</summary>
internal enum CycleBoundary
{
    Claimed,
    Computed,
    BeforeWriting,
    Written,
    Completed,
}
