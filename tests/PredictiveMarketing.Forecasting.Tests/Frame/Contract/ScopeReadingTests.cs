using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.Contract;

/// <summary>F02: the scope is narrowed, and what it leaves out is listed.</summary>
public class ScopeReadingTests
{
    [Fact]
    public void One_TV_line_among_ten_is_listed_as_out_of_scope_and_the_rest_is_all_digital()
    {
        MediaRow[] plan = [Line("tv", 5000m), .. Enumerable.Range(0, 9).Select(i => Line(i % 2 == 0 ? "search" : "social", 100m))];

        ScopeReading reading = ScopeReading.Of(new Scope([], ["search", "social"]), plan);

        Assert.Equal("tv", Assert.Single(reading.OutOfScope).Channel);
        Assert.Equal(9, reading.Inside);
        Assert.Equal(1.0, reading.DigitalShare);
    }

    [Fact]
    public void A_line_out_of_scope_is_no_driver_of_the_training_table()
    {
        var contract = new FramingContract("test", null, null, new Kpi("leads", "leads", "acquisition", true), 3, null, new Scope([], ["search"]), LabelPolicy.Immediate, Approval.ByPeople, Schedule.Default, Gates.Default, null);
        LeadRow[] leads = [.. Enumerable.Range(0, 24).Select(i => new LeadRow(new SeriesKey("Winter", "Lyon"), Month.Of(2024, 1).Plus(i), 100 + i, LeadStatus.Final))];
        MediaRow[] plan = [.. leads.SelectMany(l => new[] { Line("search", 10m) with { Month = l.Month }, Line("tv", 90m) with { Month = l.Month } })];

        FramedQuestion framed = FourSteps.Frame(new Workspace(contract, leads, plan, [], [], []), clock: null);

        Assert.Equal(["search"], framed.Tables[0].Columns.Select(d => d.Name));
    }

    [Fact]
    public void The_digital_share_is_a_share_of_the_spend()
    {
        Assert.Equal(0.25, ScopeReading.Of(Scope.Everything, [Line("Radio", 75m), Line("Search", 25m)]).DigitalShare);
        Assert.Null(ScopeReading.Of(new Scope([], ["nothing"]), [Line("tv", 1m)]).DigitalShare);
    }

    [Theory]
    [InlineData("TV nationale", false)]
    [InlineData("affichage", false)]
    [InlineData("ooh", false)]
    [InlineData("connected tv", true)]
    [InlineData("web radio", true)]
    [InlineData("display", true)]
    public void A_channel_is_digital_by_its_name(string channel, bool digital) => Assert.Equal(digital, ScopeReading.IsDigital(channel));

    private static MediaRow Line(string channel, decimal spend) =>
        new("Winter", "Lyon", channel, Month.Of(2026, 1), spend, MediaStatus.Planned, null, null, MediaLevel.Local, null);
}
