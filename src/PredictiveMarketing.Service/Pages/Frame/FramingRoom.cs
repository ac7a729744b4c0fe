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
/// <param name="Code">Of its state: <c>done</c>, <c>open</c>, <c>stopped</c> or <c>waiting</c>.</param>
/// <param name="Link">Where its evidence is.</param>
public sealed record StepState(FourStep Step, string Code, string Link);

/// <summary>Where pages and API frame a question: drafts, signatures, the scope against the plan, and the records of the four steps.</summary>
public sealed class FramingRoom(Store store, EvidenceRoom evidence, Bell bell)
{
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
        store.DataSets.FolderOf(workspace) is { } folder ? WholePlan.Of(store.Homes.Of(folder)) : null;

    public StepRecords? Records(string workspace, long target) => StepRecords.Of(store, workspace, target);

    public Finding? WhyNotTrain(OpenWorkspace open) => store.Framings.WhyNotTrain(open.Tables.Contract);

    /// <summary>Wakes the run that is due.</summary>
    public void Start() => bell.Ring();

    /// <summary>How far the workspace has come through the four steps, each with the page of its evidence.</summary>
    /// <param name="desk">Null before there is data.</param>
    public IReadOnlyList<StepState> Steps(string workspace, WorkspaceDesk? desk)
    {
        bool signed = store.Framings.Standing(workspace).State == FramingState.Signed && (desk is null || WhyNotTrain(desk.Open) is null);
        Judgement? leads = desk is null || desk.Keys.Count == 0 ? null
            : Verdict.Worst(evidence.Of(desk.Open).Sufficiency.DataSets.Where(d => d.DataSet == "leads").Select(d => d.Verdict)).Judgement;
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
            string code = journey.Has(step) ? "done" : !turn ? "waiting" : step == FourStep.Evaluate && leads == Judgement.Fail ? "stopped" : "open";
            states.Add(new StepState(step, code, links[(int)step]));
        }

        return states;
    }
}
