namespace PredictiveMarketing.Forecasting.Frame.NorthStar;

/// <summary>A north star that somebody uses.</summary>
/// <param name="Code">Stable; pages have its words.</param>
/// <param name="Company">Null where none is named.</param>
public sealed record NorthStarExample(string Code, string? Company, string Metric);

/// <summary>Examples to think with (F12).</summary>
public static class NorthStarExamples
{
    public static IReadOnlyList<NorthStarExample> All { get; } =
    [
        new("active-users", null, "monthly active users"),
        new("nights", "Airbnb", "nights booked"),
        new("listening", "Spotify", "time spent listening"),
        new("active-customers", "HubSpot", "monthly active customers"),
        new("lessons", "E-learning", "lessons taken per user per month"),
    ];
}
