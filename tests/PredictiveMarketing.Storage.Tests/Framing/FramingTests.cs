using System.Security.Cryptography;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Framing;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Framing;

/// <summary>F01, F26, F27: framings in versions, signed into frame.json.</summary>
public sealed class FramingTests : IDisposable
{
    private readonly FramedRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public void A_frame_json_that_comes_as_a_file_is_version_1_and_counts_as_signed()
    {
        room.Load();

        FramingVersion active = room.Framings.Standing(FramedRoom.Name).Active!;
        Assert.Equal((1, FramingOrigin.File), (active.Version, active.Origin));
        Assert.Equal(Environment.UserName, active.Signature!.Who);
        Assert.Null(room.Framings.WhyNotTrain(room.Workspace.Read().Workspace!.Contract));

        room.Load();
        Assert.Single(room.Framings.History(FramedRoom.Name));
    }

    [Fact]
    public void A_changed_file_of_whoever_brought_it_is_their_next_version()
    {
        room.Load();
        room.Workspace.Write("frame.json", """{ "name": "test", "kpi": { "name": "leads" }, "horizonMonths": 5 }""");
        room.Load();

        Assert.Equal([2, 1], room.Framings.History(FramedRoom.Name).Select(v => v.Version));
        Assert.Null(room.Framings.WhyNotTrain(room.Workspace.Read().Workspace!.Contract));
    }

