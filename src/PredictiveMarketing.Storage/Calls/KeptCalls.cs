using System.Collections.Concurrent;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Calls;

/// <summary>How a call was answered.</summary>
/// <param name="Type">Media type of <paramref name="Body"/>; null without one.</param>
public sealed record KeptAnswer(int Status, string? Type, string? Location, byte[] Body);

public enum CallState
{
    /// <summary>Nobody has made this call: make it, then say how it ended.</summary>
    Fresh,

    /// <summary>The same call is being worked on.</summary>
    AtWork,

    /// <summary>The key was used for another call.</summary>
    Different,

    /// <summary>The call was made and answered.</summary>
    Answered,
}

/// <param name="Answer">Only where the state is <see cref="CallState.Answered"/>.</param>
/// <param name="Begun">Only where the state is <see cref="CallState.Fresh"/>: who ends the call says when it began, so that whoever was overtaken ends nobody else's.</param>
public sealed record CallStanding(CallState State, KeptAnswer? Answer = null, DateTimeOffset? Begun = null);

/// <summary>Remembers calls by their Idempotency-Key for a day, so that a program which did not hear the answer may ask again.</summary>
public sealed class KeptCalls
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>A call of another process that has not ended by then was cut off; the next one takes it over.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(2);

    private readonly Store store;

    // What this process works on it does not take over from itself, however long it takes.
    private readonly ConcurrentDictionary<(string Who, string Key), DateTimeOffset> atWork = new();

    internal KeptCalls(Store store) => this.store = store;

    /// <summary>Claims the key for this call, or tells what became of it. Exactly one of two simultaneous calls finds it fresh.</summary>
    /// <param name="call">Hash of everything that makes this call what it is.</param>
    public CallStanding Begin(string who, string key, string call)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        CallStanding standing = store.Write(t => Claim(t, who, key, call));
        if (standing.Begun is DateTimeOffset begun)
            atWork[(who, key)] = begun;
        return standing;
    }

    /// <summary>Keeps the answer of a call that changed something.</summary>
    public void End(string who, string key, DateTimeOffset begun, KeptAnswer answer)
    {
        store.Write(t => t.Execute(
            "update kept_calls set status = @Status, type = @Type, location = @Location, body = @Body where who = @who and key = @key and status is null and begun_at = @begun",
            new { who, key, begun, answer.Status, answer.Type, answer.Location, answer.Body }));
        atWork.TryRemove(new((who, key), begun));
    }

    /// <summary>Frees the key of a call that changed nothing: it may be made again, mended.</summary>
    public void Release(string who, string key, DateTimeOffset begun)
    {
        atWork.TryRemove(new((who, key), begun));
        store.Write(t => t.Execute("delete from kept_calls where who = @who and key = @key and status is null and begun_at = @begun", new { who, key, begun }));
    }

    private CallStanding Claim(StoreTransaction t, string who, string key, string call)
    {
        t.Execute("delete from kept_calls where begun_at < @old", new { old = t.Now - Kept });
        if (!atWork.ContainsKey((who, key)))
            t.Execute("delete from kept_calls where who = @who and key = @key and status is null and begun_at < @cut", new { who, key, cut = t.Now - LongestCall });
        if (t.Execute("insert or ignore into kept_calls (who, key, call, begun_at) values (@who, @key, @call, @now)", new { who, key, call, now = t.Now }) == 1)
            return new CallStanding(CallState.Fresh, Begun: t.Now);
        Row kept = t.Single<Row>("select call, status, type, location, body from kept_calls where who = @who and key = @key", new { who, key });
        return kept.Call != call ? new CallStanding(CallState.Different)
            : kept.Status is not long status ? new CallStanding(CallState.AtWork)
            : new CallStanding(CallState.Answered, new KeptAnswer((int)status, kept.Type, kept.Location, kept.Body ?? []));
    }

    private sealed class Row
    {
        public string Call { get; set; } = "";

        public long? Status { get; set; }

        public string? Type { get; set; }

        public string? Location { get; set; }

        public byte[]? Body { get; set; }
    }
}
