using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>A mail that arrived: who it was for, and its text as it came over the wire.</summary>
internal sealed record Mail(IReadOnlyList<string> To, string Text)
{
    public IReadOnlyList<string> Headers => Text[..Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

    public string Body => Encoding.UTF8.GetString(Convert.FromBase64String(Text[Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)..].Trim()));
}

/// <summary>A small mail server in this process. With a certificate it offers STARTTLS, and asks for a name once the line is encrypted.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Mail> mails = new();
    private readonly ConcurrentQueue<(string Line, bool Encrypted)> said = new();
    private readonly X509Certificate2? certificate;

    public MailServer(X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<Mail> Mails => [.. mails];

    /// <summary>Every command that came.</summary>
    public IReadOnlyList<string> Said => [.. said.Select(s => s.Line)];

    /// <summary>What anybody on the way could read.</summary>
    public IReadOnlyList<string> SaidInClear => [.. said.Where(s => !s.Encrypted).Select(s => s.Line)];

    /// <summary>What is said to a receiver's name.</summary>
    public string ToReceiver { get; set; } = "250 2.1.5 ok";

    /// <summary>Says that it knows how to authenticate before the line is encrypted, as an attacker on the way would have it.</summary>
    public bool AsksForPasswordsInClear { get; set; }

    /// <summary>What is said to STARTTLS.</summary>
    public string ToEncryption { get; set; } = "220 2.0.0 go ahead";

    /// <summary>What is said to the name and password.</summary>
    public string ToPassword { get; set; } = "235 2.7.0 welcome";

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
            Stream wire = client.GetStream();
            try
            {
                await Say(wire, "220 mail.example.org ESMTP");
                if (await Talk(wire, encrypted: false) && certificate is not null)
                {
                    await using var secure = new SslStream(wire);
                    await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate });
                    await Talk(secure, encrypted: true);
                }
            }
            catch (Exception gone) when (gone is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The sender hung up.
            }
        }
    }

    /// <summary>True: the sender wants to go on encrypted.</summary>
    private async Task<bool> Talk(Stream wire, bool encrypted)
    {
        bool isKnown = !encrypted;
        List<string> to = [];
        using StreamReader reader = new(wire, Encoding.ASCII, leaveOpen: true);
        while (await reader.ReadLineAsync() is { } line)
        {
            said.Enqueue((line, encrypted));
            string verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "STARTTLS":
                    await Say(wire, ToEncryption);
                    if (ToEncryption.StartsWith("220", StringComparison.Ordinal))
                        return true;
                    break;
                case "AUTH":
                    await Authenticate(wire, reader, line, encrypted);
                    isKnown = ToPassword.StartsWith("235", StringComparison.Ordinal);
                    break;
                case "DATA":
                    await Say(wire, "354 go on");
                    mails.Enqueue(new Mail([.. to], await Text(reader)));
                    await Say(wire, "250 ok");
                    break;
                case "MAIL" when !isKnown:
                    await Say(wire, "530 5.7.0 authenticate first");
                    break;
                case "RCPT":
                    to.Add(line);
                    await Say(wire, ToReceiver);
                    break;
                case "EHLO":
                    await Say(wire, Offer(encrypted));
                    break;
                case "QUIT":
                    await Say(wire, "221 bye");
                    return false;
                default:
                    await Say(wire, "250 ok");
                    break;
            }
        }

        return false;
    }

    private string Offer(bool encrypted) => string.Join("\r\n", new[]
    {
        "250-mail.example.org",
        certificate is not null && !encrypted ? "250-STARTTLS" : null,
        encrypted || AsksForPasswordsInClear ? "250-AUTH LOGIN PLAIN" : null,
        "250 8BITMIME",
    }.OfType<string>());

    // AUTH LOGIN: the name comes along or is asked for, then the password, both in base64.
    private async Task Authenticate(Stream wire, StreamReader reader, string line, bool encrypted)
    {
        for (int asked = line.Split(' ').Length - 2; asked < 2; asked++)
        {
            await Say(wire, asked == 0 ? "334 VXNlcm5hbWU6" : "334 UGFzc3dvcmQ6");
            said.Enqueue((await reader.ReadLineAsync() ?? "", encrypted));
        }

        await Say(wire, ToPassword);
    }

    private static async Task<string> Text(StreamReader reader)
    {
        StringBuilder text = new();
        while (await reader.ReadLineAsync() is { } part && part != ".")
            text.Append(part.StartsWith('.') ? part[1..] : part).Append("\r\n");
        return text.ToString();
    }

    private static ValueTask Say(Stream wire, string line) => wire.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
}
