namespace PredictiveMarketing.Service.Pages.Frame;

/// <summary>Names to choose for the scope; none ticked means all.</summary>
public sealed record FrameNames(FrameModel Page, string Field, IEnumerable<string> There, IReadOnlyList<string> Chosen)
{
    /// <summary>What the data names, and what was chosen and is in no line any more.</summary>
    public IReadOnlyList<string> Known { get; } = There.Any() ? [.. There.Concat(Chosen).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : [];
}
