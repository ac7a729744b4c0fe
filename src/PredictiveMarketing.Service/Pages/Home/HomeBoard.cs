using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.Forecast;
using PredictiveMarketing.Service.Pages.Review;

namespace PredictiveMarketing.Service.Pages.Home;

/// <summary>The first page in figures: where we stand, what the plan will bring, how sure we are, what to do.</summary>
/// <param name="Total">All campaigns and markets together.</param>
/// <param name="Next">The first month that is still ahead; null before the first forecast.</param>
public sealed record HomeBoard(SeriesView Total, IReadOnlyList<SeriesView> Campaigns, MonthView? Next, NextAction Action)
{
    /// <summary>Nobody set a goal for the month: last year is the reference, and the page says so.</summary>
    public bool HeldAgainstLastYear => Next is { Goal: null };

    /// <summary>The newest month whose leads are final, with what was predicted of it; null before there is one.</summary>
    public ReviewMonth? Last { get; init; }

    /// <summary>What the forecast has moved by since the cycle before; null when there was none.</summary>
    public ChangeBoard? Changes { get; init; }

    public double? GapShare => Next is { Reference: > 0 } month ? month.Gap / month.Reference : null;
}

/// <summary>The one thing to do now.</summary>
/// <param name="Count">How many of it, where it is counted.</param>
/// <param name="Month">The month it is about.</param>
/// <param name="When">When something happens by itself.</param>
public sealed record NextAction(NextActionKind Kind, int Count = 0, Month? Month = null, DateTimeOffset? When = null);

/// <summary>In the order in which they matter.</summary>
public enum NextActionKind
{
    /// <summary>Steps failed and will not go on by themselves.</summary>
    LookAtFailures,

    /// <summary>The run is at work: nothing to do but wait.</summary>
    WaitForRun,

    /// <summary>Drafts wait for a signature.</summary>
    ApproveTargets,

    /// <summary>Approved targets wait to be published.</summary>
    PublishTargets,

    /// <summary>The next run needs leads that are not in the store.</summary>
    AskForLeads,

    Nothing,
}
