using PredictiveMarketing.Storage.Calls;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Tests.Stores;

namespace PredictiveMarketing.Storage.Tests.Calls;

/// <summary>A key is worked on by one call at a time, and nobody ends a call that another one took over.</summary>
public sealed class KeptCallsTests : IDisposable
{
    private readonly OpenStore open = new();

    public void Dispose() => open.Dispose();

    private static KeptAnswer Said(string text) => new(200, "text/plain", null, System.Text.Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_long_call_keeps_its_key_in_the_process_that_works_on_it()
    {
        CallStanding first = open.Store.Calls.Begin("ada", "k", "call");
        open.Clock.Now += 2 * KeptCalls.LongestCall;

        Assert.Equal(CallState.AtWork, open.Store.Calls.Begin("ada", "k", "call").State);
        Assert.Equal(CallState.Different, open.Store.Calls.Begin("ada", "k", "another").State);
        open.Store.Calls.End("ada", "k", first.Begun!.Value, Said("done"));
        Assert.Equal(CallState.Answered, open.Store.Calls.Begin("ada", "k", "call").State);
    }

    [Fact]
    public void A_call_that_another_process_took_over_neither_answers_nor_frees_its_key()
    {
        CallStanding slow = open.Store.Calls.Begin("ada", "k", "call");
        open.Clock.Now += 2 * KeptCalls.LongestCall;
        using Store other = Store.Open(open.Folder, open.Clock);
        CallStanding next = other.Calls.Begin("ada", "k", "call");
        Assert.Equal(CallState.Fresh, next.State);

        open.Store.Calls.Release("ada", "k", slow.Begun!.Value);
        Assert.Equal(CallState.AtWork, other.Calls.Begin("ada", "k", "call").State);
        open.Store.Calls.End("ada", "k", slow.Begun.Value, Said("the overtaken one"));
        other.Calls.End("ada", "k", next.Begun!.Value, Said("the one that counts"));
        Assert.Equal("the one that counts", System.Text.Encoding.UTF8.GetString(open.Store.Calls.Begin("ada", "k", "call").Answer!.Body));
    }

    [Fact]
    public void A_call_that_was_refused_may_be_made_again_at_once()
    {
        CallStanding first = open.Store.Calls.Begin("ada", "k", "call");
        open.Store.Calls.Release("ada", "k", first.Begun!.Value);
        Assert.Equal(CallState.Fresh, open.Store.Calls.Begin("ada", "k", "mended").State);
    }
}
