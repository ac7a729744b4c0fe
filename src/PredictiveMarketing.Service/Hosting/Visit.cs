using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>Which workspace this call is about, and on which clock it stands.</summary>
public sealed class Visit
{
    public const string Query = "workspace";

    public IReadOnlyList<string> Workspaces { get; init; } = [];

    public string? Workspace { get; init; }

    /// <summary>The month in which a sample's clock stands; null follows the real one.</summary>
    public Month? FixedClock { get; init; }
}
