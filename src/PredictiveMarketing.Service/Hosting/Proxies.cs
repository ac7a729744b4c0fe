using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>What a proxy says of a call is believed when the proxy is known by its address; from anybody else it is ignored.</summary>
public static class Proxies
{
    public static IApplicationBuilder UseKnownProxies(this IApplicationBuilder app, Reach reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        if (reach.Proxies.Count == 0)
            return app;
        ForwardedHeadersOptions options = new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (IPAddress proxy in reach.Proxies)
            options.KnownProxies.Add(proxy);
        return app.UseForwardedHeaders(options);
    }
}
