using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>A number that a KPI is made of, with where it comes from.</summary>
/// <param name="Name">As the definition calls it: <c>leads</c>.</param>
/// <param name="Value">Null: not known.</param>
/// <param name="Source">File, table or system: <c>leads.csv</c>.</param>
/// <param name="Date">The day for which the number stands, such as the last day of its month.</param>
public sealed record KpiFigure(string Name, decimal? Value, string Source, DateOnly Date);

/// <summary>The value of a KPI, or "n/a" with its reason; and everything it was made of. In JSON "n/a" is null, in CSV it is empty (K11).</summary>
/// <param name="Value">Null where there is no answer.</param>
/// <param name="WhyNot">Why there is none; null where there is one.</param>
/// <param name="Inputs">In the order of the formula.</param>
[JsonConverter(typeof(KpiResultJson))]
public sealed record KpiResult(KpiDefinition Definition, decimal? Value, string? WhyNot, IReadOnlyList<KpiFigure> Inputs)
{
    public const string NotAvailable = "n/a";

    /// <summary>The date of the oldest figure: the value is no younger than that. Null without figures.</summary>
    public DateOnly? AsOf => Inputs.Count == 0 ? null : Inputs.Min(i => i.Date);

    /// <summary>Invariant and unrounded; empty where there is no answer.</summary>
    public string ToCsv() => Value is decimal value ? Plain(value) : "";

    public override string ToString() => Value is not decimal value
        ? NotAvailable
        : Definition.Unit == KpiUnit.Share ? $"{Plain(value * 100)} %" : Plain(value);

    // 125.00 and 125 are one number: equal results are written alike.
    internal static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}

/// <summary>A result in JSON: name, value (null for n/a), reason, formula, unit, source of the formula, inputs with source and date.</summary>
public sealed class KpiResultJson : JsonConverter<KpiResult>
{
    public override KpiResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A KPI is computed from its inputs, not read.");

    public override void Write(Utf8JsonWriter writer, KpiResult value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("name", value.Definition.Name);
        Number(writer, "value", value.Value);
        writer.WriteString("whyNot", value.WhyNot);
        writer.WriteString("unit", JsonNamingPolicy.KebabCaseLower.ConvertName(value.Definition.Unit.ToString()));
        writer.WriteString("formula", value.Definition.Formula);
        writer.WriteString("source", value.Definition.Source);
        writer.WriteStartArray("inputs");
        foreach (KpiFigure figure in value.Inputs)
        {
            writer.WriteStartObject();
            writer.WriteString("name", figure.Name);
            Number(writer, "value", figure.Value);
            writer.WriteString("source", figure.Source);
            writer.WriteString("date", figure.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, string name, decimal? value)
    {
        writer.WritePropertyName(name);
        if (value is decimal known)
            writer.WriteRawValue(KpiResult.Plain(known));
        else
            writer.WriteNullValue();
    }
}
