namespace PredictiveMarketing.Storage.Notices;

/// <summary>Something happened that people may have asked to hear of. What it says in words is made from its kind and facts, in each reader's language.</summary>
/// <param name="Kind">One of <see cref="NoticeKinds"/>.</param>
/// <param name="Workspace">Null where it is of no workspace.</param>
/// <param name="Key">Makes it once-only: the same kind, workspace and key posted again is the same notice.</param>
/// <param name="Facts">
/// Names and texts, numbers and months in invariant culture; <see cref="NoticeKinds"/> says which names a kind's sentence has blanks for.
/// The name <c>market</c> (or <c>markets</c>, separated by a comma and a blank) says whom it concerns: a subscription of a market group
/// hears only of what concerns its own markets and no other.
/// </param>
public sealed record Notice(string Kind, string? Workspace, string Key, IReadOnlyDictionary<string, string> Facts);

/// <summary>A notice as it was written.</summary>
/// <param name="Uid">The same for every try and replay, so that receivers can tell a repeat.</param>
public sealed record PostedNotice(long Id, string Uid, Notice Notice, DateTimeOffset CreatedAt);
