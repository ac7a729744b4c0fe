using System.Net;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>From where the service can be reached, as its configuration says.</summary>
/// <param name="Outside">Addresses to listen on that other machines reach.</param>
/// <param name="Hosts">Names by which others call it: setting <c>hosts</c>, separated by semicolons.</param>
/// <param name="Proxies">Reverse proxies whose X-Forwarded headers are believed: setting <c>proxies</c>, IP addresses separated by semicolons.</param>
public sealed record Reach(IReadOnlyList<string> Outside, IReadOnlyList<string> Hosts, IReadOnlyList<IPAddress> Proxies)
{
    /// <summary>Nobody but this machine.</summary>
    public static Reach OwnMachine { get; } = new([], [], []);

    /// <summary>A proxy may bring others to a loopback address, so it counts as outside.</summary>
    public bool IsOwnMachineOnly => Outside.Count == 0 && Hosts.Count == 0 && Proxies.Count == 0;

    /// <exception cref="FormatException">A proxy is not an IP address.</exception>
    public static Reach Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new Reach(LoopbackLaw.Broken(LoopbackLaw.Asked(configuration)), Split(configuration["hosts"]), [.. Split(configuration["proxies"]).Select(IPAddress.Parse)]);
    }

    /// <summary>Why the service must not start like this; null when it may.</summary>
    /// <param name="hasAdmin">Is there an account that can let people in?</param>
    public string? Refusal(Func<bool> hasAdmin)
    {
        ArgumentNullException.ThrowIfNull(hasAdmin);
        if (IsOwnMachineOnly)
            return null;
        string where = Outside.Count > 0 ? string.Join(", ", Outside) : "this machine for others";
        if (!hasAdmin())
        {
            return $"Refused to listen on {where}: nobody has an admin account yet, so anybody could come in. Start it once without address, hosts and proxies, "
                + "and open the link that the console prints.";
        }

        if (Hosts.Count == 0)
            return $"Refused to listen on {where}: say by which names people call it, such as --hosts leads.example.org.";
        if (Proxies.Count == 0 && Outside.Any(url => !url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
        {
            return $"Refused to listen on {where}: passwords would travel readable. Use https addresses with a certificate, or name the proxy "
                + "that speaks https for it, such as --proxies 10.0.0.2.";
        }

        return Proxies.Count == 0 && Outside.Count == 0 ? $"Refused to answer to {string.Join(", ", Hosts)}: neither an https address nor a proxy is named." : null;
    }

    /// <summary>May a call that names this host be answered?</summary>
    public bool Answers(HostString host) => LoopbackLaw.IsOwnName(host) || Hosts.Contains(host.Host, StringComparer.OrdinalIgnoreCase);

    private static string[] Split(string? list) =>
        (list ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
