using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>A route as a caller sees it.</summary>
/// <param name="Path">With something in the place of every parameter.</param>
/// <param name="Handler">Of a page; null: its only one for this method.</param>
public sealed record KnownRoute(string Method, string Path, string? Handler, Right? Right, bool IsPage)
{
    public string Name => Handler is null ? $"{Method} {Path}" : $"{Method} {Path}?handler={Handler}";

    public Uri Address => new(Handler is null ? Path : $"{Path}?handler={Handler}", UriKind.Relative);

    public bool Changes => Method != "GET";
}

/// <summary>Every page, page handler and endpoint that the running service answers.</summary>
public static class EveryRoute
{
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal) { ["kind"] = "leads", ["id"] = "1" };

    public static async Task<IReadOnlyList<KnownRoute>> Of(IServiceProvider services)
    {
        List<KnownRoute> routes = [];
        foreach (RouteEndpoint endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                routes.AddRange(await OfPage(services, page, PathOf(endpoint)));
            else
                routes.AddRange((endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => new KnownRoute(m, PathOf(endpoint), null, Needs.Of(endpoint, m, null), false)));
        }

        return [.. routes.Distinct().OrderBy(r => r.Name, StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<KnownRoute>> OfPage(IServiceProvider services, PageActionDescriptor page, string path)
    {
        CompiledPageActionDescriptor compiled = await services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty);
        return compiled.HandlerMethods.Select(h => new KnownRoute(h.HttpMethod.ToUpperInvariant(), path, h.Name, Needs.Of(compiled.Endpoint!, h.HttpMethod, h.Name), true));
    }

    private static string PathOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => Samples.GetValueOrDefault(parameter.Name, "1"),
        _ => "1",
    }))));
}
