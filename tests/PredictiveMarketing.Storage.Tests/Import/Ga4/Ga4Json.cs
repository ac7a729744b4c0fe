using System.Globalization;
using System.Text.Json;

namespace PredictiveMarketing.Storage.Tests.Import.Ga4;

/// <summary>Answers of the Data API in the shape that its reference documents (RunReportResponse, v1beta).</summary>
internal static class Ga4Json
{
    public const string Forbidden = """
        { "error": { "code": 403, "message": "User does not have sufficient permissions for this property.", "status": "PERMISSION_DENIED" } }
        """;

    public const string Exhausted = """
        { "error": { "code": 429, "message": "Exhausted property tokens for a project per hour.", "status": "RESOURCE_EXHAUSTED" } }
        """;

    /// <param name="rows">Dimension values and then metric values, as texts.</param>
    public static string Report(IReadOnlyList<string> dimensions, IReadOnlyList<string> metrics, params string[][] rows) =>
        Page((dimensions, metrics), rows.Length, rows);

    /// <param name="rowCount">Rows of the whole report, whatever this page holds.</param>
    public static string Page((IReadOnlyList<string> Dimensions, IReadOnlyList<string> Metrics) headers, int rowCount, string[][] rows, string metadata = """{ "currencyCode": "EUR", "timeZone": "Europe/Paris" }""")
    {
        int width = headers.Dimensions.Count;
        string body = string.Join(',', rows.Select(r => $"{{\"dimensionValues\":[{Values(r[..width])}],\"metricValues\":[{Values(r[width..])}]}}"));
        return $$"""
            { "dimensionHeaders": [{{Names(headers.Dimensions)}}], "metricHeaders": [{{Names(headers.Metrics, ", \"type\": \"TYPE_INTEGER\"")}}],
              "rows": [{{body}}], "rowCount": {{rowCount.ToString(CultureInfo.InvariantCulture)}}, "metadata": {{metadata}},
              "propertyQuota": { "tokensPerDay": { "consumed": 3, "remaining": 24997 } }, "kind": "analyticsData#runReport" }
            """;
    }

    private static string Names(IReadOnlyList<string> names, string more = "") => string.Join(',', names.Select(n => $"{{\"name\":{JsonSerializer.Serialize(n)}{more}}}"));

    private static string Values(string[] values) => string.Join(',', values.Select(v => $"{{\"value\":{JsonSerializer.Serialize(v)}}}"));
}
