using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>A trained series as a readable document: enough to forecast again bit for bit, and to see why.</summary>
/// <param name="DataSet">Content hash of the data set it was trained on.</param>
/// <param name="Components">What is forecast with, in a fixed order.</param>
/// <param name="Intervals">How errors spread around the point forecast.</param>
public sealed record ModelDocument(
    string Workspace,
    string DataSet,
    SeriesKey Key,
    Month Origin,
    int Steps,
    int Seed,
    SeriesDecision Decision,
    IReadOnlyList<ModelComponent> Components,
    IntervalRule Intervals,
    Verdict Sufficiency,
    DriverReview Drivers)
{
    /// <summary>Version of this document's layout.</summary>
    public int Schema { get; init; } = 1;
}

/// <summary>One fitted model with its share in the forecast.</summary>
/// <param name="Model">Null when the model is shared with other series.</param>
/// <param name="Shared">Hash of the <see cref="SharedModel"/> document that holds it.</param>
public sealed record ModelComponent(string Candidate, double Weight, LeadModel? Model, string? Shared);

/// <summary>A model fitted across all series of a workspace, kept once.</summary>
public sealed record SharedModel(string Workspace, string DataSet, string Candidate, Month Origin, int Seed, LeadModel Model)
{
    /// <summary>Version of this document's layout.</summary>
    public int Schema { get; init; } = 1;
}

/// <summary>What training one series gives: its document, and the shared models it refers to.</summary>
public sealed record TrainedSeries(ModelDocument Document, IReadOnlyList<SharedModel> Shared);

/// <summary>Model documents as text: indented, stable, numbers in full precision, hashed by content.</summary>
public static class ModelJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string Write<T>(T document) => JsonSerializer.Serialize(document, Options);

    /// <exception cref="JsonException">The text is not such a document.</exception>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("The document is empty.");

    /// <summary>SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
