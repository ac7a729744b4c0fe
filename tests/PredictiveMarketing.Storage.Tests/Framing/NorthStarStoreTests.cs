using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Storage.Tests.Framing;

/// <summary>F08, F09, F11: iterations, sign-offs, data test, and one active version whose predecessors stay readable.</summary>
public sealed class NorthStarStoreTests : IDisposable
{
    private const string Name = FramedRoom.Name;

    internal static readonly NorthStarDraft Whole = new()
    {
        ValueProposition = "The car you want, in stock, today",
        Jobs = ["Another car this week"],
        Whys = ["1", "2", "3", "4", "5"],
        Candidates = [new("requests answered in a day", 5, 4), new("test drives", 4, 3)],
        Chosen = "requests answered in a day",
        Definition = "number of requests answered within 24 hours, per month",
        Criteria = [.. Criteria.All.Select(c => new CriterionEvidence(c, true, "seen"))],
        Column = "answered",
        Supporting = ["cost per lead"],
    };

    internal static readonly DataTest Linked = new("answered", new RevenueLink(24, 0.8, 0.6, 0.9, null));
    private readonly FramedRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public void A_brainstorm_before_the_whys_is_not_kept()
    {
        NorthStarAnswer answer = room.Store.NorthStars.Save(new NorthStarSave(Name, Whole with { Whys = ["1", "2", "3", "4"] }, "Ada"));

        Assert.Equal([NorthStarGuide.OutOfOrder, NorthStarGuide.OutOfOrder], answer.Findings.Select(f => f.Rule));
        Assert.Null(room.Store.NorthStars.Standing(Name).Latest);
    }

    [Fact]
    public void Two_of_three_teams_cannot_decide_and_three_can()
    {
        string hash = Saved(Whole);
        room.Store.NorthStars.Test(Name, Linked, "data", "Ada");
        Agree(Team.Sales, Team.Marketing);
        Assert.Equal([NorthStarLint.TeamsMissing], Errors(Decide(hash)));

        Agree(Team.Product);
        Assert.True(Decide(hash).Accepted);
        Assert.Equal(1, room.Store.NorthStars.Standing(Name).Active!.Version);
    }

    /// <summary>F09: one person does not sign for all three teams; the second yes is refused and not kept.</summary>
    [Fact]
    public void One_person_signs_for_one_team_only()
    {
        Saved(Whole);
        Assert.True(room.Store.NorthStars.Give(Name, new SignOff(Team.Sales, true, "Ada", null)).Accepted);

        NorthStarAnswer second = room.Store.NorthStars.Give(Name, new SignOff(Team.Product, true, "Ada", null));

        Assert.Equal([NorthStarApproval.OnePerson], Errors(second));
        Assert.Equal([Team.Sales], room.Store.NorthStars.Standing(Name).SignOffs.Select(s => s.SignOff.Team));
        Assert.True(room.Store.NorthStars.Give(Name, new SignOff(Team.Sales, false, "Ada", "I am with product")).Accepted);
        Assert.True(room.Store.NorthStars.Give(Name, new SignOff(Team.Product, true, "Ada", null)).Accepted);
    }

    /// <summary>F11, C04: an assessment says why, counts for the version in force only, and moves the next review.</summary>
    [Fact]
    public void An_assessment_needs_its_reason_and_an_active_north_star()
    {
        Assert.Equal([NorthStars.NoneActive], Errors(room.Store.NorthStars.Reassess(Name, "Looked at it", "Grace")));
        Active(Whole, reason: null);
        Assert.Equal(["northstar.review-note-missing"], Errors(room.Store.NorthStars.Reassess(Name, " ", "Grace")));

        NorthStarStanding standing = room.Store.NorthStars.Reassess(Name, "No new market", "Grace").Standing!;

        Assert.Equal(("Grace", "No new market"), (standing.Assessments[0].Who, standing.Assessments[0].Note));
        Assert.Equal(DateOnly.FromDateTime(standing.Assessments[0].At.UtcDateTime), standing.Review!.Assessed);
    }

    [Fact]
    public void Another_definition_asks_the_teams_again_and_another_value_proposition_does_not()
    {
        Saved(Whole);
        Agree(Team.Sales);

        Saved(Whole with { ValueProposition = "A car today" });
        Assert.Single(room.Store.NorthStars.Standing(Name).SignOffs);
        Saved(Whole with { Definition = "number of requests answered within 48 hours, per month" });
        Assert.Empty(room.Store.NorthStars.Standing(Name).SignOffs);
    }

    [Fact]
    public void A_second_north_star_is_refused_a_change_needs_its_reason_and_the_first_stays_readable()
    {
        Active(Whole, reason: null);
        Assert.Equal([NorthStarApproval.OneAlready], Errors(Decide(room.Store.NorthStars.Standing(Name).Latest!.Hash)));

        NorthStarDraft other = Whole with { Chosen = "test drives", Definition = "number of test drives per month" };
        string hash = Saved(other);
        room.Store.NorthStars.Test(Name, Linked, "data", "Ada");
        Agree(Team.Sales, Team.Marketing, Team.Product);
        Assert.Equal([NorthStarApproval.OneAlready], Errors(Decide(hash)));
        Assert.Equal([NorthStarApproval.ReasonMissing], Errors(Decide(hash, replaces: true)));
        Assert.True(Decide(hash, replaces: true, ChangeReason.NewMarket).Accepted);

        NorthStarStanding standing = room.Store.NorthStars.Standing(Name);
        Assert.Equal("test drives", standing.Active!.Iteration.Draft.Chosen);
        Assert.Equal([2, 1], standing.Versions.Select(v => v.Version));
        Assert.Equal("requests answered in a day", standing.Versions[1].Iteration.Draft.Chosen);
        Assert.Equal(ChangeReason.NewMarket, standing.Active.Reason);
    }

    [Fact]
    public void Iterations_are_kept_and_the_same_again_is_none()
    {
        Saved(new NorthStarDraft { ValueProposition = "v" });
        Saved(new NorthStarDraft { ValueProposition = "v", Jobs = ["j"] });
        Saved(new NorthStarDraft { ValueProposition = " v ", Jobs = ["j"] });

        Assert.Equal([2, 1], room.Store.NorthStars.Iterations(Name).Select(i => i.Iteration));
    }

    private string Saved(NorthStarDraft draft) => room.Store.NorthStars.Save(new NorthStarSave(Name, draft, "Ada")).Standing!.Latest!.Hash;

    private void Agree(params Team[] teams)
    {
        foreach (Team team in teams)
            room.Store.NorthStars.Give(Name, new SignOff(team, true, $"Head of {team}", null));
    }

    private void Active(NorthStarDraft draft, ChangeReason? reason)
    {
        string hash = Saved(draft);
        room.Store.NorthStars.Test(Name, Linked, "data", "Ada");
        Agree(Team.Sales, Team.Marketing, Team.Product);
        Assert.True(Decide(hash, replaces: false, reason).Accepted);
    }

    private NorthStarAnswer Decide(string hash, bool replaces = false, ChangeReason? reason = null) =>
        room.Store.NorthStars.Activate(new NorthStarDecision(Name, hash, "Grace", replaces, reason, null));

    private static IReadOnlyList<string> Errors(NorthStarAnswer answer) => [.. answer.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Rule)];
}
