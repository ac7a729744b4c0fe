using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.Digest;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Schedule;

/// <summary>
/// What boards do by themselves, looked at with every round of the schedule and done once: boards are proposed where there are none, targets that
/// were reached are celebrated, leads that have not come are asked for, a north star whose review comes near is reminded of, and the digest of every week that is over is written, missed ones too.
/// </summary>
public sealed class WeeklyLook(Store store, WorkspaceRoom room, DeskRoom desks, DigestWriter writer)
{
    /// <summary>Final months that are looked at for targets that were reached.</summary>
    private const int MonthsBack = 3;

    private const string FirstTeam = "Acquisition";

    /// <returns>How many digests were written.</returns>
    public int Look(string workspace)
    {
        if (room.Open(workspace) is not OpenWorkspace open)
            return 0;
        foreach (Board board in (Board[])[StarterBoards.Management, StarterBoards.NorthStar, StarterBoards.Team(FirstTeam)])
            store.Boards.Propose(workspace, board);
        DateOnly today = DigestWriter.Today(open, store.Clock);
        foreach (Month overdue in OverdueActuals.At(today, open.Framed.LastLeads))
            store.Digests.Remind(workspace, open.Tables.Contract.Kpi.Name, overdue);
        store.NorthStars.Remind(workspace, today);
        IReadOnlyList<IsoWeek> due = DueDigests.At(today, store.Digests.Newest(workspace));
        WorkspaceDesk desk = desks.Lay(open);
        store.Celebrations.Celebrate(workspace, open.Tables.Contract.Kpi.Name, Promises(desk));
        return due.Count(week => store.Digests.Write(workspace, writer.Content(desk, week)));
    }

    // Published targets of the last final months; where a campaign has none, its goal.
    private Promise[] Promises(WorkspaceDesk desk)
    {
        Month last = desk.Open.Origin;
        IReadOnlyList<TargetVersion> published = store.Targets.Find(new TargetQuery(desk.Open.Name) { From = last.Plus(1 - MonthsBack), To = last, State = TargetState.Published });
        Promise[] targets =
        [
            .. published.Select(t => new Promise(t.Key, t.Month, TargetOrigin.Published, t.P50, Final(desk, t.Key.Campaign, t.IsTotal ? null : t.Key.Market, t.Month))),
        ];
        return
        [
            .. targets,
            .. desk.Campaigns.Where(c => !targets.Any(t => t.Key.Campaign == c && t.Month == last))
                .Select(c => (Campaign: c, Goal: desk.Goal(c, null, last))).Where(g => g.Goal is not null)
                .Select(g => new Promise(new SeriesKey(g.Campaign, PlanForecast.TotalMarket), last, TargetOrigin.Goal, g.Goal!.Value, Final(desk, g.Campaign, null, last))),
        ];
    }

    private static double? Final(WorkspaceDesk desk, string campaign, string? market, Month month) =>
        desk.Series(campaign, market)[month] is { Provisional: false } view ? view.Actual : null;
}
