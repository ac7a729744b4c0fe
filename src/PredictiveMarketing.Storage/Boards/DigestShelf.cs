using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Boards;

/// <summary>A weekly digest as it was written.</summary>
public sealed record KeptDigest(string Workspace, IsoWeek Week, DigestContent Content, string Hash, DateTimeOffset WrittenAt);

/// <summary>One digest per workspace and ISO week, kept as it was known; and the reminders that go with the weekly look.</summary>
public sealed class DigestShelf
{
    private static readonly JsonSerializerOptions Form = new() { Converters = { new JsonStringEnumConverter() } };
    private readonly Store store;

    internal DigestShelf(Store store) => this.store = store;

    /// <summary>Keeps a digest and tells about it. A week that has one already keeps the one it has.</summary>
    /// <returns>True when it was written now.</returns>
    public bool Write(string workspace, DigestContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        string json = JsonSerializer.Serialize(content, Form);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        return store.Write(t =>
        {
            if (0 == t.Execute(
                "insert into digests (workspace, week, content, hash, written_at) values (@workspace, @Week, @json, @hash, @at) on conflict do nothing",
                new { workspace, content.Week, json, hash, at = t.Now }))
                return false;
            AuditChain.Append(t, BoardLedger.Product, "digest written", $"{workspace} / {content.Week}", hash);
            BoardNews.Digest(t, workspace, content);
            return true;
        });
    }

    /// <summary>The newest week that has a digest; null before the first.</summary>
    public IsoWeek? Newest(string workspace) => store.Read(t =>
        t.First<string>("select week from digests where workspace = @workspace order by week desc limit 1", new { workspace })) is string week ? IsoWeek.Parse(week) : null;

    /// <summary>Every digest, newest first.</summary>
    public IReadOnlyList<KeptDigest> List(string workspace) => Find(workspace, null);

    public KeptDigest? Of(string workspace, IsoWeek week) => Find(workspace, week.ToString()) is [KeptDigest kept, ..] ? kept : null;

    /// <summary>Tells about a month whose leads have not come; once per month.</summary>
    /// <param name="metric">Name of the KPI whose actual is missing.</param>
    public void Remind(string workspace, string metric, Month overdue) => store.Write(t => BoardNews.Overdue(t, workspace, metric, overdue));

    private List<KeptDigest> Find(string workspace, string? week) => store.Read(t => t.Query<DigestRow>(
        "select week, content, hash, written_at from digests where workspace = @workspace and (@week is null or week = @week) order by week desc", new { workspace, week })
        .ConvertAll(r => new KeptDigest(workspace, IsoWeek.Parse(r.Week), JsonSerializer.Deserialize<DigestContent>(r.Content, Form)!, r.Hash, r.WrittenAt)));

    private sealed class DigestRow
    {
        public string Week { get; set; } = "";

        public string Content { get; set; } = "";

        public string Hash { get; set; } = "";

        public DateTimeOffset WrittenAt { get; set; }
    }
}
