using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Targets;
using PredictiveMarketing.Storage.Tests.Workspaces;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Storage.Tests.Stores;

/// <summary>A clock that a test moves by hand.</summary>
internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A store in a folder of its own, with one small data set in it.</summary>
internal sealed class OpenStore : IDisposable
{
    public const string Workspace = "test";
    public static readonly Month Cycle = Month.Of(2026, 1);
    public static readonly SeriesKey Paris = new("Spring", "Paris");
    public static readonly SeriesKey Lyon = new("Spring", "Lyon");
    public static readonly SeriesKey Total = new("Spring", PlanForecast.TotalMarket);

    public OpenStore()
    {
        Store = Store.Open(Folder, Clock);
        using var workspace = new WrittenWorkspace();
        workspace.Write("media_plan.csv", "campaign,market,channel,month,spend\nSpring,Paris,tv,2026-02,10.505\n");
        DataSet = Store.DataSets.Keep(workspace.Read());
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "pm-store-" + Guid.NewGuid().ToString("N"));

    public HandClock Clock { get; } = new();

    public Store Store { get; private set; }

    public KeptDataSet DataSet { get; }

    public TargetLedger Ledger => Store.Targets;

    public void Reopen()
    {
        Store.Dispose();
        Store = Store.Open(Folder, Clock);
    }

    /// <summary>Drafts one month for Paris, Lyon and their total.</summary>
    public IReadOnlyList<TargetVersion> Draft(double paris, double lyon, Month? cycle = null, int approvals = 1)
    {
        var sources = new TargetSources(DataSet.Id, DataSet.Plan, null, "forecast");
        SourcedDraft Of(SeriesKey key, double p50) => new(new TargetDraft(key, Month.Of(2026, 3), p50 - 5, p50, p50 + 5), sources);
        return Store.Write(t => TargetLedger.Draft(t, new CampaignDrafts(
            Workspace, cycle ?? Cycle, "pm", approvals, [Of(Paris, paris), Of(Lyon, lyon), Of(Total, paris + lyon)])));
    }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
