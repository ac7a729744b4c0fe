using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace PredictiveMarketing.Storage.Import.OpenData.Fetch;

/// <summary>How names become addresses and addresses become connections, with the check between them. Fetching takes <see cref="Internet"/>, which no
/// setting reaches; what sends to receivers on an operator's own network says so by <see cref="Allows"/>; a test hands over other doors.</summary>
public sealed record FetchDoors(
    Func<string, CancellationToken, Task<IPAddress[]>> Resolve,
    Func<IPEndPoint, CancellationToken, Task<Stream>> Connect)
{
    /// <summary>Null: the operating system judges the server's certificate.</summary>
    public RemoteCertificateValidationCallback? Certificate { get; init; }

    /// <summary>Which addresses may be connected to: public ones, unless somebody is explicit.</summary>
    public Func<IPAddress, bool> Allows { get; init; } = PublicAddress.Is;

    public static FetchDoors Internet { get; } = new(Dns.GetHostAddressesAsync, Open);

    /// <summary>Connects to an address that was checked; the name is not asked for again, so that a second answer cannot lead elsewhere.</summary>
    /// <exception cref="RefusedAddressException">The name leads, in whole or in part, to an address that is not public.</exception>
    public async ValueTask<Stream> ConnectChecked(DnsEndPoint to, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(to);
        IPAddress[] addresses = IPAddress.TryParse(to.Host, out IPAddress? literal) ? [literal] : await Resolve(to.Host, stop);
        if (Array.Find(addresses, a => !Allows(a)) is { } refused)
            throw new RefusedAddressException(to.Host, refused);
        SocketException? last = null;
        foreach (IPAddress address in addresses)
        {
            try
            {
                return await Connect(new IPEndPoint(address, to.Port), stop);
            }
            catch (SocketException broken)
            {
                last = broken;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static async Task<Stream> Open(IPEndPoint to, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(to, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name that leads to this machine or this network.</summary>
public sealed class RefusedAddressException(string host, IPAddress address) : IOException($"{host} leads to {address}, which is not a public address.")
{
    public string Host { get; } = host;

    public IPAddress Address { get; } = address;
}
