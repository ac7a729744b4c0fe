using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Jobs;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>H01: a step that failed is tried again by whoever may; everybody else is told who.</summary>
public sealed class RunsPageTests : IDisposable
{
    private readonly FramedHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task Only_who_may_run_is_offered_another_try()
    {
        // Nothing of an unsigned framing is worked on, so the step stays as it is left here.
        using HttpClient alex = await house.BrowserOf("Alex");
        PartitionTable table = house.Store.Partitions;
        table.Ensure(new CyclePlan(FramedHouse.Workspace, SmallWorkspace.Clock, house.Store.DataSets.Current(FramedHouse.Workspace)!.Id, 1, [new SeriesKey(SmallWorkspace.Campaign, "Lyon")]));
        table.Fail(table.ClaimNext(FramedHouse.Workspace, SmallWorkspace.Clock, WorkerIdentity.Current, TimeSpan.FromMinutes(1))!, "disk full");
        using HttpClient dominique = await house.BrowserOf("Dominique");

        string offered = await FrameFlowTests.Text(alex, "/runs");
        string read = await FrameFlowTests.Text(dominique, "/runs");

        Assert.Contains("handler=Retry", offered, StringComparison.Ordinal);
        Assert.Contains("disk full", read, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Retry", read, StringComparison.Ordinal);
        Assert.Contains(Words.Of("en")["runs.mayRetry"], read, StringComparison.Ordinal);
    }
}
