namespace PredictiveMarketing.Storage.Import.OpenData.Covid;

/// <summary>How the days of a month become one value.</summary>
internal enum Gather
{
    /// <summary>Counts of a day.</summary>
    Sum,

    /// <summary>Indices, rates, occupied beds, smoothed counts.</summary>
    Mean,

    /// <summary>Counts since the beginning.</summary>
    Last,
}

/// <summary>A column of a Covid file and the external that it fills.</summary>
/// <param name="Headers">Names it has in files of different ages; the first one there is used.</param>
internal sealed record CovidColumn(string External, IReadOnlyList<string> Headers, Gather How)
{
    /// <summary>A column of Our World in Data by its name: what is new is summed, a total is its last value, everything else is a mean.</summary>
    public static CovidColumn OfOwid(string name) => new(name, [], name switch
    {
        _ when name.StartsWith("total_", StringComparison.Ordinal) || name.StartsWith("people_", StringComparison.Ordinal) => Gather.Last,
        _ when name.StartsWith("new_", StringComparison.Ordinal) && !name.Contains("smoothed", StringComparison.Ordinal) => Gather.Sum,
        _ => Gather.Mean,
    });

    public string InWords => How switch
    {
        Gather.Sum => "sum of its days",
        Gather.Mean => "mean of its days",
        _ => "last day's value",
    };
}
