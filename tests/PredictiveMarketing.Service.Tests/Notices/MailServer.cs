using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>A mail that arrived: who it was for, and its text as it came over the wire.</summary>
internal sealed record Mail(IReadOnlyList<string> To, string Text)
{
    public IReadOnlyList<string> Headers => Text[..Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

    public string Body => Encoding.UTF8.GetString(Convert.FromBase64String(Text[Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)..].Trim()));
}

/// <summary>A small mail server in this process, without encryption.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Mail> mails = new();
    private readonly ConcurrentQueue<string> said = new();

    public MailServer()
    {
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<Mail> Mails => [.. mails];

    /// <summary>Every command that came.</summary>
    public IReadOnlyList<string> Said => [.. said];

    /// <summary>What is said to a receiver's name.</summary>
    public string ToReceiver { get; set; } = "250 2.1.5 ok";

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
            await using NetworkStream wire = client.GetStream();
            using StreamReader reader = new(wire, Encoding.ASCII);
            await using StreamWriter writer = new(wire, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            try
            {
                await Talk(reader, writer);
            }
            catch (IOException)
            {
                // The sender hung up.
            }
        }
    }

    private async Task Talk(StreamReader reader, StreamWriter writer)
    {
        List<string> to = [];
        await writer.WriteLineAsync("220 mail.example.org ESMTP");
        while (await reader.ReadLineAsync() is { } line)
        {
            said.Enqueue(line);
            string verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT")
                to.Add(line);
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                StringBuilder text = new();
                while (await reader.ReadLineAsync() is { } part && part != ".")
                    text.Append(part.StartsWith('.') ? part[1..] : part).Append("\r\n");
                mails.Enqueue(new Mail([.. to], text.ToString()));
            }

            await writer.WriteLineAsync(verb switch { "EHLO" => "250 mail.example.org", "RCPT" => ToReceiver, "QUIT" => "221 bye", _ => "250 ok" });
            if (verb == "QUIT")
                return;
        }
    }
}
