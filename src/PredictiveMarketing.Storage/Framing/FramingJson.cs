using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Frame.NorthStar;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>Framings and north stars as JSON: one way to write them, so that equal content has one hash.</summary>
public static class FramingJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">The text is not of this kind.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("It is empty.");

    /// <summary>SHA-256 of a tidy framing, in lower-case hexadecimal.</summary>
    public static string HashOf(FramingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return HashOf(Write(draft.Tidy()));
    }

    public static string HashOf(NorthStarDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return HashOf(Write(draft.Tidy()));
    }

    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
