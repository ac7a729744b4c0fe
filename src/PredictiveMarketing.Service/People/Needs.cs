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
}
