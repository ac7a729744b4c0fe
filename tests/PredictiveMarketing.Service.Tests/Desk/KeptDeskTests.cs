using System.Text.Json;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.Boards;
using PredictiveMarketing.Service.Pages.Kpi;
using PredictiveMarketing.Service.Pages.Review;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Targets;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Desk;

/// <summary>
/// What is kept in memory for the pages says, after every kind of change, what a service that has kept nothing says; and it never hands one
/// reader what was worked out for another.
/// </summary>
public sealed class KeptDeskTests : IDisposable
{
    private const string Name = "kept";
    private readonly string folder = Directory.CreateTempSubdirectory("pm-kept-").FullName;
    private readonly string home;
    private readonly Store store;
    private readonly WorkspaceRoom room;
    private readonly DeskRoom desks;
    private readonly TargetReading targets;

    public KeptDeskTests()
    {
        store = Store.Open(Path.Combine(folder, "store"));
        home = SmallWorkspace.WriteWithMedia(Path.Combine(folder, Name), Name);
        store.DataSets.Keep(WorkspaceReader.Read(home));
        room = new WorkspaceRoom(store);
        desks = new DeskRoom(store, room, new TotalsKept());
        targets = new TargetReading(store);
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void After_every_kind_of_change_the_kept_answer_is_the_fresh_one()
    {
        AgreesAfter("nothing yet");
        new MonthlyCycle(store).Run(Name, SmallWorkspace.Clock);
        AgreesAfter("a run");
        store.Targets.Override(Lyon()[0].Id, Lyon()[0].P50 + 7, "Alex", "a new dealer opens");
        AgreesAfter("an override");
        store.Targets.Approve([.. Open()], "Dominique");
        AgreesAfter("an approval");
        store.Targets.Publish([.. Open()], "Dominique");
        AgreesAfter("a publication");
        Import("leads.csv", $"{SmallWorkspace.Campaign},Lyon,{SmallWorkspace.Clock.Previous},4711\n");
        AgreesAfter("an import");
        Import("goals.csv", $"{SmallWorkspace.Campaign},Lyon,{SmallWorkspace.Clock},815\n");
        AgreesAfter("goals");
        new MonthlyCycle(store).Run(Name, SmallWorkspace.Clock);
        AgreesAfter("the same month worked again");
    }

    [Fact]
    public void The_desk_is_laid_once_while_nothing_changes_and_anew_when_something_does()
    {
        new MonthlyCycle(store).Run(Name, SmallWorkspace.Clock);
        WorkspaceDesk desk = Lay();
        Assert.Same(desk, Lay());
        store.Targets.Override(Lyon()[0].Id, 7, "Alex", "a draft promises nothing yet");
        Assert.Same(desk, Lay());
        store.Targets.Approve([.. Open()], "Dominique");
        store.Targets.Publish([.. Open()], "Dominique");
        Assert.NotSame(desk, Lay());
    }

    [Fact]
    public void A_reader_of_one_market_never_gets_what_was_worked_out_for_a_reader_of_all()
    {
        new MonthlyCycle(store).Run(Name, SmallWorkspace.Clock);
        string whole = Told(Lay());
        OpenWorkspace lyon = room.Narrow(room.Open(Name)!, ["Lyon"])!;
        OpenWorkspace lille = room.Narrow(room.Open(Name)!, ["Lille"])!;

        WorkspaceDesk own = desks.Lay(lyon);
        Assert.Equal(["Lyon"], own.Markets);
        Assert.All(own.Stored.Keys, k => Assert.Equal("Lyon", k.Market));
        Assert.DoesNotContain("Lille", Told(own), StringComparison.Ordinal);
        Assert.NotEqual(whole, Told(own));
        Assert.DoesNotContain("Lyon", Told(desks.Lay(lille)), StringComparison.Ordinal);
        // And the other way round: the whole is still whole after somebody saw a part of it.
        Assert.Equal(whole, Told(Lay()));
    }

    [Fact]
    public async Task Many_readers_and_a_writer_at_once_are_told_what_stood_before_or_after_and_never_anything_else()
    {
        new MonthlyCycle(store).Run(Name, SmallWorkspace.Clock);
        TargetVersion target = Lyon()[0];
        using CancellationTokenSource over = new();
        Task<double[]>[] readers =
        [
            .. Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    List<double> seen = [];
                    while (!over.IsCancellationRequested)
                    {
                        Assert.Equal(2, Lay().Markets.Count);
                        seen.Add(Current(target));
                    }

                    return seen.ToArray();
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)),
        ];
        double last = target.P50;
        for (int i = 1; i <= 20; i++)
        {
            LedgerAnswer answer = store.Targets.Override(answerOf().Id, last = target.P50 + i, "Alex", $"reason {i}");
            Assert.True(answer.Accepted);
            // Whoever has written reads it at once.
            Assert.Equal(last, Current(target));
        }

