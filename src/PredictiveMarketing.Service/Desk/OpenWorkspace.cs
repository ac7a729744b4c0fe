using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Service.Desk;

/// <summary>A workspace's current data set, parsed, on its own clock.</summary>
/// <param name="Clock">The month in which its clock stands; leads of that month and later are not known.</param>
/// <param name="Framed">The question as it stands on that clock.</param>
public sealed record OpenWorkspace(Workspace Tables, KeptDataSet DataSet, Month Clock, FramedQuestion Framed)
{
    /// <summary>Names the markets it was narrowed to; empty: all of them.</summary>
    public string Scope { get; init; } = string.Empty;

    /// <summary>The last import that brought event delays to the data set; what is kept of a workspace is named by it too.</summary>
    public long Delays { get; init; }

    public string Name => Tables.Contract.Name;

    /// <summary>Last month whose leads are final.</summary>
    public Month Origin => Framed.Cutoff.Origin;

    /// <summary>True for a sample or a demo: its clock never moves.</summary>
    public bool HasFixedClock => Tables.Contract.AsOf is not null;
}
