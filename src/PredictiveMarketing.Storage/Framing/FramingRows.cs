using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>Versions of framings, read from their rows.</summary>
internal static class FramingRows
{
    private const string Columns =
        """
        v.id, v.workspace, v.version, v.content, v.hash, v.origin, v.author, v.at,
        s.who as signer, s.rationale, s.at as signed_at, w.framing is not null as withdrawn
        from framing_versions v left join framing_signatures s on s.framing = v.id left join framing_withdrawals w on w.framing = v.id
        """;

    /// <summary>Newest first.</summary>
    public static IReadOnlyList<FramingVersion> All(StoreTransaction transaction, string workspace)
    {
        ILookup<long, Comment> comments = transaction.Query<Comment>(
            "select c.framing, c.who, c.text, c.at from framing_comments c join framing_versions v on v.id = c.framing where v.workspace = @workspace order by c.id", new { workspace }).ToLookup(c => c.Framing);
        return [.. transaction.Query<Row>($"select {Columns} where v.workspace = @workspace order by v.version desc", new { workspace }).Select(r => r.Kept(comments[r.Id]))];
    }

    public static FramingStanding Standing(StoreTransaction transaction, string workspace)
    {
        IReadOnlyList<FramingVersion> standing = [.. All(transaction, workspace).Where(v => !v.Withdrawn)];
        FramingVersion? active = standing.FirstOrDefault(v => v.Signature is not null);
        return new FramingStanding(workspace, active, standing.FirstOrDefault(v => v.Signature is null && v.Version > (active?.Version ?? 0)));
    }

    public static long Append(StoreTransaction transaction, FramingSave save, string content, string hash) => transaction.Single<long>(
        """
        insert into framing_versions (workspace, version, content, hash, origin, author, at)
        select @Workspace, 1 + coalesce(max(version), 0), @content, @hash, @origin, @Who, @at from framing_versions where workspace = @Workspace
        returning id
        """,
        new { save.Workspace, content, hash, origin = save.Origin.ToString().ToLowerInvariant(), save.Who, at = transaction.Now });

    public static void Sign(StoreTransaction transaction, long framing, FramingSigning signing) => transaction.Execute(
        "insert into framing_signatures (framing, hash, who, rationale, at) values (@framing, @Hash, @Who, @Rationale, @at)",
        new { framing, signing.Hash, signing.Who, signing.Rationale, at = transaction.Now });

    private sealed class Comment
    {
        public long Framing { get; set; }

        public string Who { get; set; } = "";

        public string Text { get; set; } = "";

        public DateTimeOffset At { get; set; }
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public string Workspace { get; set; } = "";

        public int Version { get; set; }

        public string Content { get; set; } = "";

        public string Hash { get; set; } = "";

        public string Origin { get; set; } = "";

        public string Author { get; set; } = "";

        public DateTimeOffset At { get; set; }

        public string? Signer { get; set; }

        public string? Rationale { get; set; }

        public DateTimeOffset? SignedAt { get; set; }

        public bool Withdrawn { get; set; }

        public FramingVersion Kept(IEnumerable<Comment> comments) => new(
            Id, Workspace, Version, FramingJson.Read<FramingDraft>(Content), Hash, Enum.Parse<FramingOrigin>(Origin, ignoreCase: true), Author, At,
            Signer is null ? null : new FramingSignature(Signer, Rationale!, SignedAt!.Value), Withdrawn, [.. comments.Select(c => new FramingComment(c.Who, c.Text, c.At))]);
    }
}
