using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.NorthStar;

/// <summary>F09, F11, F12, G06: who agrees, how often it may change, what goes wrong.</summary>
public class NorthStarApprovalTests
{
    private static readonly Month Now = Month.Of(2026, 11);

    private static readonly NorthStarPractice Good = new(
        "stock requests answered", "number of stock requests answered within 24 hours", [Team.Sales, Team.Marketing, Team.Product], Month.Of(2026, 10), [], ["cost per lead"]);

    /// <summary>F09: two of three are not enough, three are.</summary>
    [Fact]
    public void Two_teams_of_three_are_not_enough_and_three_are()
    {
        Assert.Equal([NorthStarLint.TeamsMissing], SoundStar.Errors(NorthStarApproval.Check(SoundStar.Draft, [.. SoundStar.Agreed.Take(2)], SoundStar.Tested)));
        Assert.Empty(NorthStarApproval.Check(SoundStar.Draft, SoundStar.Agreed, SoundStar.Tested));
    }

    /// <summary>F09: three teams are three people: whoever agreed for one cannot agree for another, unless the first yes is taken back.</summary>
    [Fact]
    public void One_person_does_not_agree_for_two_teams()
    {
        SignOff sales = new(Team.Sales, true, "Ada", null), product = new(Team.Product, true, " ada ", null);

        Assert.Equal([NorthStarApproval.OnePerson], SoundStar.Errors(NorthStarApproval.Check(SoundStar.Draft, [.. SoundStar.Agreed, sales, product], SoundStar.Tested)));
        Assert.Equal(NorthStarApproval.OnePerson, NorthStarApproval.WhyNotSign([sales], product)!.Rule);
        Assert.Null(NorthStarApproval.WhyNotSign([sales], product with { Approves = false }));
        Assert.Null(NorthStarApproval.WhyNotSign([sales], sales));
        Assert.Null(NorthStarApproval.WhyNotSign([sales, sales with { Approves = false }], product));
    }

    /// <summary>F11, C04: a decision is to be assessed again within a year, and the reminder comes a month before.</summary>
    [Fact]
    public void A_north_star_is_assessed_again_within_a_year_and_reminded_of_a_month_before()
    {
        NorthStarReview review = new(new DateOnly(2026, 11, 22));

        Assert.Equal(new DateOnly(2027, 11, 22), review.Due);
        Assert.False(review.IsNear(new DateOnly(2027, 10, 22)));
        Assert.True(review.IsNear(new DateOnly(2027, 10, 23)));
        Assert.False(review.IsOver(review.Due));
        Assert.True(review.IsOver(new DateOnly(2027, 11, 23)));
    }

    [Fact]
    public void The_last_word_of_a_team_counts()
    {
        SignOff no = new(Team.Product, false, "Ada", "not measurable in the app");

        Assert.Equal([Team.Product], NorthStarApproval.Missing([.. SoundStar.Agreed, no]));
        Assert.Empty(NorthStarApproval.Missing([no, .. SoundStar.Agreed]));
    }

    /// <summary>F09: validated on real data.</summary>
    [Fact]
    public void Without_a_data_test_or_with_too_few_months_it_is_not_approvable()
    {
        DataTest few = new("answered", new RevenueLink(5, null, null, null, "not enough evidence"));
        DataTest unclear = new("answered", new RevenueLink(24, 0.1, -0.3, 0.5, null));

        Assert.Equal(["northstar.data-test-missing"], SoundStar.Errors(NorthStarApproval.Check(SoundStar.Draft, SoundStar.Agreed, test: null)));
        Assert.Equal(["northstar.data-test-failed"], SoundStar.Errors(NorthStarApproval.Check(SoundStar.Draft, SoundStar.Agreed, few)));
        Assert.Equal("northstar.data-test-review", Assert.Single(NorthStarApproval.Check(SoundStar.Draft, SoundStar.Agreed, unclear)).Rule);
    }

    /// <summary>F09, R03: the correlation is that of the column with the leads of all series, month for month.</summary>
    [Fact]
    public void A_column_is_tested_against_the_leads_of_all_markets()
    {
        Month first = Month.Of(2024, 1);
        LeadRow[] leads = [.. Enumerable.Range(0, 24).SelectMany(i => new[] { "Lille", "Lyon" }.Select(m => new LeadRow(new SeriesKey("Winter", m), first.Plus(i), 50 + i, LeadStatus.Final)))];
        ExternalRow[] answered = [.. Enumerable.Range(0, 24).Select(i => new ExternalRow("answered", ExternalRow.AllMarkets, first.Plus(i), (2 * (50 + i)) - 7, null))];
        var contract = new FramingContract("test", null, null, new Kpi("leads", "leads", "acquisition", true), 3, null, Scope.Everything, LabelPolicy.Immediate, Approval.ByPeople, Schedule.Default, Gates.Default, null);
        Workspace workspace = new(contract, leads, [], answered, [], []);

        DataTest test = DataTest.Of(workspace, "answered")!;

        Assert.Equal(24, test.Link.Months);
        Assert.Equal(1.0, test.Link.Correlation!.Value, 12);
        Assert.Equal(Judgement.Pass, test.Verdict.Judgement);
        Assert.Null(DataTest.Of(workspace, "nothing"));
    }

    /// <summary>F11: one at most, and a reason for a change.</summary>
    [Fact]
    public void There_is_one_north_star_at_most_and_a_change_gives_its_reason()
    {
        Assert.Empty(NorthStarApproval.ForChange(hasActive: false, replaces: false, reason: null));
        Assert.Equal(NorthStarApproval.OneAlready, Assert.Single(NorthStarApproval.ForChange(hasActive: true, replaces: false, ChangeReason.NewMarket)).Rule);
        Assert.Equal(NorthStarApproval.ReasonMissing, Assert.Single(NorthStarApproval.ForChange(hasActive: true, replaces: true, reason: null)).Rule);
        Assert.All(Enum.GetValues<ChangeReason>(), r => Assert.Empty(NorthStarApproval.ForChange(hasActive: true, replaces: true, r)));
    }

    /// <summary>F12: five examples, the first without a company.</summary>
    [Fact]
    public void Five_examples_are_there_and_the_first_names_no_company() =>
        Assert.Equal([null, "Airbnb", "Spotify", "HubSpot", "E-learning"], NorthStarExamples.All.Select(e => e.Company));

    /// <summary>G06: six bad fixtures, six different findings.</summary>
    [Fact]
    public void Six_bad_practices_give_six_different_findings_and_a_good_one_none()
    {
        NorthStarPractice[] bad =
        [
            Good with { Name = "satisfaction", Definition = "customer satisfaction" },
            Good with { Name = "page views", Definition = "number of page views" },
            Good with { SignedOff = [Team.Marketing] },
            Good with { LastMeasured = Month.Of(2026, 3) },
            Good with { Changes = [Month.Of(2026, 2), Month.Of(2026, 7)] },
            Good with { Supporting = [] },
        ];

        string[] rules = [.. bad.Select(b => Assert.Single(NorthStarLint.Of(b, Now)).Rule)];
        Assert.Equal(6, rules.Distinct().Count());
        Assert.Empty(NorthStarLint.Of(Good, Now));
    }
}
