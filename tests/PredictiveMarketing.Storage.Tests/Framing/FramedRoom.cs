using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Framing;
using PredictiveMarketing.Storage.Tests.Stores;
using PredictiveMarketing.Storage.Tests.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Framing;

/// <summary>A store and a workspace folder whose framing is written, changed and signed.</summary>
internal sealed class FramedRoom : IDisposable
{
    public const string Name = "test";

    public FramedRoom() => Store = Store.Open(Folder, Clock);

    public HandClock Clock { get; } = new();

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "pm-framing-" + Guid.NewGuid().ToString("N"));

    public WrittenWorkspace Workspace { get; } = new();

    public Store Store { get; private set; }

    public Framings Framings => Store.Framings;

    public string FrameJson => File.ReadAllText(Path.Combine(Workspace.Folder, "frame.json"));

    /// <summary>A framing that may be signed for the workspace.</summary>
    public static FramingDraft Sound { get; } = new()
    {
        Name = Name,
        Need = "Know in October what the winter plan brings",
        Objective = "Forecast leads 6 months ahead",
        Kpi = new DraftKpi { Name = "qualified leads", Unit = "leads" },
        LeadDefinition = new LeadDefinition(1, ["stock request"]),
        LabelPolicy = new LabelPolicy(1) { WindowDays = 60, ExclusionCodes = ["SEPA"] },
        Scope = new Scope(["Spring"], []),
        HorizonMonths = 6,
        Approval = new Approval(ApprovalMode.People, 1, null),
        Details = new FramingDetails
        {
            Decision = "Budget moves between regions on the 5th",
            Area = ImprovementArea.Growth,
            CostOver = 12.5m,
            CostUnder = 40m,
            Acceptance = new AcceptanceBar(AcceptanceMeasure.GainOverSeasonalNaive, 0.1),
            Approvers = ["Ada"],
            Stakeholders = [new Stakeholder("Grace", "Sales", Involvement.Consulted)],
        },
    };

    public void Load() => Store.DataSets.Keep(Workspace.Read());

    public FramingVersion Saved(FramingDraft draft) => Framings.Save(new FramingSave(Name, draft, "Ada")).Version!;

    public FramingAnswer Sign(FramingVersion version, string? rationale = "The regions asked for it") => Framings.Sign(new FramingSigning(Name, version.Hash, "Grace", rationale));

    public void Reopen()
    {
        Store.Dispose();
        Store = Store.Open(Folder, Clock);
    }

    public void Dispose()
    {
        Store.Dispose();
        Workspace.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
