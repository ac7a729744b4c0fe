using System.Diagnostics.CodeAnalysis;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>A workspace folder, read: the tables when they can be trusted, and everything a person should know about them.</summary>
public sealed class WorkspaceReading
{
    private readonly DataSetVersion? version;

    internal WorkspaceReading(string folder, Workspace? workspace, IReadOnlyList<Finding> findings, IReadOnlyList<ExtraColumn> extraColumns)
    {
        Folder = folder;
        Workspace = workspace;
        Findings = findings;
        ExtraColumns = extraColumns;
        version = workspace is null ? null : DataSetVersion.Of(workspace);
    }

    public string Folder { get; }

    /// <summary>Null when any finding is an error. Rows are sorted by name and month; lines out of scope or after the clock are left out.</summary>
    public Workspace? Workspace { get; }

    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Columns that the product does not know, kept as written, in the order of the file's rows.</summary>
    public IReadOnlyList<ExtraColumn> ExtraColumns { get; }

    [MemberNotNullWhen(true, nameof(Workspace))]
    public bool IsReadable => Workspace is not null;

    /// <exception cref="InvalidOperationException">The workspace has errors, so there is nothing to give an id to.</exception>
    public DataSetVersion Version =>
        version ?? throw new InvalidOperationException($"'{Folder}' has errors; only a readable workspace has a version.");
}

/// <summary>A column that no rule knows.</summary>
public sealed record ExtraColumn(string File, string Name, IReadOnlyList<string> Values);
