using System.Text.Json;

namespace PredictiveMarketing.Storage.Notices;

/// <summary>A row of the table <c>subscriptions</c>.</summary>
internal sealed class SubscriptionRow
{
    public long Id { get; set; }

    public string Channel { get; set; } = "";

    public string Shown { get; set; } = "";

    public string Address { get; set; } = "";

    public string? Secret { get; set; }

    public string? SecretBefore { get; set; }

    public string Kinds { get; set; } = "[]";

    public string? Workspace { get; set; }

    public string? Markets { get; set; }

    public string Language { get; set; } = "";

    public bool Enabled { get; set; }

    public string? WhyDisabled { get; set; }

    public string Who { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public Subscription Value() => new(
        Id, Enum.Parse<Channel>(Channel, ignoreCase: true), Shown, List(Kinds), Workspace, Markets is null ? null : List(Markets), Language,
        Enabled, WhyDisabled, SecretBefore is not null, Who, CreatedAt);

    private static string[] List(string json) => JsonSerializer.Deserialize<string[]>(json)!;
}
