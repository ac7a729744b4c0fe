using System.Text.Json;
using System.Text.Json.Serialization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Charts;

/// <summary>What js/charts.js draws, what the table twin shows and what leaves as CSV or workbook: the same numbers. Texts are in the reader's language.</summary>
/// <param name="Months">Labels of the horizontal axis: months, or the names of what is compared.</param>
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
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public ChartKind Kind { get; init; } = ChartKind.Fan;

    /// <summary>Heading of the first column of the table twin; null for months.</summary>
    public string? LabelHead { get; init; }

    /// <summary>What a value is, written at the axis; null where the title says it.</summary>
    public string? Unit { get; init; }

    /// <summary>Of a waterfall: the places of its sums, which stand on the ground.</summary>
    public IReadOnlyList<int> Sums { get; init; } = [];

    /// <summary>Bars side by side, or on top of one another when they sum to something.</summary>
    public static ChartData Bars(string head, IReadOnlyList<string> labels, IReadOnlyList<ChartLine> lines, bool stacked) =>
        new(labels, lines, [], [], null, 0) { Kind = stacked ? ChartKind.Stacked : ChartKind.Bars, LabelHead = head };

    /// <summary>From a start over its changes to an end; the changes sum to the difference.</summary>
    public static ChartData Waterfall(string head, string series, IReadOnlyList<WaterfallStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return new([.. steps.Select(s => s.Name)], [new ChartLine(series, "forecast", [.. steps.Select(s => Known(s.Value))])], [], [], null, 0)
        {
            Kind = ChartKind.Waterfall,
            LabelHead = head,
            Sums = [.. steps.Select((step, place) => (step, place)).Where(s => s.step.IsSum).Select(s => s.place)],
        };
    }

    /// <summary>What comes out for what is put in: points from left to right, with a band where one is known.</summary>
    public static ChartData Curve(string head, IReadOnlyList<string> inputs, ChartLine line, ChartBand? band = null) =>
        new(inputs, [line], band is null ? [] : [band], [], null, 0) { Kind = ChartKind.Curve, LabelHead = head };

    /// <summary>A small line without axes, for a tile.</summary>
    /// <param name="lines">What came, and what was aimed at where that is known.</param>
    public static ChartData Spark(IReadOnlyList<string> months, IReadOnlyList<ChartLine> lines, int decimals) =>
        new(months, lines, [], [], null, decimals) { Kind = ChartKind.Spark };

    /// <summary>A point per month.</summary>
    public static ChartData Scatter(IReadOnlyList<string> months, ChartLine across, ChartLine up, int decimals) =>
        new(months, [across, up], [], [], null, decimals) { Kind = ChartKind.Scatter };

    /// <summary>A shade per cell: a line is a row, a label a column; the number stands in the cell.</summary>
    public static ChartData Heat(string head, IReadOnlyList<string> columns, IReadOnlyList<ChartLine> rows, int decimals) =>
        new(columns, rows, [], [], null, decimals) { Kind = ChartKind.Heat, LabelHead = head };

    /// <summary>Safe inside a script element: the default encoder writes &lt; as \u003C.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static IReadOnlyList<string> Labels(IEnumerable<Month> months) => [.. months.Select(Figures.ShortMonth)];

    /// <summary>NaN and infinity have no place on a chart.</summary>
    public static double? Known(double? value) => value is double v && double.IsFinite(v) ? Math.Round(v, 3) : null;
}

/// <summary>How the numbers are drawn.</summary>
public enum ChartKind
{
    /// <summary>Lines over months, with the bands of a forecast.</summary>
    Fan,

    /// <summary>Bars side by side.</summary>
    Bars,

    /// <summary>Bars on top of one another.</summary>
    Stacked,

    /// <summary>A start, its changes, an end.</summary>
    Waterfall,

    /// <summary>What comes out for what is put in.</summary>
    Curve,

    /// <summary>A small line without axes.</summary>
    Spark,

    /// <summary>A shade per cell.</summary>
    Heat,

    /// <summary>A point per month, and the line through them.</summary>
    Scatter,
}

/// <param name="Look">Colour, dash and symbol, by the name they have in js/charts.js.</param>
public sealed record ChartLine(string Name, string Look, IReadOnlyList<double?> Values);

/// <param name="Level">80 or 95, in percent.</param>
public sealed record ChartBand(string Name, int Level, IReadOnlyList<double?> Low, IReadOnlyList<double?> High);

public sealed record ChartEvent(int Month, string Text);

public sealed record ChartShade(int From, int To);

/// <summary>A bar of a waterfall.</summary>
/// <param name="IsSum">Stands on the ground: a start, a subtotal or the end.</param>
public sealed record WaterfallStep(string Name, double Value, bool IsSum = false);

/// <summary>A chart on a page: its data, and the sentence that says what it shows.</summary>
/// <param name="Id">Unique on the page; names the files that are exported.</param>
/// <param name="Caption">How to read it, where that is not plain.</param>
public sealed record ChartModel(string Id, string Summary, ChartData Data, string? Caption = null)
{
    /// <summary>Stands on exported pictures; null for the summary.</summary>
    public string? Title { get; init; }

    /// <summary>Where the numbers come from, for exported pictures and workbooks.</summary>
    public string? Source { get; init; }

    /// <summary>Address of the page's own export, to which <c>csv</c> or <c>xlsx</c> is appended; null where a page offers none.</summary>
    public string? Export { get; init; }
}
