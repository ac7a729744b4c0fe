using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Pages.Home;

/// <summary>Finds the one thing to do, and says it in the reader's words.</summary>
public static class Actions
{
    public static NextAction Next(PlannersDesk planners, WorkspaceDesk desk)
    {
        Agenda agenda = planners.AgendaOf(desk.Open);
        if (agenda.Progress is { Failed: > 0 } failed)
            return new NextAction(NextActionKind.LookAtFailures, failed.Failed);
        if (agenda.Progress is { IsOver: false } atWork)
            return new NextAction(NextActionKind.WaitForRun, atWork.Waiting + atWork.Running);
        IReadOnlyList<TargetVersion> targets = planners.Targets.Find(new TargetQuery(desk.Open.Name) { From = desk.Next });
        int drafts = targets.Count(t => t.State == TargetState.Draft);
        int approved = targets.Count(t => t.State == TargetState.Approved);
        return drafts > 0 ? new NextAction(NextActionKind.ApproveTargets, drafts)
            : approved > 0 ? new NextAction(NextActionKind.PublishTargets, approved)
            : agenda.Late is Month late ? new NextAction(NextActionKind.AskForLeads, Month: late)
            : new NextAction(NextActionKind.Nothing, When: agenda.Next.Moment is DateTimeOffset moment ? planners.Local(moment) : null);
    }

    public static string Text(NextAction action, Words words) => action switch
    {
        { Kind: NextActionKind.AskForLeads, Month: Month month } => words.Say("action.AskForLeads", Figures.LongMonth(month)),
        { Kind: NextActionKind.Nothing, When: DateTimeOffset when } => words.Say("action.Nothing", Figures.Moment(when)),
        { Kind: NextActionKind.Nothing } => words["action.Nothing.ever"],
        _ => words.Count($"action.{action.Kind}", action.Count),
    };
}
