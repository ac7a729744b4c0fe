using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Service.Tests.Desk;

/// <summary>Previews wait half an hour at most, a few at a time.</summary>
public class PreviewShelfTests
{
    private readonly MovedClock clock = new();

    [Fact]
    public void A_preview_waits_half_an_hour_and_is_taken_once()
    {
        var shelf = new PreviewShelf(clock);
        WaitingPreview kept = shelf.Keep("Ada", Preview(10));
        WaitingPreview late = shelf.Keep("Ada", Preview(10));
        Assert.NotEqual(kept.Token, late.Token);
        Assert.Equal(64, kept.Token.Length);
        Assert.Same(kept, shelf.Find(kept.Token, "Ada"));
        Assert.Same(kept, shelf.Take(kept.Token, "Ada"));
        Assert.Null(shelf.Take(kept.Token, "Ada"));
        clock.Now += PreviewShelf.Life;
        Assert.Null(shelf.Find(late.Token, "Ada"));
    }

    [Fact]
    public void For_anybody_but_its_owner_a_preview_does_not_exist()
    {
        var shelf = new PreviewShelf(clock);
        string token = shelf.Keep("Ada", Preview(10)).Token;

        Assert.Null(shelf.Find(token, "Eve"));
        Assert.Null(shelf.Take(token, "Eve"));
        Assert.NotNull(shelf.Take(token, "Ada"));
    }

    [Fact]
    public void The_oldest_goes_when_there_are_too_many_or_their_files_are_too_large()
    {
        var shelf = new PreviewShelf(clock);
        string[] tokens = [.. Enumerable.Range(0, PreviewShelf.Most + 1).Select(_ => shelf.Keep("Ada", Preview(10)).Token)];
        Assert.Null(shelf.Find(tokens[0], "Ada"));
        Assert.NotNull(shelf.Find(tokens[1], "Ada"));
        WaitingPreview large = shelf.Keep("Ada", Preview(PreviewShelf.MostBytes - 5));
        Assert.All(tokens, t => Assert.Null(shelf.Find(t, "Ada")));
        Assert.NotNull(shelf.Find(large.Token, "Ada"));
    }

    private static ImportPreview Preview(long bytes) => new(
        new ImportRequest("folder", "leads", "a.csv", new LongStream(bytes), new DateOnly(2026, 11, 22)), "w", null, null, null, [], ImportDiff.None, IsKnown: false);

    private sealed class MovedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>A file of any length that takes no room.</summary>
    private sealed class LongStream(long length) : MemoryStream
    {
        public override long Length => length;
    }
}
