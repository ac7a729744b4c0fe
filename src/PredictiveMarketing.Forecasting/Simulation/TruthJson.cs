using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>Writes the truth as <c>truth.json</c>: six significant digits, one line an array; data/README.md explains every name.</summary>
public static class TruthJson
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, IndentSize = 1, NewLine = "\n" };

    public static string Of(SimulationTruth truth)
    {
        ArgumentNullException.ThrowIfNull(truth);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Layout))
        {
            json.WriteStartObject();
            WriteSettings(json, truth);
            WriteNoise(json, truth.Noise);
            WriteArray(json, "decoys", truth.Decoys, decoy =>
            {
                json.WriteString("external", decoy.External);
                json.WriteString("kind", decoy.Kind);
                json.WriteString("why", decoy.Why);
            });
            WriteArray(json, "costPerLead", truth.CostPerLead(), cost =>
            {
                json.WriteString("campaign", cost.Campaign);
                json.WriteString("channel", cost.Channel);
                WriteNumber(json, "national", cost.National);
                WriteNumber(json, "local", cost.Local);
                WriteNumber(json, "all", cost.All);
            });
            WriteArray(json, "series", truth.Series, series => WriteSeries(json, series));
            WriteArray(json, "media", truth.Media, line => WriteMedia(json, line));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteSettings(Utf8JsonWriter json, SimulationTruth truth)
    {
        SimulationSettings settings = truth.Settings;
        json.WriteStartObject("settings");
        json.WriteString("first", settings.First.ToString());
        json.WriteNumber("months", settings.Months);
        json.WriteNumber("planMonths", settings.PlanMonths);
        json.WriteNumber("campaigns", settings.Campaigns);
        json.WriteNumber("markets", settings.Markets);
        json.WriteNumber("channels", settings.Channels);
        json.WriteNumber("seed", settings.Seed);
        json.WriteEndObject();
        json.WriteString("asOf", truth.AsOf.ToString());
        json.WriteString("lastFinal", truth.LastFinal.ToString());
    }

    private static void WriteNoise(Utf8JsonWriter json, NoiseTruth noise)
    {
        json.WriteStartObject("noise");
        WriteNumber(json, "size", noise.Size);
        WriteNumber(json, "shockDeviation", noise.ShockDeviation);
        WriteNumbers(json, "qualifiedWithin", noise.QualifiedWithin);
        json.WriteEndObject();
    }

    private static void WriteSeries(Utf8JsonWriter json, SeriesTruth series)
    {
        json.WriteString("campaign", series.Key.Campaign);
        json.WriteString("market", series.Key.Market);
        json.WriteStartObject("contributions");
        foreach (Contribution contribution in series.Contributions)
            WriteThousandths(json, contribution.Name, contribution.Leads);
        json.WriteEndObject();
        WriteThousandths(json, "expected", series.Expected);
        WriteCounts(json, "raw", series.Funnel.Raw);
        WriteCounts(json, "marketingQualified", series.Funnel.MarketingQualified);
        WriteCounts(json, "salesQualified", series.Funnel.SalesQualified);
    }

    private static void WriteMedia(Utf8JsonWriter json, MediaTruth line)
    {
        json.WriteString("campaign", line.Campaign);
        json.WriteString("market", line.Market);
        json.WriteString("channel", line.Channel);
        json.WriteString("level", line.Level == Frame.MediaLevel.National ? "national" : "local");
        WriteNumber(json, "carryOver", line.Response.CarryOver);
        WriteNumber(json, "halfSaturation", line.Response.HalfSaturation);
        WriteNumber(json, "slope", line.Response.Slope);
        WriteNumber(json, "carriedIn", line.Response.CarriedIn);
        json.WriteStartObject("ceilings");
        foreach (MarketCeiling ceiling in line.Ceilings)
            WriteNumber(json, ceiling.Market, ceiling.Leads);
        json.WriteEndObject();
        WriteNumber(json, "costPerLead", line.CostPerLead);
        WriteNumbers(json, "price", line.Price);
        WriteNumber(json, "curvePrice", line.CurvePrice);
        WriteNumbers(json, "curveSpend", line.CurveSpend);
        WriteNumbers(json, "curveLeads", [.. line.CurveSpend.Select(line.SteadyLeads)]);
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value is { } number ? Short(number) : "null");
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<double> values) =>
        WriteLine(json, name, values.Select(Short));

    private static void WriteThousandths(Utf8JsonWriter json, string name, IEnumerable<double> values) =>
        WriteLine(json, name, values.Select(v => v.ToString("0.###", CultureInfo.InvariantCulture)));

    private static void WriteCounts(Utf8JsonWriter json, string name, IEnumerable<long> values) =>
        WriteLine(json, name, values.Select(v => v.ToString(CultureInfo.InvariantCulture)));

    private static void WriteLine(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WritePropertyName(name);
        json.WriteRawValue($"[{string.Join(',', values)}]");
    }

    private static string Short(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
