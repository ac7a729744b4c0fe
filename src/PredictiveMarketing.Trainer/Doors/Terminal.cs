using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Trainer.Doors;

/// <summary>Where a verb speaks: results on stdout as a table or as one JSON document, findings and progress on stderr.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool json, bool quiet, bool live)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly Lock gate = new();
    private int lastTenth = -1;

    public bool Json => json;

    public void Line(string text = "") => output.WriteLine(text);

    public void Document<T>(T document) => output.WriteLine(JsonSerializer.Serialize(document, Options));

    /// <summary>Says something about how the work goes; silent with --quiet.</summary>
    public void Say(string text)
    {
        if (quiet)
            return;
        lock (gate)
            error.WriteLine(text);
    }

    /// <summary>A live bar on a terminal, a line per tenth elsewhere.</summary>
    public void Progress(int done, int total, string what)
    {
        if (quiet || total == 0)
            return;
        lock (gate)
        {
            int tenth = 10 * done / total;
            if (live)
            {
                error.Write($"\r  [{new string('#', tenth * 2).PadRight(20)}] {done}/{total} {what}   ");
                if (done == total)
                    error.WriteLine();
            }
            else if (tenth > lastTenth)
            {
                error.WriteLine($"  {done}/{total} {what}");
            }

            lastTenth = done == total ? -1 : Math.Max(tenth, lastTenth);
        }
    }

    /// <summary>Prints findings, worst first, with place, rule and cure.</summary>
    public void Findings(IReadOnlyList<Finding> findings)
    {
        foreach (Finding finding in findings.OrderByDescending(f => f.Severity))
        {
            if (quiet && finding.Severity != Severity.Error)
                continue;
            error.WriteLine($"{finding.Severity.ToString().ToLowerInvariant(),-8}{finding.Place}: {finding.Message}");
            error.WriteLine($"        rule {finding.Rule}; cure: {finding.Cure}");
        }
    }

    /// <summary>A table with aligned columns; numbers to the right.</summary>
    public void Table(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] width = [.. header.Select((h, c) => Math.Max(h.Length, rows.Select(r => r[c].Length).DefaultIfEmpty(0).Max()))];
        bool[] right = [.. header.Select((_, c) => rows.Count > 0 && rows.All(r => r[c].Length == 0 || char.IsAsciiDigit(r[c][^1]) || r[c] is "n/a" || r[c].EndsWith('%')))];
        void Write(IReadOnlyList<string> cells) =>
            output.WriteLine("  " + string.Join("  ", cells.Select((cell, c) => right[c] ? cell.PadLeft(width[c]) : cell.PadRight(width[c]))).TrimEnd());
        Write(header);
        Write([.. width.Select(w => new string('-', w))]);
        foreach (IReadOnlyList<string> row in rows)
            Write(row);
    }
}
