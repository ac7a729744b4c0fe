using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>What a receiver got.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A receiver in this process: keeps what comes and answers as a test says.</summary>
internal sealed class HookServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Received> received = new();

    public HookServer()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}/hook?token=hidden");

    public IReadOnlyList<Received> All => [.. received];

    /// <summary>Status line and headers, then a body; null: it takes the message and never answers.</summary>
    public Func<Received, string?> Answer { get; set; } = _ => Ok;

    public static string Ok => With("204 No Content");

    public static string With(string status, string headers = "", string body = "") => string.Create(
        CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        while (true)
        {
            try
            {
                _ = Serve(await listener.AcceptTcpClientAsync());
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using NetworkStream wire = client.GetStream();
                Received letter = await Read(wire);
                received.Enqueue(letter);
                if (Answer(letter) is not { } answer)
                    await Task.Delay(Timeout.Infinite, new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
                else
                    await wire.WriteAsync(Encoding.UTF8.GetBytes(answer));
            }
            catch (Exception broken) when (broken is IOException or OperationCanceledException)
            {
                // The sender went away, as some tests want.
            }
        }
    }

    private static async Task<Received> Read(NetworkStream wire)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (!(head.Count >= 4 && head[^4] == '\r' && head[^3] == '\n' && head[^2] == '\r' && head[^1] == '\n'))
        {
            if (await wire.ReadAsync(one) == 0)
                throw new IOException("The sender went away.");
            head.Add(one[0]);
        }

        string[] lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(l => l[0], l => l[1], StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[headers.TryGetValue("Content-Length", out string? length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await wire.ReadExactlyAsync(body);
        return new Received(lines[0].Split(' ')[1], headers, body);
    }
}
