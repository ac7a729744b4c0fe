using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.Digest;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Boards;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Framing;
using PredictiveMarketing.Storage.Notices;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Boards;

/// <summary>C01, C04, B06, B07: what boards do by themselves, however often somebody looks.</summary>
public sealed class WeeklyLookTests : IDisposable
{
    private const string Name = "looked-at";
    private readonly string folder = Directory.CreateTempSubdirectory("pm-look-").FullName;
    private readonly MovedClock clock = new();
    private readonly Store store;
    private readonly WeeklyLook look;

    public WeeklyLookTests()
    {
        string workspace = SmallWorkspace.Write(Path.Combine(folder, Name), Name, people: true);
        Month last = SmallWorkspace.Clock.Previous;
        File.AppendAllText(Path.Combine(workspace, "goals.csv"), string.Concat(SmallWorkspace.Markets.Select(m => $"{SmallWorkspace.Campaign},{m},{last},1\n")));
        store = Store.Open(Path.Combine(folder, "store"), clock);
        store.DataSets.Keep(WorkspaceReader.Read(workspace));
        WorkspaceRoom room = new(store);
        look = new WeeklyLook(store, room, new DeskRoom(store, room, new TotalsKept()), new DigestWriter(store));
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string[] Weeks => [.. store.Digests.List(Name).Select(d => d.Week.ToString()).Reverse()];

    /// <summary>C01: a week is written once, and weeks that nobody was there for are caught up.</summary>
    [Fact]
    public void Missed_weeks_are_written_and_none_twice()
    {
        clock.Day = new DateOnly(2026, 11, 5);
        Assert.Equal(1, look.Look(Name));
        Assert.Equal(0, look.Look(Name));
        clock.Day = new DateOnly(2026, 11, 27);
        Assert.Equal(3, look.Look(Name));
        Assert.Equal(0, look.Look(Name));

        Assert.Equal(["2026-W44", "2026-W45", "2026-W46", "2026-W47"], Weeks);
    }

    /// <summary>C01: the clock of a sample stands in its month, so its weeks end there.</summary>
    [Fact]
    public void A_fixed_clock_never_leaves_its_month()
    {
        clock.Day = new DateOnly(2031, 5, 5);
        look.Look(Name);

        Assert.Equal(["2026-W48"], Weeks);
    }

    /// <summary>B06: the goal of the last final month is reached: one celebration, one notice, however often somebody looks.</summary>
    [Fact]
    public void A_goal_that_was_reached_is_celebrated_once()
    {
        for (int i = 0; i < 4; i++)
            look.Look(Name);

        Celebration won = Assert.Single(store.Celebrations.List(Name));
        Assert.Equal((SmallWorkspace.Campaign, SmallWorkspace.Clock.Previous, TargetOrigin.Goal, 2.0), (won.Key.Campaign, won.Month, won.Origin, won.Target));
    }

    /// <summary>B07, G08: a workspace without boards is proposed one of each kind, as drafts of the product.</summary>
    [Fact]
    public void Boards_are_proposed_once_and_nobody_sees_them_before_they_are_approved()
    {
        look.Look(Name);
        look.Look(Name);

        Assert.Equal(
            [(BoardKind.Management, BoardState.Draft), (BoardKind.NorthStar, BoardState.Draft), (BoardKind.Team, BoardState.Draft)],
            store.Boards.All(Name).Select(v => (v.Board.Kind, v.State)));
    }

    /// <summary>What is not known is said with its reason, and leads carry what came.</summary>
    [Fact]
    public void A_digest_tells_the_starter_set_where_no_board_was_approved()
    {
        look.Look(Name);
        DigestContent content = store.Digests.List(Name)[0].Content;

        Assert.Equal(BoardKpis.Starter.Select(k => k.Key), content.Figures.Select(f => f.Kpi));
        DigestFigure leads = content.Figures.Single(f => f.Kpi == "leads");
        Assert.Equal((2m, TileState.Met), (leads.Target, leads.State));
        Assert.All(content.Figures.Where(f => f.Actual is null), f => Assert.False(string.IsNullOrEmpty(f.WhyNot)));
    }

    /// <summary>C04, F11: the reminder of the north star's review comes before the day, once, and none after it was assessed again.</summary>
    [Fact]
    public void A_north_star_is_reminded_of_before_its_review_once_and_not_after_it()
    {
        using Store own = Store.Open(Path.Combine(folder, "stars"), clock);
        own.Subscriptions.Add(new NewSubscription(Channel.Email, "ada@example.org", "protected", null, [], null, null, "fr"), "Ada");
        Decide(own);
        clock.Day = new DateOnly(2027, 10, 22);
        Assert.False(own.NorthStars.Remind(Name, clock.Day));
        clock.Day = new DateOnly(2027, 10, 23);
        Assert.True(own.NorthStars.Remind(Name, clock.Day));
        Assert.False(own.NorthStars.Remind(Name, clock.Day.AddDays(40)));

        Assert.True(own.NorthStars.Reassess(Name, "No new market", "Grace").Accepted);
        Assert.False(own.NorthStars.Remind(Name, clock.Day));
        Assert.False(own.NorthStars.Remind(Name, new DateOnly(2028, 9, 22)));
        Assert.True(own.NorthStars.Remind(Name, new DateOnly(2028, 11, 23)));
        // The first came before its day, the second after it, and each says so.
        Assert.Equal(["Over", "Near"], own.Deliveries.List(new DeliveryQuery()).Select(d => d.Notice.Notice.Facts["moment"]));
    }

    /// <summary>C04: the schedule's look leaves the word, on the workspace's own day.</summary>
    [Fact]
    public void The_look_of_the_schedule_posts_the_reminder()
    {
        clock.Day = new DateOnly(2025, 11, 10);
        Decide(store);
        clock.Day = new DateOnly(2026, 11, 5);

        look.Look(Name);

        // What was said is not said again.
        Assert.False(store.NorthStars.Remind(Name, clock.Day));
    }

    private static void Decide(Store into)
    {
        NorthStarDraft draft = new()
        {
            ValueProposition = "v", Jobs = ["j"], Whys = ["1", "2", "3", "4", "5"], Candidates = [new("requests", 5, 4), new("drives", 4, 3)], Chosen = "requests", Definition = "number of requests per month",
            Criteria = [.. Criteria.All.Select(c => new CriterionEvidence(c, true, "seen"))], Column = "answered", Supporting = ["cost per lead"],
        };
        string hash = into.NorthStars.Save(new NorthStarSave(Name, draft, "Ada")).Standing!.Latest!.Hash;
        into.NorthStars.Test(Name, new DataTest("answered", new RevenueLink(24, 0.8, 0.6, 0.9, null)), "data", "Ada");
        foreach (Team team in Enum.GetValues<Team>())
            into.NorthStars.Give(Name, new SignOff(team, true, $"Head of {team}", null));
        Assert.True(into.NorthStars.Activate(new NorthStarDecision(Name, hash, "Grace", false, null, null)).Accepted);
    }

    private sealed class MovedClock : TimeProvider
    {
        public DateOnly Day { get; set; } = new(2026, 11, 22);

        public override DateTimeOffset GetUtcNow() => new(Day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
    }
}
