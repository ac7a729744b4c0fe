using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.Contract;

/// <summary>F03, F04: what would count as a lead, tried before any file is there.</summary>
public class TriedLeadsTests
{
    private static readonly LeadDefinition Requests = new(1, ["stock request", "vehicle request"]);
    private static readonly TriedEvent[] Rows = [new("Stock request", null, 4), new("vehicle request", null, 3), new("newsletter", null, 3)];

    /// <summary>F03: the acceptance line.</summary>
    [Fact]
    public void Four_stock_and_three_vehicle_requests_are_seven_leads_and_three_newsletters_none() =>
        Assert.Equal(new TriedLeads(7, 3, 0), TriedLeads.Of(Requests, LabelPolicy.Immediate, Rows));

    /// <summary>F04: technical errors change nothing.</summary>
    [Fact]
    public void Five_rows_with_an_excluded_code_change_the_count_by_nothing()
    {
        LabelPolicy policy = new(1) { ExclusionCodes = ["SEPA-ERROR"] };

        TriedLeads with = TriedLeads.Of(Requests, policy, [.. Rows, new("stock request", "sepa-error", 5)]);

        Assert.Equal(TriedLeads.Of(Requests, policy, Rows).Qualified, with.Qualified);
        Assert.Equal(5, with.Excluded);
    }

    /// <summary>F04: a month that is younger than the maturation is provisional and not trained on.</summary>
    [Fact]
    public void Months_that_still_mature_are_provisional_and_not_trained_on()
    {
        var contract = new FramingContract("test", null, null, new Kpi("leads", "leads", "acquisition", true), 3, null, Scope.Everything, new LabelPolicy(2), Approval.ByPeople, Schedule.Default, Gates.Default, null);
        LeadRow[] leads = [.. Enumerable.Range(0, 24).Select(i => new LeadRow(new SeriesKey("Winter", "Lyon"), Month.Of(2024, 1).Plus(i), 100 + i, LeadStatus.Final))];

        FramedQuestion framed = FourSteps.Frame(new Workspace(contract, leads, [], [], [], []), clock: null);

        Assert.Equal(Month.Of(2025, 10), framed.Tables[0].Leads.Last);
        Assert.Equal(2, framed.Maturing);
        Assert.Contains(framed.Findings, f => f.Rule == "frame.provisional");
    }
}
