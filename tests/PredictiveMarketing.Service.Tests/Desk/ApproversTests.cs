using System.Text.Json.Nodes;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.People;
using PredictiveMarketing.Storage.Targets;
using PredictiveMarketing.Storage.Versions;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Desk;

/// <summary>F26, H01: the people whom the signed contract names are the ones who approve, as soon as they can come.</summary>
public sealed class ApproversTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pm-approvers-").FullName;
    private readonly Store store;

    public ApproversTests() => store = Store.Open(Path.Combine(folder, "store"));

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Only_the_people_named_approve_once_enough_of_them_have_an_account()
    {
        long target = Draft(needed: 1, "Ana Berg", "Nobody Yet");
        Let("ana", "Ana Berg", Role.Governance);
        Let("bo", "Bo Lind", Role.Governance);

        Assert.Equal(["Ana Berg"], Room().Of("named").Known);
        LedgerAnswer refused = As("Bo Lind").Approve([target], null);
        Assert.Equal("targets.not-an-approver", Assert.Single(refused.Findings).Rule);
        Assert.Contains("Ana Berg", refused.Findings[0].Cure, StringComparison.Ordinal);
        Assert.True(As("Ana Berg").Approve([target], null).Accepted);
    }

    /// <summary>A contract that names somebody by the name with which they sign in means the same person.</summary>
    [Theory]
    [InlineData("ana")]
    [InlineData("ANA BERG")]
    public void A_name_is_the_one_that_is_shown_or_the_one_to_sign_in_with(string named)
    {
        Draft(needed: 1, named);
        Let("ana", "Ana Berg", Role.Planner);
        Assert.True(Room().Of("named").Binds);
    }

    [Fact]
    public void Two_names_of_one_person_are_one()
    {
        Draft(needed: 2, "ana", "Ana Berg");
        Let("ana", "Ana Berg", Role.Planner);
        Assert.Equal((1, false), (Room().Of("named").Known.Count, Room().Of("named").Binds));
    }

    [Fact]
    public void While_too_few_of_them_may_decide_whoever_holds_the_right_approves()
    {
        long target = Draft(needed: 2, "Ana Berg", "Cy Moss", "Di Vos", "Ed Roy");
        Let("ana", "Ana Berg", Role.Governance);
        Let("cy", "Cy Moss", Role.Viewer);
        Let("di", "Di Vos", Role.Governance, comes: false);
        Account closed = Let("ed", "Ed Roy", Role.Governance);
        store.People.Accounts.Change(closed.Id, new AccountChange(closed.Roles, null, IsDisabled: true), "test");
        Let("bo", "Bo Lind", Role.Governance);

        Assert.Equal(["Ana Berg"], Room().Of("named").Known);
        Assert.True(As("Bo Lind").Approve([target], null).Accepted);
    }

    [Fact]
    public void In_a_demo_the_people_of_the_demo_count()
    {
        long target = Draft(needed: 1, "dominique");
        Assert.Equal("targets.not-an-approver", Assert.Single(As("Camille").Approve([target], null).Findings).Rule);
        Assert.True(As("Dominique").Approve([target], null).Accepted);
    }

    [Fact]
    public void Whoever_is_named_nowhere_stands_in_nobodys_way()
    {
        long target = Draft(needed: 1);
        Assert.True(As("Camille").Approve([target], null).Accepted);
    }

    private ApproversRoom Room() => new(store, new WorkspaceRoom(store), new Identification(store, Reach.OwnMachine));

    private SeenTargets As(string name) => new(store.Targets, new TargetReading(store), Room(), new Person(name, [Role.Governance], null));

    private Account Let(string name, string shown, Role role, bool comes = true)
    {
        AccountAnswer answer = store.People.Links.Invite(new NewAccount(name, shown, [role.ToString()]), "test");
        if (comes)
            store.People.Links.SetPassword(answer.Link!, "a hash");
        return answer.Account!;
    }

    private long Draft(int needed, params string[] approvers)
    {
        string written = SmallWorkspace.Write(Path.Combine(folder, "named"), "named", people: true);
        string file = Path.Combine(written, "frame.json");
        JsonNode frame = JsonNode.Parse(File.ReadAllText(file))!;
        frame["approval"]!["approvers"] = needed;
        frame["framing"] = new JsonObject { ["approvers"] = new JsonArray([.. approvers.Select(a => JsonValue.Create(a))]) };
        File.WriteAllText(file, frame.ToJsonString());
        KeptDataSet kept = store.DataSets.Keep(WorkspaceReader.Read(written));
        SourcedDraft draft = new(new TargetDraft(new SeriesKey(SmallWorkspace.Campaign, "Lyon"), SmallWorkspace.Clock, 90, 100, 110), new TargetSources(kept.Id, kept.Plan, null, "forecast"));
        return store.Write(t => TargetLedger.Draft(t, new CampaignDrafts("named", SmallWorkspace.Clock, "pm", needed, [draft])))[0].Id;
    }
}
