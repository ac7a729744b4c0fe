using System.Net;
using System.Net.Sockets;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>
/// Until people and roles exist nobody but this machine may reach the pages: every address asked for must be loopback,
/// whoever asked for it (command line, environment or configuration).
/// </summary>
public static class LoopbackLaw
{
    public const int FirstPort = 5080;

    private const int PortsTried = 100;

    /// <summary>The addresses that the configuration asks for; none means that we choose.</summary>
    public static IReadOnlyList<string> Asked(IConfiguration configuration)
    {
        List<string> urls = [.. Split(configuration["urls"])];
        urls.AddRange(Split(configuration["http_ports"]).Select(port => $"http://*:{port}"));
        urls.AddRange(Split(configuration["https_ports"]).Select(port => $"https://*:{port}"));
        urls.AddRange(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? $"endpoint {e.Key} without a URL"));
        return urls;
    }

    /// <summary>The addresses among <paramref name="urls"/> that other machines could reach, or that cannot be read.</summary>
    public static IReadOnlyList<string> Broken(IEnumerable<string> urls) => [.. urls.Where(url => !IsLoopback(url))];

    public static bool IsLoopback(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
            return false;
        // Kestrel takes any host name it cannot read as "every address", so only these two kinds of host are safe.
        return uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
    }

    /// <summary>True for the three names by which this machine's own browser may call the service.</summary>
    public static bool IsOwnName(HostString host) =>
        host.Host is "127.0.0.1" or "[::1]" || host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>Port 5080, or the next one that nobody uses.</summary>
    /// <exception cref="InvalidOperationException">A hundred ports in a row are taken.</exception>
    public static int FreePort()
    {
        for (int port = FirstPort; port < FirstPort + PortsTried; port++)
        {
            using TcpListener probe = new(IPAddress.Loopback, port);
            try
            {
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one may be free.
            }
        }

        throw new InvalidOperationException($"Ports {FirstPort} to {FirstPort + PortsTried - 1} are all taken; name one with --urls http://127.0.0.1:<port>.");
    }

    private static string[] Split(string? list) =>
        (list ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
