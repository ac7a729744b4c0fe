namespace PredictiveMarketing.Service.Desk;

/// <summary>What a reader may pick, and what is picked; null is all of them.</summary>
/// <param name="Path">The page that answers.</param>
public sealed record Pickers(string Path, IReadOnlyList<string> Campaigns, IReadOnlyList<string> Markets, string? Campaign, string? Market);
