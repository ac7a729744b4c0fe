using Microsoft.Data.Sqlite;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Storage.Framing;
using PredictiveMarketing.Storage.Omtm;
using PredictiveMarketing.Storage.Tests.Framing;
using PredictiveMarketing.Storage.Tests.Stores;

namespace PredictiveMarketing.Storage.Tests.Omtm;

/// <summary>F20, F21, F22, C04: the life of a team's metric in the store.</summary>
public sealed class OmtmLedgerTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly OpenStore open = new();

    public void Dispose() => open.Dispose();

    private OmtmLedger Ledger => open.Store.Omtm.Metrics;

    internal static OmtmDraft Sound(string team) => new(team, new MetricSegment("visitor conversion") { Country = "Germany" })
    {
        Stages = [FunnelStage.Acquisition],
        Serves = [new NorthStarLink(1)],
        Staff = 300,
        Start = new DateOnly(2026, 12, 1),
        Months = 3,
        Smart = new SmartAnswers("Visitor conversion in Germany ≥ 3.5 % by 2027-02-28")
        {
            Baseline = 2.9,
            Achievable = "Austria has 3.6 % with the same site.",
            Realistic = "One developer for 20 days is planned.",
            Relevant = "Every point is 80 more qualified leads a month.",
        },
    };

    private OmtmVersion Started(string team, OmtmDraft? draft = null)
    {
        OmtmVersion drafted = Ledger.Draft(OpenStore.Workspace, draft ?? Sound(team), "Ada", Today).Changed!;
        return Ledger.Activate(OpenStore.Workspace, drafted.Id, "Ada", Today).Changed!;
    }

    /// <summary>F21.</summary>
    [Fact]
    public void Two_teams_may_each_have_a_metric_and_one_team_may_not_have_two()
    {
        OmtmVersion one = Started("Growth"), two = Started("Retention");
        Assert.Equal([OmtmState.Active, OmtmState.Active], new[] { one.State, two.State });

        long second = Ledger.Draft(OpenStore.Workspace, Sound("Growth"), "Ada", Today).Changed!.Id;
        Answer<OmtmVersion> refused = Ledger.Activate(OpenStore.Workspace, second, "Ada", Today);
        Assert.Equal((Refused.Conflict, "omtm.second-active"), (refused.Refused, Assert.Single(refused.Findings).Rule));
        Assert.Equal(2, Ledger.Active(OpenStore.Workspace).Count);
        // Whatever program writes, the database itself refuses.
        Assert.Throws<SqliteException>(() => open.Store.Write(t => t.Execute("insert into omtm_events (omtm, status, who, at) values (@second, 'activated', 'x', 'y')", new { second })));
    }

    /// <summary>F21.</summary>
    [Fact]
    public void A_teams_metric_serves_the_north_star_that_is_in_force()
    {
        const string workspace = OpenStore.Workspace;
        string hash = open.Store.NorthStars.Save(new NorthStarSave(workspace, NorthStarStoreTests.Whole, "Ada")).Standing!.Latest!.Hash;
        open.Store.NorthStars.Test(workspace, NorthStarStoreTests.Linked, "data", "Ada");
        foreach (Team team in Enum.GetValues<Team>())
            open.Store.NorthStars.Give(workspace, new SignOff(team, true, $"Head of {team}", null));
        Assert.True(open.Store.NorthStars.Activate(new NorthStarDecision(workspace, hash, "Grace", false, null, null)).Accepted);

        long other = Ledger.Draft(workspace, Sound("Growth") with { Serves = [new NorthStarLink(2)] }, "Ada", Today).Changed!.Id;
        Assert.Equal(["omtm.north-star-unknown"], Ledger.Activate(workspace, other, "Ada", Today).Findings.Select(f => f.Rule));
        Assert.Equal(OmtmState.Active, Started("Growth").State);
    }

    /// <summary>F20, F21, F22: the rules hold in the store as in the library.</summary>
    [Fact]
    public void A_draft_may_have_gaps_and_what_is_active_has_none()
    {
        OmtmDraft[] broken =
        [
            Sound("a") with { Stages = [FunnelStage.Activation, FunnelStage.Revenue] }, Sound("b") with { Serves = [] }, Sound("c") with { Months = 1 }, Sound("d") with { Months = 5 },
            Sound("e") with { Staff = 201, Metric = new MetricSegment("conversion") },
        ];
        foreach (OmtmDraft draft in broken)
        {
            Answer<OmtmVersion> drafted = Ledger.Draft(OpenStore.Workspace, draft, "Ada", Today);
            Assert.True(drafted.Accepted);
            Answer<OmtmVersion> refused = Ledger.Activate(OpenStore.Workspace, drafted.Changed!.Id, "Ada", Today);
            Assert.Equal(Refused.Incomplete, refused.Refused);
            Assert.Equal(drafted.Findings.Select(f => f.Rule), refused.Findings.Select(f => f.Rule));
        }

        Assert.Empty(Ledger.Active(OpenStore.Workspace));
        Assert.Equal(OmtmState.Active, Started("start-up", Sound("start-up") with { Staff = 49, Metric = new MetricSegment("conversion") }).State);
    }

    [Fact]
    public void What_was_written_is_read_back_and_a_newer_draft_takes_the_place_of_the_older()
    {
        OmtmVersion first = Ledger.Draft(OpenStore.Workspace, Sound(" Growth "), "Ada", Today).Changed!;
        OmtmVersion second = Ledger.Draft(OpenStore.Workspace, Sound("Growth") with { Months = 4 }, "Bea", Today).Changed!;
        open.Reopen();
        IReadOnlyList<OmtmVersion> all = Ledger.All(OpenStore.Workspace);
        Assert.Equal([(1, OmtmState.Withdrawn), (2, OmtmState.Draft)], all.Select(v => (v.Version, v.State)));
        OmtmDraft read = all[0].Draft;
        Assert.Equal(("Growth", "visitor conversion, Germany", 3, 300), (read.Team, read.Metric.Label, read.Months!.Value, read.Staff!.Value));
        Assert.Equal(Sound("Growth").Smart, read.Smart);
        Assert.Equal([FunnelStage.Acquisition], read.Stages);
        Assert.Equal("Bea", second.Author);
        Assert.Null(Ledger.Find("another", first.Id));
    }

    /// <summary>C04.</summary>
    [Fact]
    public void A_reminder_is_posted_once_before_expiry_and_never_after_renewal()
    {
        OmtmVersion metric = Started("Growth");
        OmtmReminders reminders = open.Store.Omtm.Reminders;
        Assert.Equal(0, reminders.Post(OpenStore.Workspace, new DateOnly(2027, 2, 14)));
        Assert.Equal(1, reminders.Post(OpenStore.Workspace, new DateOnly(2027, 2, 15)));
        Assert.Equal(0, reminders.Post(OpenStore.Workspace, new DateOnly(2027, 2, 16)));
        Assert.Equal(1, reminders.Post(OpenStore.Workspace, new DateOnly(2027, 2, 27)));
        Assert.Equal(ReminderMoment.LastCall, Assert.Single(reminders.Due(OpenStore.Workspace, new DateOnly(2027, 2, 27))).Reminder.Moment);

        OmtmRenewal renewal = new(2, "Visitor conversion in Germany ≥ 4 % by 2027-04-30", 3.4, "close to the goal");
        OmtmVersion renewed = Ledger.Renew(OpenStore.Workspace, metric.Id, renewal, ("Ada", new DateOnly(2027, 2, 27))).Changed!;
        Assert.Equal((new DateOnly(2027, 3, 1), 2, OmtmState.Active, metric.Id), (renewed.Draft.Start!.Value, renewed.Version, renewed.State, renewed.Renews!.Value));
        Assert.Equal(3.4, renewed.Draft.Smart.Baseline);
        Assert.Equal(OmtmState.Renewed, Ledger.Find(OpenStore.Workspace, metric.Id)!.State);
        Assert.All(Enumerable.Range(0, 40), d => Assert.Equal(0, reminders.Post(OpenStore.Workspace, new DateOnly(2027, 2, 27).AddDays(d))));
        Assert.Equal(2, open.Store.Read(t => t.Single<int>("select count(*) from notices where kind = 'omtm.expiring'")));
        Assert.Equal(["Notice", "LastCall"], open.Store.Read(t => t.Query<string>("select json_extract(facts, '$.moment') from notices where kind = 'omtm.expiring' order by id")));
    }

    /// <summary>F20: then the next one.</summary>
    [Fact]
    public void A_closed_metric_keeps_its_result_and_makes_room_for_the_next()
    {
        OmtmVersion metric = Started("Growth");
        Assert.Equal("omtm.learned-missing", Assert.Single(Ledger.Close(OpenStore.Workspace, metric.Id, 3.6, ("Ada", " ")).Findings).Rule);
        OmtmVersion closed = Ledger.Close(OpenStore.Workspace, metric.Id, 3.6, ("Ada", "Shorter forms work.")).Changed!;
        Assert.Equal((OmtmState.Closed, true, 3.6), (closed.State, closed.GoalReached!.Value, closed.Closing!.Result!.Value));
        Assert.Equal(Refused.Conflict, Ledger.Close(OpenStore.Workspace, metric.Id, 3.6, ("Ada", "twice")).Refused);
        Assert.Equal(Refused.Unknown, Ledger.Close("another", metric.Id, 3.6, ("Ada", "elsewhere")).Refused);
        Assert.Empty(open.Store.Omtm.Reminders.Due(OpenStore.Workspace, new DateOnly(2027, 2, 27)));
        Assert.Equal((1, 2), (closed.Version, Started("Growth").Version));
    }

    [Fact]
    public void Every_decision_stands_in_the_audit_chain_and_nothing_can_be_changed_later()
    {
        OmtmVersion metric = Started("Growth");
        Ledger.Close(OpenStore.Workspace, metric.Id, null, ("Bea", "Not measured."));
        Assert.Equal(
            ["omtm closed", "omtm activated", "omtm drafted", "team named"],
            open.Store.Audit.Latest(4).Select(e => e.Action));
        Assert.Equal("Bea", open.Store.Audit.Latest(1)[0].Who);
        Assert.Equal(Forecasting.Vocabulary.Judgement.Pass, open.Store.Audit.Verify().Judgement);
        foreach (string table in (string[])["teams", "omtms", "omtm_events"])
        {
            Assert.Throws<SqliteException>(() => open.Store.Write(t => t.Execute($"update {table} set at = 'x'")));
            Assert.Throws<SqliteException>(() => open.Store.Write(t => t.Execute($"delete from {table}")));
        }
    }
}