    [Fact]
    public void A_signed_draft_becomes_frame_json_and_reads_back_as_it_was_signed()
    {
        room.Workspace.Write("frame.json", """
            { // a comment
              "name": "test", "kpi": { "name": "leads" }, "horizonMonths": 3, "drivers": [ { "name": "tv", "source": "media" } ], "schedule": { "day": 9 } }
            """);
        room.Load();
        string was = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(room.Workspace.Folder, "frame.json"))));

        FramingAnswer answer = room.Sign(room.Saved(FramedRoom.Sound));

        Assert.True(answer.Accepted, string.Join("; ", answer.Findings));
        FramingContract contract = room.Workspace.Read().Workspace!.Contract;
        Assert.Equal(answer.Version!.Hash, FramingJson.HashOf(FramingDraft.Of(contract)));
        Assert.Equal(6, contract.HorizonMonths);
        Assert.Equal("tv", Assert.Single(contract.Drivers!).Name);
        Assert.Equal(9, contract.Schedule.Day);
        Assert.Equal(0.1, contract.Gates.SkillMargin);
        Assert.Equal("Budget moves between regions on the 5th", contract.Details!.Decision);
        Assert.Null(room.Framings.WhyNotTrain(contract));
        // What stood there is kept by its hash, and the data set is a new version.
        Assert.True(File.Exists(Path.Combine(room.Folder, "raw", was)));
        Assert.Equal(6, room.Store.DataSets.Open(room.Store.DataSets.Current(FramedRoom.Name)!.Id).Contract.HorizonMonths);
        Assert.Equal(answer.Version.Hash, FramingJson.HashOf(FramingDraft.Of(room.Store.DataSets.Open(room.Store.DataSets.Current(FramedRoom.Name)!.Id).Contract)));
        Assert.Contains(room.Store.Audit.Latest(5), e => e is { Who: "Grace", Action: "framing signed" } && e.Details.Contains("The regions asked for it", StringComparison.Ordinal));
    }

    /// <summary>F26: approve with an empty rationale.</summary>
    [Fact]
    public void An_empty_rationale_signs_nothing_and_changes_no_file()
    {
        room.Load();
        string before = room.FrameJson;
        FramingVersion draft = room.Saved(FramedRoom.Sound);

        FramingAnswer answer = room.Sign(draft, rationale: " ");

        Assert.Contains(answer.Findings, f => f.Rule == "framing.rationale-missing");
        Assert.Equal(before, room.FrameJson);
        Assert.Equal(FramingState.Changed, room.Framings.Standing(FramedRoom.Name).State);
    }

    /// <summary>F27: no KPI without an area.</summary>
    [Fact]
    public void A_draft_without_an_area_is_kept_and_cannot_be_signed()
    {
        room.Load();
        FramingVersion draft = room.Saved(FramedRoom.Sound with { Details = FramedRoom.Sound.Details with { Area = null } });

        Assert.Contains(room.Sign(draft).Findings, f => f.Rule == "framing.area-missing");
    }

    [Fact]
    public void Two_people_do_not_overwrite_each_other()
    {
        room.Load();
        FramingVersion first = room.Saved(FramedRoom.Sound);
        FramingVersion second = room.Saved(FramedRoom.Sound with { HorizonMonths = 9 });

        Assert.Equal(Framings.ChangedMeanwhile, Assert.Single(room.Framings.Save(new FramingSave(FramedRoom.Name, FramedRoom.Sound, "Ada", FramingOrigin.Page, first.Hash)).Findings).Rule);
        Assert.Equal(Framings.ChangedMeanwhile, Assert.Single(room.Sign(first).Findings).Rule);
        Assert.True(room.Sign(second).Accepted);
        Assert.Equal(Framings.NothingToSign, Assert.Single(room.Sign(second).Findings).Rule);
    }

    [Fact]
    public void Saving_the_same_again_is_no_version_and_going_back_takes_the_draft_back()
    {
        room.Load();
        FramingDraft inForce = room.Framings.Standing(FramedRoom.Name).Active!.Draft;
        Assert.Equal(2, room.Saved(FramedRoom.Sound).Version);
        Assert.Equal(2, room.Saved(FramedRoom.Sound).Version);

        Assert.Equal(1, room.Saved(inForce).Version);
        Assert.Equal(FramingState.Signed, room.Framings.Standing(FramedRoom.Name).State);
        Assert.True(room.Framings.History(FramedRoom.Name)[0].Withdrawn);
    }

    /// <summary>F03: another list of events is another version of the definition.</summary>
    [Fact]
    public void Other_events_make_a_new_version_of_the_lead_definition()
    {
        room.Load();
        room.Sign(room.Saved(FramedRoom.Sound));

        Assert.Equal(1, room.Saved(FramedRoom.Sound with { HorizonMonths = 7 }).Draft.LeadDefinition!.Version);
        Assert.Equal(2, room.Saved(FramedRoom.Sound with { LeadDefinition = new LeadDefinition(1, ["stock request", "vehicle request"]) }).Draft.LeadDefinition!.Version);
    }

    [Fact]
    public void What_a_crash_left_unwritten_is_written_by_whoever_opens_the_store_next()
    {
        room.Load();
        string before = room.FrameJson;
        room.Sign(room.Saved(FramedRoom.Sound));
        string signed = room.FrameJson;
        // As a crash after the commit would leave it: the old file, no outcome.
        room.Store.Write(t => t.Execute("drop trigger framing_outcomes_no_delete"));
        room.Store.Write(t => t.Execute("delete from framing_outcomes"));
        room.Workspace.Write("frame.json", before);

        room.Reopen();

        Assert.Equal(signed, room.FrameJson);
    }

    [Fact]
    public void A_framing_before_any_data_opens_a_folder_of_its_own()
    {
        FramingVersion draft = room.Framings.Save(new FramingSave("not-yet", FramedRoom.Sound with { Scope = Scope.Everything }, "Ada")).Version!;

        FramingAnswer answer = room.Framings.Sign(new FramingSigning("not-yet", draft.Hash, "Grace", "First things first"));

        Assert.True(answer.Accepted, string.Join("; ", answer.Findings));
        string folder = OwnFolder.Of(room.Store, "not-yet");
        File.WriteAllText(Path.Combine(folder, "leads.csv"), Workspaces.WrittenWorkspace.Leads(24));
        room.Store.DataSets.Keep(WorkspaceReader.Read(folder));
        Assert.Equal(FramingState.Signed, room.Framings.Standing("not-yet").State);
        Assert.Null(room.Framings.WhyNotTrain(WorkspaceReader.Read(folder).Workspace!.Contract));
    }

    /// <summary>F26: stakeholders feel heard.</summary>
    [Fact]
    public void A_comment_stays_with_its_version()
    {
        room.Load();
        room.Framings.Comment(FramedRoom.Name, "Linus", " Why six months? ");

        Assert.Equal(("Linus", "Why six months?"), room.Framings.Standing(FramedRoom.Name).Shown!.Comments.Select(c => (c.Who, c.Text)).Single());
        Assert.False(room.Framings.Comment(FramedRoom.Name, "Linus", " ").Accepted);
    }
}
