using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PredictiveMarketing.Storage.Import.Ga4.Live;

namespace PredictiveMarketing.Storage.Tests.Import.Ga4;

/// <summary>A request as the local server saw it.</summary>
internal sealed record SeenRequest(string Path, string? Bearer, string Body);

/// <summary>What the local server says to the next request of a path.</summary>
internal sealed record Reply(int Status, string Body, string? RetryAfter = null);

/// <summary>Answers on loopback as the token endpoint and the Data API are documented to, with a key made for the test.</summary>
internal sealed class LocalGoogle : IDisposable
{
    public const string Token = "secret-access-token";
    public const string Account = "reader@project.iam.gserviceaccount.com";

    // One key for all tests: making one takes a second.
    private static readonly RSA TestKey = RSA.Create(2048);

    private readonly HttpListener listener;
    private readonly ConcurrentQueue<Reply> replies = new();
    private readonly Task served;

    public LocalGoogle()
    {
        (listener, Address) = Listen();
        served = Task.Run(Serve);
        KeyText = JsonSerializer.Serialize(new
        {
            type = "service_account",
            client_email = Account,
            private_key_id = "key-1",
            private_key = Rsa.ExportPkcs8PrivateKeyPem(),
            token_uri = "https://oauth2.googleapis.com/token",
        });
        KeyPath = Path.Combine(Directory.CreateTempSubdirectory("pm-key-").FullName, "key.json");
        File.WriteAllText(KeyPath, KeyText);
    }

    public Uri Address { get; }

    public RSA Rsa { get; } = TestKey;

    public string KeyText { get; }

    public string KeyPath { get; }

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    public IEnumerable<SeenRequest> Reports => Seen.Where(s => s.Path.EndsWith(":runReport", StringComparison.Ordinal));

    /// <summary>Answers to reports, in order; when they run out, an empty report.</summary>
    public LocalGoogle Says(params Reply[] answers)
    {
        foreach (Reply reply in answers)
            replies.Enqueue(reply);
        return this;
    }

    /// <summary>What the token endpoint says; null: a token.</summary>
    public Reply? TokenReply { get; set; }

    public async Task<Ga4Fetch> Fetch(Ga4Question question, Patience? patience = null, TimeProvider? clock = null)
    {
        (ServiceAccountKey? key, _) = ServiceAccountKey.Read(KeyPath);
        using ServiceAccountKey held = key!;
        using var http = new HttpClient();
        var places = new Ga4Places(Address, new Uri(Address, "token"));
        return await new Ga4Client(http, held, (places, patience ?? Patience.Usual), clock ?? new HurriedClock()).Fetch(question, CancellationToken.None);
    }

    public void Dispose()
    {
        listener.Stop();
        listener.Close();
        served.Wait(TimeSpan.FromSeconds(10));
        Directory.Delete(Path.GetDirectoryName(KeyPath)!, recursive: true);
    }

    private static (HttpListener Listener, Uri Address) Listen()
    {
        for (int attempt = 0; ; attempt++)
        {
            int port = FreePort();
            var address = new Uri($"http://localhost:{port}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address.ToString());
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 5)
            {
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await Answer(context);
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        Seen.Enqueue(new SeenRequest(context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"], await reader.ReadToEndAsync()));
        Reply reply = context.Request.Url.AbsolutePath == "/token"
            ? TokenReply ?? new Reply(200, $$"""{ "access_token": "{{Token}}", "expires_in": 3599, "token_type": "Bearer" }""")
            : replies.TryDequeue(out Reply? next) ? next : new Reply(200, Ga4Json.Report([], ["sessions"]));
        context.Response.StatusCode = reply.Status;
        if (reply.RetryAfter is not null)
            context.Response.Headers["Retry-After"] = reply.RetryAfter;
        try
        {
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(reply.Body));
            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client hung up: it may refuse an answer that is too large.
        }
    }
}
