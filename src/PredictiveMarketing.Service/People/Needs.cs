using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PredictiveMarketing.Service.People;

/// <summary>The right that a page, or one of its handlers, asks for; a handler's own one counts in the place of its page's.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Right right) : Attribute
{
    public Right Right { get; } = right;
}

public static class Needs
{
    /// <summary>Says which right an endpoint, or every endpoint of a group, asks for; the one named last counts.</summary>
    public static TBuilder Needing<TBuilder>(this TBuilder endpoints, Right right)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new NeedsAttribute(right));

    /// <summary>What a route asks for; null: it names nothing and is closed to everybody.</summary>
    /// <param name="method">The HTTP method of the call.</param>
    /// <param name="handler">The page handler that the call names.</param>
    public static Right? Of(Endpoint endpoint, string method, string? handler)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Right? whole = endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Right;
        return endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page ? OfHandler(page, method, handler) ?? whole : whole;
    }

    /// <summary>What one method of a page asks for; null: the same as its page.</summary>
    public static Right? Of(MethodInfo handler) => handler.GetCustomAttribute<NeedsAttribute>()?.Right;

    private static Right? OfHandler(CompiledPageActionDescriptor page, string method, string? name)
    {
        string verb = HttpMethods.IsHead(method) ? HttpMethods.Get : method;
        var fitting = page.HandlerMethods.Where(h => string.Equals(h.HttpMethod, verb, StringComparison.OrdinalIgnoreCase)).ToArray();
        var chosen = fitting.FirstOrDefault(h => !string.IsNullOrEmpty(name) && string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)) ?? fitting.FirstOrDefault(h => h.Name is null);
        return chosen is null ? null : Of(chosen.MethodInfo);
    }
}
