using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Notices;
using PredictiveMarketing.Storage.Tests.Stores;

namespace PredictiveMarketing.Storage.Tests.Notices;

/// <summary>A store with an outbox, a clock that a test moves, and senders that a test plays.</summary>
internal sealed class PostRoom : IDisposable
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    public static readonly WorkerIdentity Elsewhere = new("another-machine", 17, 1);

    public PostRoom() => Store = Store.Open(Folder, Clock);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "pm-post-" + Guid.NewGuid().ToString("N"));

    public HandClock Clock { get; } = new();

    public Store Store { get; }

    public DeliveryTable Deliveries => Store.Deliveries;

    public static Notice Signed(string key = "1", string? workspace = "spring", params (string Name, string Text)[] more) =>
        new(NoticeKinds.FramingSigned, workspace, key, new[] { ("version", "1"), ("who", "Ada") }.Concat(more).ToDictionary(f => f.Item1, f => f.Item2));

    public bool Post(Notice notice) => Store.Write(t => Outbox.Post(t, notice));

    public Subscription Subscribe(string[]? kinds = null, string? workspace = null, string[]? markets = null) => Store.Subscriptions.Add(
        new NewSubscription(Channel.Webhook, "https://example.org/hook", "protected", "protected secret", kinds ?? [], workspace, markets, "fr"), "Ada");

    public Delivery Claim(WorkerIdentity? worker = null) => Deliveries.ClaimNext(worker ?? WorkerIdentity.Current, Lease)!;

    public long Count(string from) => Store.Read(t => t.Single<long>($"select count(*) from {from}"));

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
