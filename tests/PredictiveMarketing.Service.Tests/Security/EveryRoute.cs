using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
public static partial class EveryRoute
{
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal) { ["kind"] = "leads", ["id"] = "1", ["documentName"] = "v1" };

    public static IReadOnlyList<KnownRoute> Of(IServiceProvider services)
    {
        List<KnownRoute> routes = [];
        foreach (RouteEndpoint endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                routes.AddRange(OfPage(page, PathOf(endpoint)));
            else
                routes.AddRange((endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => new KnownRoute(m, PathOf(endpoint), null, Needs.Of(endpoint, m, null), false)));
        }

        return [.. routes.Distinct().OrderBy(r => r.Name, StringComparer.Ordinal)];
    }

    /// <summary>Read from the page's class, so that the doorkeeper's own way to find a right has a witness.</summary>
    public static IEnumerable<KnownRoute> OfPage(PageActionDescriptor page, string path)
    {
        string name = page.RelativePath["/Pages/".Length..^".cshtml".Length].Replace('/', '.');
        Type model = typeof(Program).Assembly.GetType($"PredictiveMarketing.Service.Pages.{name}Model", throwOnError: true)!;
        Right? whole = model.GetCustomAttribute<NeedsAttribute>()?.Right;
        return model.GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(m => (Method: m, Name: Handler().Match(m.Name))).Where(h => h.Name.Success)
            .Select(h => new KnownRoute(
                h.Name.Groups[1].Value.ToUpperInvariant(), path, h.Name.Groups[2].Length == 0 ? null : h.Name.Groups[2].Value, h.Method.GetCustomAttribute<NeedsAttribute>()?.Right ?? whole, true));
    }

    /// <summary>The address of a route, with something in the place of every parameter.</summary>
    public static string PathOf(RouteEndpoint endpoint) => KeptKeys("/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => Samples.GetValueOrDefault(parameter.Name, "1"),
        _ => "1",
    })))));

    // Key 1 is that of a person who is still needed.
    private static string KeptKeys(string path) => path.Replace("/keys/1/", "/keys/0/", StringComparison.Ordinal);

    [GeneratedRegex("^On(Get|Post|Put|Patch|Delete)([A-Za-z]*?)(Async)?$")]
    private static partial Regex Handler();
}
