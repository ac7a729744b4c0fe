using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Targets;
using PredictiveMarketing.Storage.Tests.Import.Receptacle;
using PredictiveMarketing.Storage.Versions;
using static PredictiveMarketing.Storage.Tests.Jobs.CycleRoom;

namespace PredictiveMarketing.Storage.Tests.Jobs;

/// <summary>T01, T03: what an import restates is proposed again, beside what is published and never in its place unasked.</summary>
public sealed class RestatedMonthsTests : IDisposable
{
    private const string Header = "campaign,market,month,leads\n";
    private readonly CycleRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public void A_restated_month_is_proposed_again_as_drafts_beside_the_published_targets()
    {
        room.Workspace.Write("frame.json", Auto.Replace("\"auto\"", "\"people\"", StringComparison.Ordinal));
        KeptDataSet first = room.Keep();
        var cycle = new MonthlyCycle(room.Store, Settings());
        cycle.RunDue("cycle");
        long[] drafts = [.. room.All().Select(t => t.Id)];
        room.Store.Targets.Approve(drafts, "anna");
        room.Store.Targets.Publish(drafts, "anna");
        KeptImport import = Import("Spring,Paris,2025-03,777\n");
        Assert.Equal(March, cycle.Restated("cycle"));
        Assert.Equal([March], cycle.RunDue("cycle"));
        TargetVersion[] proposed = [.. room.All().Where(t => t.Version == 2)];
        Assert.Equal(6, proposed.Length);
        Assert.All(proposed, t => Assert.Equal((TargetState.Draft, import.DataSetAfter), (t.State, t.Sources.DataSet)));
        Assert.All(room.All().Where(t => t.Version == 1), t => Assert.Equal((TargetState.Published, first.Id), (t.State, t.Sources.DataSet)));
        room.Store.Targets.Approve([.. proposed.Select(t => t.Id)], "anna");
        room.Store.Targets.Publish([.. proposed.Select(t => t.Id)], "anna");
        Assert.All(room.All().Where(t => t.Version == 1), t => Assert.Equal(TargetState.Superseded, t.State));
    }

    [Fact]
    public void It_is_proposed_once_however_often_the_schedule_looks()
    {
        room.Keep();
        var cycle = new MonthlyCycle(room.Store, Settings());
        cycle.RunDue("cycle");
        Import("Spring,Paris,2025-03,777\n");
        Assert.Equal([March], cycle.RunDue("cycle"));
        string after = Bytes(room.Store);
        Assert.Null(cycle.Restated("cycle"));
        Assert.Empty(cycle.RunDue("cycle"));
        Assert.Empty(new MonthlyCycle(room.Store, Settings()).RunDue("cycle"));
        Assert.Equal(after, Bytes(room.Store));
        Assert.Equal(6, room.All().Count(t => t.State == TargetState.Published));
    }

    [Fact]
    public void A_goal_or_the_leads_of_a_month_after_the_cycle_are_no_reason()
    {
        room.Keep();
        var cycle = new MonthlyCycle(room.Store, Settings());
        cycle.RunDue("cycle");
        room.Workspace.Write("goals.csv", "campaign,market,month,leads\nSpring,Paris,2026-03,500\n");
        Assert.NotEqual(room.Store.Partitions.List("cycle", March)[0].DataSet, room.Keep().Id);
        Assert.Empty(cycle.RunDue("cycle"));
        Import("Spring,Paris,2026-03,250\n");
        Assert.Empty(cycle.RunDue("cycle"));
    }

    [Fact]
    public void A_new_plan_or_a_new_series_is_a_reason()
    {
        room.Keep();
        var cycle = new MonthlyCycle(room.Store, Settings());
        cycle.RunDue("cycle");
        room.Workspace.Write("media_plan.csv", "campaign,market,channel,month,spend\nSpring,Paris,tv,2026-04,100\n");
        room.Keep();
        Assert.Equal([March], cycle.RunDue("cycle"));
        room.Workspace.Write("leads.csv", Leads(["Spring,Paris", "Spring,Lyon", "Spring,Nice"], 26));
        room.Keep();
        Assert.Equal([March], cycle.RunDue("cycle"));
        Assert.Contains(room.All(), t => t.Key.Market == "Nice");
    }

    [Fact]
    public void When_a_newer_cycle_is_due_the_older_one_stays_as_it_was()
    {
        room.Clock.Now = new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);
        room.Workspace.Write("frame.json", Auto.Replace("\"2026-03\"", "null", StringComparison.Ordinal)).Write("leads.csv", Leads(["Spring,Paris"], 26));
        room.Keep();
        var cycle = new MonthlyCycle(room.Store, Settings());
        cycle.RunDue("cycle");
        room.Clock.Now = new DateTimeOffset(2026, 4, 10, 0, 0, 0, TimeSpan.Zero);
        Import("Spring,Paris,2025-03,777\nSpring,Paris,2026-03,250\n");
        Assert.Null(cycle.Restated("cycle"));
        Assert.Equal([March.Next], cycle.RunDue("cycle"));
        Assert.Empty(cycle.RunDue("cycle"));
        Assert.Single(room.All().Where(t => t.Cycle == March).Select(t => t.Version).Distinct());
    }

    private KeptImport Import(string rows)
    {
        var desk = new ImportDesk(room.Store, [new CountedLeads()], ImportFiles.Open);
        var request = new ImportRequest(room.Workspace.Folder, CountedLeads.KindName, "crm.csv", new MemoryStream(Encoding.UTF8.GetBytes(Header + rows)), DeskRoom.Today);
        return desk.Apply(desk.Preview(request), "anna").Import!;
    }
}
