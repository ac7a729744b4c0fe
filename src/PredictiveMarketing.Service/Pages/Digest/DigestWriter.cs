using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.Boards;
using PredictiveMarketing.Storage.Boards;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Omtm;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Pages.Digest;

/// <summary>Puts a week together: the figures of the management board, what happened from Monday to Sunday, and what waits.</summary>
public sealed class DigestWriter(Store store)
{
    /// <summary>Today by the contract's own clock. A fixed clock never leaves its month, so that a sample's weeks end.</summary>
    public static DateOnly Today(OpenWorkspace open, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(clock);
        var today = DateOnly.FromDateTime(WorkspaceRoom.Local(open.Tables.Contract, clock.GetUtcNow()).DateTime);
        if (open.Tables.Contract.AsOf is not Month stands)
            return today;
        DateOnly last = stands.Next.FirstDay.AddDays(-1);
        return today < stands.FirstDay ? stands.FirstDay : today > last ? last : today;
    }

    /// <summary>The digest of a week, as it is known now.</summary>
    public DigestContent Content(WorkspaceDesk desk, IsoWeek week)
    {
        ArgumentNullException.ThrowIfNull(desk);
        string workspace = desk.Open.Name;
        IReadOnlyList<TargetVersion> targets = store.Targets.Find(new TargetQuery(workspace));
        IReadOnlyList<BoardVersion> boards = store.Boards.All(workspace);
        Board board = boards.LastOrDefault(v => v.Board.Kind == BoardKind.Management && v.State == BoardState.Approved)?.Board ?? StarterBoards.Management;
        Month stands = Month.Earlier(desk.Open.Clock, Month.Of(week.Sunday));
        TileReader reader = desk.Once((nameof(DigestWriter), stands), () => new TileReader(desk, [.. targets.Where(t => t.State == TargetState.Published)], null, stands));
        return new DigestContent(
            week.ToString(),
            [.. board.Tiles.Select(reader.Read).Select(Figure)],
            Happened(desk, week, targets, boards),
            Waits(desk, targets, boards))
        {
            Currency = desk.Contract.Currency,
        };
    }

    private static DigestFigure Figure(TileFigure figure) => new(
        figure.Kpi.Key,
        figure.Headline.Definition.Name,
        figure.Month,
        figure.Actual,
        figure.Target,
        figure.State,
        figure.Trend.Count > 1 ? figure.Trend[^2].Value : null,
        figure.Headline.WhyNot)
    {
        IsEstimate = figure.CountedSoFar is not null,
    };

    private DigestLine[] Happened(WorkspaceDesk desk, IsoWeek week, IReadOnlyList<TargetVersion> targets, IReadOnlyList<BoardVersion> boards)
    {
        bool inWeek(DateTimeOffset at)
        {
            var day = DateOnly.FromDateTime(WorkspaceRoom.Local(desk.Contract, at).DateTime);
            return day >= week.Monday && day <= week.Sunday;
        }

        KeptImport[] imports = [.. store.Imports.List(desk.Open.Name).Where(i => inWeek(i.At))];
        return
        [
            .. Line("imports", imports.Length, string.Join(", ", imports.Select(i => i.Source).Distinct().Order(StringComparer.Ordinal))),
            .. Line("published", targets.Count(t => t.Events.Any(e => e.Status == "published" && inWeek(e.At)))),
            .. Line("overridden", targets.Count(t => t.IsOverride && inWeek(t.CreatedAt))),
            .. Line("reached", store.Celebrations.List(desk.Open.Name).Count(c => inWeek(c.At))),
            .. Line("boards", boards.Count(b => b.Events.Any(e => e.Step == BoardStep.Approved && inWeek(e.At)))),
        ];
    }

    private DigestLine[] Waits(WorkspaceDesk desk, IReadOnlyList<TargetVersion> targets, IReadOnlyList<BoardVersion> boards)
    {
        IReadOnlyList<Month> overdue = OverdueActuals.At(Today(desk.Open, store.Clock), desk.Open.Framed.LastLeads);
        return
        [
            .. Line("approvals", targets.Count(t => t.State == TargetState.Draft && t.Month >= desk.Next)),
            .. Line("publications", targets.Count(t => t.State == TargetState.Approved && t.Month >= desk.Next)),
            .. Line("reviews", boards.Count(b => b.State == BoardState.InReview)),
            .. Line("drafts", boards.Count(b => b.State == BoardState.Draft)),
            .. Line("overdue", overdue.Count, string.Join(", ", overdue)),
            .. store.Omtm.Reminders.Due(desk.Open.Name, Today(desk.Open, store.Clock)).Select(Reminder),
        ];
    }

    // A team's metric whose term ends soon, or is over and nobody has closed it (C04).
    private static DigestLine Reminder(DueReminder due) => new(
        due.Reminder.Moment == ReminderMoment.Expired ? "omtmOver" : "omtm", Math.Max(0, due.Reminder.DaysLeft), $"{due.Metric.Team}, {due.Metric.Draft.Metric.Label}");

    // What did not happen is not told.
    private static IEnumerable<DigestLine> Line(string code, int count, string about = "") => count == 0 ? [] : [new DigestLine(code, count, about)];
}
