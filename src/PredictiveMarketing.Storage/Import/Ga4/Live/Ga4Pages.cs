using System.Globalization;
using System.Text.Json;

namespace PredictiveMarketing.Storage.Import.Ga4.Live;

/// <summary>Collects the pages of a fetch as one JSON array.</summary>
internal sealed class Ga4Pages : IDisposable
{
    private readonly MemoryStream held = new();
    private readonly Utf8JsonWriter writer;

    public Ga4Pages()
    {
        writer = new Utf8JsonWriter(held);
        writer.WriteStartArray();
    }

    /// <summary>What the last answer said about the tokens that are left; null when it said nothing.</summary>
    public string? QuotaLeft { get; private set; }

    /// <summary>Adds a page without its quota; null when it is no report.</summary>
    public (long Rows, long RowCount)? Add(byte[] body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            JsonElement root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("metricHeaders", out _))
                return null;
            writer.WriteStartObject();
            foreach (JsonProperty property in root.EnumerateObject().Where(p => p.Name != "propertyQuota"))
                property.WriteTo(writer);
            writer.WriteEndObject();
            QuotaLeft = Quota(root) ?? QuotaLeft;
            // A report without rows has neither member.
            long rows = root.TryGetProperty("rows", out JsonElement some) && some.ValueKind == JsonValueKind.Array ? some.GetArrayLength() : 0;
            return (rows, root.TryGetProperty("rowCount", out JsonElement count) && count.TryGetInt64(out long all) ? all : rows);
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public ReadOnlyMemory<byte> Json()
    {
        writer.WriteEndArray();
        writer.Flush();
        return held.ToArray();
    }

    public void Dispose()
    {
        writer.Dispose();
        held.Dispose();
    }

    public static string? TokenOf(byte[] body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("access_token").GetString() is { Length: > 0 } token ? token : null;
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static string? Quota(JsonElement root)
    {
        if (!root.TryGetProperty("propertyQuota", out JsonElement quota) || quota.ValueKind != JsonValueKind.Object
            || !quota.TryGetProperty("tokensPerDay", out JsonElement day) || day.ValueKind != JsonValueKind.Object
            || !day.TryGetProperty("remaining", out JsonElement left) || !left.TryGetInt64(out long tokens))
            return null;
        return string.Create(CultureInfo.InvariantCulture, $"The property has {tokens} tokens left for today.");
    }
}
