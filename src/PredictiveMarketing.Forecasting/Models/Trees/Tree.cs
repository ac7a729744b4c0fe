using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PredictiveMarketing.Forecasting.Models.Trees;

/// <summary>
/// A regression tree in pre-order: the left child of node i is node i + 1, the right one stands at <c>right[i]</c>, a leaf has feature -1.
/// A document holds it as one line: <c>3>0.52 1.1 0.9</c> asks whether feature 3 is above 0.52, answers 1.1 when not and 0.9 when it is.
/// </summary>
[JsonConverter(typeof(TreeJson))]
public sealed class Tree
{
    private readonly int[] feature;
    private readonly double[] value;
    private readonly int[] right;

    /// <param name="feature">Feature asked at each node, -1 at a leaf.</param>
    /// <param name="value">Threshold at a node that asks, answer at a leaf.</param>
    public Tree(IReadOnlyList<int> feature, IReadOnlyList<double> value)
    {
        this.feature = [.. feature];
        this.value = [.. value];
        right = new int[this.feature.Length];
        if (End(0) != right.Length)
            throw new ArgumentException("the nodes are not one tree in pre-order", nameof(feature));
    }

    /// <summary>Number of nodes, leaves included.</summary>
    public int Count => feature.Length;

    /// <summary>Walks down to a leaf; what is not known goes left.</summary>
    public double Predict(ReadOnlySpan<double> features)
    {
        int node = 0;
        while (feature[node] >= 0)
            node = features[feature[node]] > value[node] ? right[node] : node + 1;
        return value[node];
    }

    /// <summary>Counts each feature that is asked on the way down to a leaf.</summary>
    internal void CountAsked(ReadOnlySpan<double> features, Span<int> asked)
    {
        int node = 0;
        while (feature[node] >= 0)
        {
            asked[feature[node]]++;
            node = features[feature[node]] > value[node] ? right[node] : node + 1;
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        for (int i = 0; i < feature.Length; i++)
        {
            if (i > 0)
                text.Append(' ');
            if (feature[i] >= 0)
                text.Append(CultureInfo.InvariantCulture, $"{feature[i]}>");
            text.Append(value[i].ToString("R", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <exception cref="FormatException">The text is not a tree.</exception>
    public static Tree Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] nodes = text.Split(' ');
        int[] feature = new int[nodes.Length];
        double[] value = new double[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            int at = nodes[i].IndexOf('>', StringComparison.Ordinal);
            feature[i] = at < 0 ? -1 : int.Parse(nodes[i].AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture);
            value[i] = double.Parse(nodes[i].AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        try
        {
            return new Tree(feature, value);
        }
        catch (ArgumentException fault)
        {
            throw new FormatException(fault.Message, fault);
        }
    }

    // Where the subtree of a node ends; on the way the right children find their places.
    private int End(int node)
    {
        if (node >= feature.Length)
            return int.MaxValue;
        if (feature[node] < 0)
            return node + 1;
        right[node] = End(node + 1);
        return right[node] == int.MaxValue ? int.MaxValue : End(right[node]);
    }
}

/// <summary>Writes a tree as its one line.</summary>
internal sealed class TreeJson : JsonConverter<Tree>
{
    public override Tree Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Tree.Parse(reader.GetString() ?? "");
        }
        catch (FormatException fault)
        {
            throw new JsonException(fault.Message, fault);
        }
    }

    public override void Write(Utf8JsonWriter writer, Tree value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
