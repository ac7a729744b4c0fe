using System.Net;
using System.Net.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using PredictiveMarketing.Service.Notices;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>A clock that a test moves by hand.</summary>
internal sealed class MovedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A store, a sender and a receiver, in this process; loopback is allowed to it.</summary>
internal sealed class PostOffice : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pm-office-").FullName;
    private readonly HttpPost http;

    public PostOffice(int mailPort = 0)
    {
        Settings = NoticeSettings.None with
        {
            AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")],
            Smtp = mailPort == 0 ? null : new SmtpSettings("127.0.0.1", mailPort, new MailAddress("pm@example.org"), StartTls: false, null, null),
        };
        Store = Store.Open(Path.Combine(folder, "store"), Clock);
        NoticeSafe safe = new(DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(folder, "keys"))));
        http = new HttpPost(Settings);
        Desk = new SubscriptionDesk(Store, safe, Settings);
        Sender = new NoticeSender(Store, new Postman(Store, safe, Settings, http, new MailPost(Settings)), Clock, NullLogger<NoticeSender>.Instance);
    }

    public NoticeSettings Settings { get; }

    public MovedClock Clock { get; } = new();

    public Store Store { get; }

    public SubscriptionDesk Desk { get; }

    public NoticeSender Sender { get; }

    public HookServer Server { get; } = new();

    /// <summary>Everything that the store wrote to disk, as text.</summary>
    public string Disk
    {
        get
        {
            Store.Dispose();
            return string.Concat(Directory.EnumerateFiles(Path.Combine(folder, "store")).Select(f => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f))));
        }
    }

    public SubscriptionOutcome Subscribe(string channel = "webhook", string? address = null, string? secret = null) =>
        Desk.Add(new SubscriptionRequest(channel, address ?? Server.Address.AbsoluteUri, Secret: secret), "Ada");

    public void Post(string key = "1") => Store.Write(t => Outbox.Post(t, new Notice(
        NoticeKinds.FramingSigned, "spring", key, new Dictionary<string, string> { ["version"] = "2", ["who"] = "Grace" })));

    public Delivery Newest() => Store.Deliveries.List(new DeliveryQuery { Most = 1 })[0];

    public void Dispose()
    {
        Server.Dispose();
        http.Dispose();
        Sender.Dispose();
        Store.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
