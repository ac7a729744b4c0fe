using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame;

public sealed class FrameStepTests
{
    private static readonly Workspace World = Planted.Workspace(3, [.. Enumerable.Range(1, 24).Select(i => (double)i)]);

    private static Month M(int month) => Planted.First.Plus(month - 1);

    [Fact]
    public void Without_a_clock_the_origin_is_the_last_final_month() =>
        Assert.Equal((M(24), M(24), 3), Ends(FrameStep.Run(World, clock: null)));

    [Fact]
    public void The_leads_of_the_clocks_own_month_are_not_known_yet() =>
        Assert.Equal((M(20), M(20), 3), Ends(FrameStep.Run(World, clock: M(21))));

    [Fact]
    public void Provisional_months_are_nowcast_and_lengthen_the_steps()
    {
        Workspace provisional = World with { Leads = [.. World.Leads.Select(r => r.Month > M(22) ? r with { Status = LeadStatus.Provisional } : r)] };
        FramedQuestion framed = FrameStep.Run(provisional, clock: null);
        Assert.Equal((M(22), M(24), 5), Ends(framed));
        Assert.Equal(23, framed.Tables[0].Provisional[M(23)]);
        Assert.True(double.IsNaN(framed.Tables[0].Leads[M(23)]));
    }

    [Fact]
    public void F04_months_younger_than_the_maturation_are_not_trained_on()
    {
        Workspace maturing = World with { Contract = Planted.Contract(3, maturation: 2) };
        Assert.Equal((M(22), M(24), 5), Ends(FrameStep.Run(maturing, clock: null)));
    }

    [Fact]
    public void No_lead_in_scope_is_an_error_finding_and_no_table()
    {
        FramedQuestion framed = FrameStep.Run(World, clock: M(1));
        Assert.Empty(framed.Tables);
        Assert.Contains(framed.Findings, f => f.Severity == Severity.Error && f.Rule == "frame.no-leads");
    }

    [Fact]
    public void A_media_month_without_a_line_is_zero_inside_the_plan_and_unknown_after_it()
    {
        MediaRow Line(string channel, int month, decimal spend) =>
            new("launch", "Lille", channel, M(month), spend, MediaStatus.Delivered, null, null, MediaLevel.Local, null);
        Workspace media = World with { Media = [Line("tv", 1, 10), Line("tv", 3, 30), Line("search", 24, 5)] };
        DriverColumn tv = FrameStep.Run(media, clock: null).Tables[0].Columns.Single(c => c.Name == "tv");
        Assert.Equal([10, 0, 30, 0], tv.Values.Slice(M(1), M(4)));
        Assert.True(double.IsNaN(tv.Values[M(25)]));
    }

    [Fact]
    public void Later_lines_of_a_channel_that_is_not_known_ahead_do_not_lengthen_the_plan_of_the_others()
    {
        MediaRow Line(string channel, int month) => new("launch", "Lille", channel, M(month), 7, MediaStatus.Planned, null, null, MediaLevel.Local, null);
        Workspace media = World with
        {
            Contract = World.Contract with { Drivers = [new Driver("tv", DriverSource.Media, KnownAhead: true), new Driver("radio", DriverSource.Media, KnownAhead: false)] },
            Media = [Line("tv", 1), Line("tv", 24), Line("radio", 1), Line("radio", 27)],
        };
        DriverColumn tv = FrameStep.Run(media, clock: null).Tables[0].Columns.Single(c => c.Name == "tv");
        Assert.Equal(0, tv.Values[M(2)]);
        Assert.True(double.IsNaN(tv.Values[M(25)]));
    }

    [Fact]
    public void National_media_reaches_every_market_as_a_column_of_its_own()
    {
        var national = new MediaRow("launch", "NATIONAL", "tv", M(1), 99, MediaStatus.Delivered, null, null, MediaLevel.National, null);
        Workspace two = Planted.Workspace(1, [1, 2, 3], [4, 5, 6]) with { Media = [national] };
        FramedQuestion framed = FrameStep.Run(two, clock: null);
        Assert.Equal(2, framed.Tables.Count);
        Assert.All(framed.Tables, t => Assert.Equal(["tv (national)"], t.Columns.Select(c => c.Name)));
    }

    [Fact]
    public void Delivered_spend_beats_planned_and_the_latest_plan_version_stands()
    {
        MediaRow Line(MediaStatus status, decimal spend, string? version, int month) =>
            new("launch", "Lille", "tv", M(month), spend, status, null, null, MediaLevel.Local, version);
        Workspace media = World with
        {
            Media =
            [
                Line(MediaStatus.Planned, 1, "v1", 1), Line(MediaStatus.Delivered, 2, null, 1),
                Line(MediaStatus.Planned, 3, "v1", 2), Line(MediaStatus.Planned, 4, "v2", 2),
            ],
        };
        Assert.Equal([2, 4], FrameStep.Run(media, clock: null).Tables[0].Columns.Single().Values.Slice(M(1), M(2)));
    }

    [Fact]
    public void F02_a_channel_out_of_scope_is_not_a_driver()
    {
        MediaRow Line(string channel) => new("launch", "Lille", channel, M(1), 1, MediaStatus.Delivered, null, null, MediaLevel.Local, null);
        Workspace scoped = World with
        {
            Contract = World.Contract with { Scope = new Scope([], ["search"]) },
            Media = [Line("search"), Line("tv")],
        };
        Assert.Equal(["search"], FrameStep.Run(scoped, clock: null).Tables[0].Columns.Select(c => c.Name));
    }

    [Fact]
    public void A_value_published_later_is_not_known_at_the_cutoff()
    {
        ExternalRow Row(int month) => new("registrations", "ALL", M(month), 100 + month, M(month + 2));
        Workspace late = World with { Externals = [.. Enumerable.Range(1, 22).Select(Row)] };
        FramedQuestion framed = FrameStep.Run(late, clock: null);
        KnownDriver driver = framed.Tables[0].KnownAt(framed.Cutoff.At(M(20)), nonNegative: true).Drivers.Single();
        Assert.False(driver.Guessed[17]);
        Assert.Equal(118, driver.Values[17]);
        Assert.True(driver.Guessed[18]);
        Assert.Equal(107, driver.Values[18]);
    }

    [Fact]
    public void What_is_not_known_ahead_is_guessed_as_the_same_month_last_year()
    {
        ExternalRow Row(int month) => new("stringency", "ALL", M(month), month, null);
        Workspace world = World with { Externals = [.. Enumerable.Range(1, 24).Select(Row)] };
        FramedQuestion framed = FrameStep.Run(world, clock: null);
        KnownDriver driver = framed.Tables[0].KnownAt(framed.Cutoff, nonNegative: true).Drivers.Single();
        Assert.Equal([13, 14, 15], driver.Values[24..]);
        Assert.All(driver.Guessed[24..], Assert.True);
    }

    private static (Month Origin, Month Last, int Steps) Ends(FramedQuestion framed) => (framed.Cutoff.Origin, framed.LastLeads, framed.Cutoff.Steps);
}
