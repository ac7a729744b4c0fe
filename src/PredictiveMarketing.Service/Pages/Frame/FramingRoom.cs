using System.Globalization;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Service.Pages.Frame;

/// <summary>A step and what is on record of it.</summary>
/// <param name="Code">Of its state: <c>done</c>, <c>open</c>, <c>preparing</c>, <c>stopped</c> or <c>waiting</c>.</param>
/// <param name="Link">Where its evidence is.</param>
public sealed record StepState(FourStep Step, string Code, string Link);

/// <summary>Where pages and API frame a question: drafts, signatures, the scope against the plan, and the records of the four steps.</summary>
public sealed class FramingRoom(Store store, EvidenceRoom evidence, EvidencePatience patience, Bell bell)
{
    // A workspace's folder as it stands, and as it stood before the last change.
    private const int MostPlans = 8;
    private readonly Kept<(string Folder, string Files), Workspace?> whole = new(MostPlans);

    public Framings Framings => store.Framings;

    /// <summary>What is to be written on: the version that stands, else what the workspace's contract says, else nothing yet.</summary>
    public FramingDraft DraftOf(string workspace, OpenWorkspace? open) =>
        store.Framings.Standing(workspace).Shown?.Draft ?? (open is null ? new FramingDraft { Name = workspace } : FramingDraft.Of(open.Tables.Contract));

    /// <summary>Signs, and wakes the run that waited for it.</summary>
    public FramingAnswer Sign(FramingSigning signing)
    {
        FramingAnswer answer = store.Framings.Sign(signing);
        if (answer.Accepted)
            bell.Ring();
        return answer;
    }

    /// <summary>The workspace without its scope; null before it has data.</summary>
    public Workspace? Whole(string workspace) =>
        store.DataSets.FolderOf(workspace) is { } known && store.Homes.Of(known) is var folder ? whole.Of((folder, FilesOf(folder)), () => WholePlan.Of(folder)) : null;

    public StepRecords? Records(string workspace, long target) => StepRecords.Of(store, workspace, target);

    public Finding? WhyNotTrain(OpenWorkspace open) => store.Framings.WhyNotTrain(open.Tables.Contract);

    /// <summary>Wakes the run that is due.</summary>
    public void Start() => bell.Ring();

    /// <summary>How far the workspace has come through the four steps, each with the page of its evidence.</summary>
    /// <param name="desk">Null before there is data.</param>
    public async Task<IReadOnlyList<StepState>> Steps(string workspace, WorkspaceDesk? desk)
    {
        bool signed = store.Framings.Standing(workspace).State == FramingState.Signed && (desk is null || WhyNotTrain(desk.Open) is null);
        SufficiencyReport? report = desk is null || desk.Keys.Count == 0 ? null : await evidence.Of(desk.Open).SufficiencyWithin(patience);
        Judgement? leads = report is null ? null : Verdict.Worst(report.DataSets.Where(d => d.DataSet == "leads").Select(d => d.Verdict)).Judgement;
        bool trained = desk is { Keys.Count: > 0 } && desk.Keys.All(desk.Stored.ContainsKey);
        bool[] holds = [signed, leads is Judgement.Pass or Judgement.Review, trained, trained];
        string[] links = ["/frame?step=sign", "/evaluate", "/relate", "/forecast"];
        StepJourney journey = StepJourney.Begin;
        var states = new List<StepState>();
        foreach (FourStep step in Enum.GetValues<FourStep>())
        {
            bool turn = journey.Next == step;
            if (turn && holds[(int)step])
                journey = journey.Take(step, out _);
            string code = journey.Has(step) ? "done" : !turn ? "waiting"
                : step != FourStep.Evaluate || desk is not { Keys.Count: > 0 } ? "open"
                : leads is null ? "preparing" : leads == Judgement.Fail ? "stopped" : "open";
            states.Add(new StepState(step, code, links[(int)step]));
        }

        return states;
    }

    // Names, lengths and times of the files that a folder is read from: another content has another name.
    private static string FilesOf(string folder) => !Directory.Exists(folder) ? "" : string.Join('|', new DirectoryInfo(folder).EnumerateFiles()
        .OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name} {f.Length} {f.LastWriteTimeUtc.Ticks}")));
}