        await over.CancelAsync();
        foreach (double[] seen in await Task.WhenAll(readers))
            Assert.Equal(seen.Order(), seen);

        TargetVersion answerOf() => targets.Current(new TargetQuery(Name)).Single(t => t.Key == target.Key && t.Month == target.Month);
    }

    private double Current(TargetVersion of) => targets.Current(new TargetQuery(Name)).Single(t => t.Key == of.Key && t.Month == of.Month).P50;

    private WorkspaceDesk Lay() => desks.Lay(room.Open(Name)!);

    private IReadOnlyList<TargetVersion> Lyon() => [.. store.Targets.Current(new TargetQuery(Name)).Where(t => t.Key.Market == "Lyon")];

    private IEnumerable<long> Open() => store.Targets.Current(new TargetQuery(Name)).Select(t => t.Id);

    private void Import(string file, string row)
    {
        string path = Path.Combine(home, file);
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : ["campaign,market,month,leads"];
        string key = row[..row.TrimEnd().LastIndexOf(',')] + ",";
        bool hasStatus = lines[0].EndsWith(",status", StringComparison.Ordinal);
        string written = hasStatus ? row.TrimEnd() + ",final" : row.TrimEnd();
        File.WriteAllLines(path, [.. lines.Where(l => !l.StartsWith(key, StringComparison.Ordinal)), written]);
        WorkspaceReading reading = WorkspaceReader.Read(home);
        Assert.True(reading.IsReadable, string.Join('\n', reading.Findings));
        store.DataSets.Keep(reading);
    }

    private void AgreesAfter(string change)
    {
        WorkspaceRoom anew = new(store);
        string fresh = Told(new DeskRoom(store, anew, new TotalsKept()).Lay(anew.Open(Name)!)) + Told(store.Targets.Find(new TargetQuery(Name)));
        string kept = Told(Lay()) + Told(targets.Find(new TargetQuery(Name)));
        Assert.True(fresh == kept, $"after {change} the kept answer is not the fresh one");
    }

    // Everything that pages work out on a desk, in one text.
    private static string Told(WorkspaceDesk desk) => string.Join('\n',
    [
        .. desk.Campaigns.Cast<string?>().Append(null).SelectMany(c => desk.Markets.Cast<string?>().Append(null).SelectMany(m => new[]
        {
            JsonSerializer.Serialize(desk.Series(c, m), Plain),
            JsonSerializer.Serialize(ReviewBoard.Of(desk, c, m), Plain),
            $"{desk.Goal(c, m, SmallWorkspace.Clock)}",
        })),
        JsonSerializer.Serialize(desk.Stored.Values.OrderBy(s => s.Forecast.Key).Select(s => (object)s), Plain),
        JsonSerializer.Serialize(desk.Once("kpi", () => KpiBoard.Of(desk.Open, desk.Campaigns, null)).CostPerLead.Select(r => (r.Campaign, r.Period.Value)), Plain),
    ]);

    private static string Told(IReadOnlyList<TargetVersion> versions) => JsonSerializer.Serialize(versions, Plain);

    private static readonly JsonSerializerOptions Plain = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IncludeFields = true,
    };
}
