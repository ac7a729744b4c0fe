using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Desk;

/// <summary>Fetches from the store what a page or the API is about to show. Reads only; decisions go to the ledger.</summary>
public sealed class PlannersDesk(Store store, DeskRoom desks, TargetReading targets, RunNews news, PlanReading reading, ApproversRoom approvers, Visit visit)
{
    public Visit Visit => visit;

    /// <summary>The targets that whoever calls may see, decided in their name.</summary>
    public SeenTargets Targets => new(store.Targets, targets, approvers, visit.Person);

    /// <summary>Who is to approve the targets of the workspace at hand.</summary>
    public NamedApprovers Approvers => approvers.Of(visit.Workspace ?? "");

    /// <summary>Takes forecasts apart.</summary>
    public PlanReading Reading => reading;

    /// <summary>Null while the store holds no workspace.</summary>
    public WorkspaceDesk? Open() => visit.Open is OpenWorkspace open ? desks.Lay(open) : null;

    public Agenda AgendaOf(OpenWorkspace open) => Agenda.Of(store, news, open);

    public DateTimeOffset Local(DateTimeOffset moment) =>
        visit.Open is OpenWorkspace open ? WorkspaceRoom.Local(open.Tables.Contract, moment) : moment;
}
