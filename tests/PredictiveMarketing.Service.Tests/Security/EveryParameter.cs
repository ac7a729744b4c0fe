using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>Something that a caller writes into a call of a route: in its path, its query, its form or its body.</summary>
/// <param name="Pattern">The route, with its parameters in braces and the handler of a page.</param>
/// <param name="IsInPath">Stands in braces in the pattern.</param>
/// <param name="IsInBody">A field of what is posted.</param>
public sealed record KnownParameter(string Method, string Pattern, Right? Right, bool IsPage, string Name, Type Type, bool IsInPath, bool IsInBody)
{
    public string Route => $"{Method} {Pattern}";

    /// <summary>Ids are whole numbers of 64 bits everywhere in the service.</summary>
    public bool IsId => Type == typeof(long) || Type == typeof(long?) || Type == typeof(IReadOnlyList<long>);
}

/// <summary>Every parameter of every route that the running service answers, read from the endpoints themselves.</summary>
public static class EveryParameter
{
    public static IReadOnlyList<KnownParameter> Of(IServiceProvider services)
    {
        IServiceProviderIsService isService = services.GetRequiredService<IServiceProviderIsService>();
        List<KnownParameter> all = [];
        foreach (RouteEndpoint endpoint in services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            string pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace(":long", "", StringComparison.Ordinal);
            string[] inPath = [.. endpoint.RoutePattern.Parameters.Select(p => p.Name)];
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                all.AddRange(OfPage(page, pattern));
            else if (endpoint.Metadata.GetMetadata<MethodInfo>() is { } handler)
                all.AddRange((endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).SelectMany(verb => handler.GetParameters().Where(p => !isService.IsService(p.ParameterType)).SelectMany(p => Fields(p, verb != "GET"))
                    .Select(f => new KnownParameter(verb, pattern, Needs.Of(endpoint, verb, null), IsPage: false, f.Name, f.Type, inPath.Contains(f.Name, StringComparer.OrdinalIgnoreCase), f.IsInBody))));
        }

        return [.. all.DistinctBy(p => (p.Route, p.Name, p.IsInBody)).OrderBy(p => p.Route, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<KnownParameter> OfPage(PageActionDescriptor page, string pattern)
    {
        string name = page.RelativePath["/Pages/".Length..^".cshtml".Length].Replace('/', '.');
        Type model = typeof(Program).Assembly.GetType($"PredictiveMarketing.Service.Pages.{name}Model", throwOnError: true)!;
        Right? whole = model.GetCustomAttribute<NeedsAttribute>()?.Right;
        (string, Type)[] bound = [.. model.GetProperties().Select(p => (Property: p, Bind: p.GetCustomAttribute<BindPropertyAttribute>())).Where(p => p.Bind is not null).Select(p => (p.Bind!.Name ?? p.Property.Name, p.Property.PropertyType))];
        foreach (KnownRoute handler in EveryRoute.OfPage(page, pattern))
        {
            string route = handler.Handler is null ? pattern : $"{pattern}?handler={handler.Handler}";
            foreach ((string field, Type type) in bound)
                yield return new KnownParameter(handler.Method, route, handler.Right ?? whole, IsPage: true, Lower(field), type, IsInPath: false, IsInBody: false);
            MethodInfo method = model.GetMethods().Single(m => m.Name.EndsWith("Async", StringComparison.Ordinal) ? Is(m.Name[..^5]) : Is(m.Name));
            foreach ((string field, Type type, _) in method.GetParameters().SelectMany(p => Fields(p, isBody: false)))
                yield return new KnownParameter(handler.Method, route, handler.Right ?? whole, IsPage: true, field, type, IsInPath: false, IsInBody: handler.Changes);

            bool Is(string called) => called.Equals($"On{handler.Method}{handler.Handler}", StringComparison.OrdinalIgnoreCase);
        }
    }

    // A record is its fields: what is in it was written by the caller too.
    private static IEnumerable<(string Name, Type Type, bool IsInBody)> Fields(ParameterInfo parameter, bool isBody)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(HttpContext) || type == typeof(HttpRequest) || type == typeof(CancellationToken))
            return [];
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        bool isOurs = plain.Assembly.GetName().Name!.StartsWith("PredictiveMarketing", StringComparison.Ordinal) && plain is { IsEnum: false } && (plain.IsClass || plain.IsValueType && plain.GetInterface("IParsable`1") is null);
        return isOurs
            ? plain.GetProperties().Where(p => p is { GetMethod.IsStatic: false } && p.Name != "EqualityContract" && p.GetIndexParameters().Length == 0 && (p.SetMethod is not null))
                .Select(p => (Lower(p.GetCustomAttribute<FromQueryAttribute>()?.Name ?? p.Name), p.PropertyType, isBody && parameter.GetCustomAttribute<AsParametersAttribute>() is null))
            : [(parameter.Name!, type, false)];
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
