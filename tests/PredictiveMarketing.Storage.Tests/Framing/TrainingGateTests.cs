using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Framing;
using PredictiveMarketing.Storage.Jobs;

namespace PredictiveMarketing.Storage.Tests.Framing;

/// <summary>F01: train without an approved frame -> refused, 0 model files written.</summary>
public sealed class TrainingGateTests : IDisposable
{
    private readonly FramedRoom room = new();

    public void Dispose() => room.Dispose();

    private FramingContract Contract => room.Workspace.Read().Workspace!.Contract;

    [Fact]
    public void A_frame_json_that_calls_itself_a_draft_is_read_and_not_trained()
    {
        room.Workspace.Write("frame.json", """{ "name": "test", "status": "draft", "kpi": { "name": "leads" }, "horizonMonths": 3 }""");
        room.Load();

        Assert.Equal("framing.draft", room.Framings.WhyNotTrain(Contract)!.Rule);
        NothingIsTrained();
        // The kept data set is a draft too, whoever reads it.
        Assert.True(room.Store.DataSets.Open(room.Store.DataSets.Current(FramedRoom.Name)!.Id).Contract.IsDraft);
    }

    [Fact]
    public void A_framing_that_was_changed_and_not_signed_is_not_trained_until_it_is_signed_or_taken_back()
    {
        room.Load();
        FramingVersion draft = room.Saved(FramedRoom.Sound);
        Assert.Equal("framing.unsigned", room.Framings.WhyNotTrain(Contract)!.Rule);
        NothingIsTrained();

        Assert.True(room.Framings.Withdraw(FramedRoom.Name, draft.Hash, "Ada").Accepted);
        Assert.Null(room.Framings.WhyNotTrain(Contract));

        room.Sign(room.Saved(FramedRoom.Sound with { HorizonMonths = 4 }));
        Assert.Null(room.Framings.WhyNotTrain(Contract));
    }

    [Fact]
    public void A_file_that_is_not_what_was_signed_is_not_trained()
    {
        room.Load();
        room.Sign(room.Saved(FramedRoom.Sound));
        room.Workspace.Write("frame.json", room.FrameJson.Replace("\"horizonMonths\": 6", "\"horizonMonths\": 12", StringComparison.Ordinal));
        room.Load();

        Assert.Equal("framing.changed-since-signing", room.Framings.WhyNotTrain(Contract)!.Rule);
        NothingIsTrained();
    }

    /// <summary>A driver that is forced in has a recorded reason of its own.</summary>
    [Fact]
    public void Drivers_and_gates_are_not_part_of_what_is_signed()
    {
        room.Load();
        room.Sign(room.Saved(FramedRoom.Sound));
        room.Workspace.Write("frame.json", room.FrameJson.Replace("\"framing\":", "\"drivers\": [], \"framing\":", StringComparison.Ordinal));

        Assert.Null(room.Framings.WhyNotTrain(Contract));
    }

    private void NothingIsTrained()
    {
        MonthlyCycle cycle = new(room.Store, new CycleSettings(1, Replays: 0));

        Assert.Empty(cycle.RunDue(FramedRoom.Name));
        Assert.Throws<StoreException>(() => cycle.Run(FramedRoom.Name, Month.Of(2026, 1)));
        string models = Path.Combine(room.Folder, "models");
        Assert.Empty(Directory.Exists(models) ? Directory.GetFiles(models, "*", SearchOption.AllDirectories) : []);
        Assert.Empty(room.Store.Partitions.Cycles(FramedRoom.Name));
    }
}
