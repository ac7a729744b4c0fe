namespace PredictiveMarketing.Service.Pages.Shared;

/// <summary>What a page says in the place of its figures (<c>_Empty</c>, <c>_Loading</c>, <c>_Error</c>, <c>_NoPermission</c>) or above them (<c>_Stale</c>).</summary>
/// <param name="Title">One line, in the reader's words.</param>
/// <param name="Text">Why, and what happens next.</param>
/// <param name="Action">The one thing to do; null when there is none.</param>
public sealed record PageState(string Title, string Text, StateAction? Action = null)
{
    /// <summary>How far the work is, from 0 to 1; null when nobody can tell. Read by <c>_Loading</c>.</summary>
    public double? Done { get; init; }
}

/// <summary>A button of a page's state.</summary>
/// <param name="Text">A verb, in the reader's words.</param>
/// <param name="Link">An address of ours.</param>
public sealed record StateAction(string Text, string Link);
