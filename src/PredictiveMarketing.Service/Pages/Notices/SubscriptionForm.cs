using PredictiveMarketing.Service.Notices;

namespace PredictiveMarketing.Service.Pages.Notices;

/// <summary>What a person wrote into the form of a new receiver.</summary>
public sealed class SubscriptionForm
{
    public string? Channel { get; set; }

    public string? To { get; set; }

    public string[]? Kinds { get; set; }

    public string? Of { get; set; }

    /// <summary>Separated by commas.</summary>
    public string? Markets { get; set; }

    public string? Language { get; set; }

    public SubscriptionRequest Request() => new(Channel, To, Kinds, Of, Markets?.Split(','), Language);
}
