using System.Text.Json;
using System.Text.Json.Serialization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Charts;

/// <summary>What js/charts.js draws; texts are already in the reader's language.</summary>
/// <param name="Months">Labels of the horizontal axis.</param>
/// <param name="Shade">Months whose leads are provisional, by place on the axis.</param>
public sealed record ChartData(
    IReadOnlyList<string> Months,
    IReadOnlyList<ChartLine> Lines,
    IReadOnlyList<ChartBand> Bands,
    IReadOnlyList<ChartEvent> Events,
    ChartShade? Shade,
    int Decimals)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>Safe inside a script element: the default encoder writes &lt; as \u003C.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static IReadOnlyList<string> Labels(IEnumerable<Month> months) => [.. months.Select(Figures.ShortMonth)];

    /// <summary>NaN and infinity have no place on a chart.</summary>
    public static double? Known(double? value) => value is double v && double.IsFinite(v) ? Math.Round(v, 3) : null;
}

/// <param name="Look">Colour, dash and symbol, by the name they have in js/charts.js.</param>
public sealed record ChartLine(string Name, string Look, IReadOnlyList<double?> Values);

/// <param name="Level">80 or 95, in percent.</param>
public sealed record ChartBand(string Name, int Level, IReadOnlyList<double?> Low, IReadOnlyList<double?> High);

public sealed record ChartEvent(int Month, string Text);

public sealed record ChartShade(int From, int To);

/// <summary>A chart on a page: its data, and the sentence that says what it shows.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Caption">How to read it, where that is not plain.</param>
public sealed record ChartModel(string Id, string Summary, ChartData Data, string? Caption = null);
