using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PredictiveMarketing.Storage.Import.OpenData.Fetch;

namespace PredictiveMarketing.Storage.Tests.Import.OpenData;

/// <summary>A server on this machine that speaks https with a key made for the occasion. Its doors answer every public address with it,
/// so that the address check stands as in production.</summary>
internal sealed class SmallServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();
    private readonly X509Certificate2 certificate = Certificate();
    private readonly Func<string, Answer> answer;
    private readonly Task serving;

    public SmallServer(Func<string, Answer> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = Serve();
    }

    /// <summary>What a name resolves to; 93.184.215.14 unless told.</summary>
    public Dictionary<string, IPAddress[]> Names { get; } = [];

    public List<string> Requests { get; } = [];

    public List<IPEndPoint> Connections { get; } = [];

    public FetchDoors Doors => new(
        (name, _) => Task.FromResult(Names.TryGetValue(name, out IPAddress[]? known) ? known : [IPAddress.Parse("93.184.215.14")]),
        async (to, stop) =>
        {
            Connections.Add(to);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(listener.LocalEndpoint, stop);
            return new NetworkStream(socket, ownsSocket: true);
        })
    {
        Certificate = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString(),
    };

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        listener.Stop();
        await serving;
        certificate.Dispose();
        stopped.Dispose();
    }

    private async Task Serve()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(Speak(await listener.AcceptTcpClientAsync(stopped.Token)));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task Speak(TcpClient client)
    {
        using TcpClient held = client;
        try
        {
            await using var secure = new SslStream(client.GetStream());
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopped.Token);
            string request = await Heard(secure);
            Requests.Add(request);
            Answer said = answer(request.Split(' ')[1]);
            var head = new StringBuilder($"HTTP/1.1 {said.Status} X\r\nConnection: close\r\n");
            foreach ((string name, string value) in said.Headers)
                head.Append(name).Append(": ").Append(value).Append("\r\n");
            await secure.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), stopped.Token);
            foreach (byte[] piece in said.Pieces)
            {
                await secure.WriteAsync(piece, stopped.Token);
                await secure.FlushAsync(stopped.Token);
                await Task.Delay(said.Pause, stopped.Token);
            }

            await secure.ShutdownAsync();
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // The caller hung up: that is what several tests are about.
        }
    }

    private async Task<string> Heard(Stream from)
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            int read = await from.ReadAsync(buffer, stopped.Token);
            if (read == 0)
                throw new IOException("The caller hung up.");
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=data.example", key, HashAlgorithmName.SHA256);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}

/// <summary>What the small server says.</summary>
internal sealed record Answer(int Status, IEnumerable<byte[]> Pieces, TimeSpan Pause, params (string Name, string Value)[] Headers)
{
    public static Answer Csv(string text) => new(200, [Encoding.UTF8.GetBytes(text)], TimeSpan.Zero, ("Content-Type", "text/csv"), ("ETag", "\"v1\""));

    public static Answer To(string location) => new(302, [], TimeSpan.Zero, ("Location", location));
}
