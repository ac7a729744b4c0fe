using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Targets;
using PredictiveMarketing.Storage.Tests.Stores;
using PredictiveMarketing.Storage.Tests.Workspaces;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Storage.Tests.Jobs;

/// <summary>A store and a small workspace on which cycles are run: two markets, 26 months, published automatically.</summary>
internal sealed class CycleRoom : IDisposable
{
    public const string Auto = """{ "name": "cycle", "kpi": { "name": "leads" }, "horizonMonths": 2, "approval": { "mode": "auto", "reason": "a test" }, "asOf": "2026-03" }""";
    public static readonly Month March = Month.Of(2026, 3);
    private readonly List<Store> opened = [];

    public CycleRoom()
    {
        Store = Opened(Folder);
        Workspace.Write("frame.json", Auto).Write("leads.csv", Leads(["Spring,Paris", "Spring,Lyon"], 26));
    }

    public HandClock Clock { get; } = new();

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "pm-cycle-" + Guid.NewGuid().ToString("N"));

    public WrittenWorkspace Workspace { get; } = new();

    public Store Store { get; private set; }

    /// <summary>Two past months are replayed: enough to see them.</summary>
    public static CycleSettings Settings(int threads = 1) => new(threads, Replays: 2);

    /// <summary>Months from 2024-01 with a season that a forecast can find; counts.</summary>
    public static string Leads(string[] series, int months)
    {
        var text = new StringBuilder("campaign,market,month,leads\n");
        foreach (string key in series)
        {
            for (int i = 0; i < months; i++)
                text.Append(CultureInfo.InvariantCulture, $"{key},{Month.Of(2024, 1).Plus(i)},{100 + (30 * (i % 12)) + (7 * ((i * i) % 5)) + key.Length}\n");
        }

        return text.ToString();
    }

    /// <summary>Everything about the targets, as bytes.</summary>
    public static string Bytes(Store store)
    {
        using var file = new MemoryStream();
        TargetExport.Csv(file, store.Targets.Find(new TargetQuery("cycle")));
        return Convert.ToHexString(file.ToArray());
    }

    public KeptDataSet Keep() => Store.DataSets.Keep(Workspace.Read());

    public IReadOnlyList<TargetVersion> All() => Store.Targets.Find(new TargetQuery("cycle"));

    public Store Opened(string at)
    {
        opened.Add(Store.Open(at, Clock));
        return opened[^1];
    }

    public void Reopen()
    {
        Store.Dispose();
        Store = Opened(Folder);
    }

    public void Dispose()
    {
        opened.ForEach(s => s.Dispose());
        Workspace.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
