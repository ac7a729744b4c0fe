using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import;

/// <summary>Turns files of one kind into rows of the workspace's tables. All mistakes come back at once; with an error among them nothing may be applied.</summary>
public interface IImporter
{
    /// <summary>Stable word of the command line: <c>media-plan</c>, <c>leads</c>, <c>ga4</c>.</summary>
    string Kind { get; }

    /// <summary>What it looks for in the columns.</summary>
    IReadOnlyList<ImportField> Fields { get; }

    /// <summary>Options it understands, each with its meaning in one line: <c>campaign</c>, <c>market</c>, <c>rates</c>.</summary>
    IReadOnlyDictionary<string, string> Options { get; }

    Imported Read(IRawFile file, ImportQuestion question);
}

/// <summary>What an importer needs beside the file.</summary>
/// <param name="Source">Name by which mapping and lineage are remembered: <c>agency-plan</c>.</param>
/// <param name="Contract">The framing contract of the workspace: lead definition, label policy, currency.</param>
/// <param name="Today">The day of the import; the only clock an importer knows.</param>
/// <param name="Mapping">Null: the importer proposes one.</param>
public sealed record ImportQuestion(
    string Source, FramingContract Contract, DateOnly Today, ColumnMapping? Mapping, IReadOnlyDictionary<string, string> Options)
{
    public string? Option(string name) => Options.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
}

/// <summary>What an importer made of a file.</summary>
/// <param name="Mapping">The one that was used, for a person to look at; null when the columns could not be understood.</param>
/// <param name="Covered">Months that the file speaks about: within them a value of the same source that is no longer there is withdrawn.</param>
public sealed record Imported(string Kind, string Source, ColumnMapping? Mapping, MonthSpan? Covered, IReadOnlyList<Finding> Findings)
{
    public IReadOnlyList<Traced<LeadRow>> Leads { get; init; } = [];

    public IReadOnlyList<Traced<MediaRow>> Media { get; init; } = [];

    public IReadOnlyList<Traced<ExternalRow>> Externals { get; init; } = [];

    public IReadOnlyList<Traced<EventRow>> Events { get; init; } = [];

    public IReadOnlyList<Traced<GoalRow>> Goals { get; init; } = [];

    /// <summary>How late leads were qualified, from event dates: kept beside the tables for step 2.</summary>
    public IReadOnlyList<Traced<DelayCount>> Delays { get; init; } = [];

    public bool MayBeApplied => Findings.All(f => f.Severity != Severity.Error);
}

/// <summary>From a month to another, both included.</summary>
public readonly record struct MonthSpan(Month First, Month Last)
{
    public bool Holds(Month month) => month >= First && month <= Last;
}
