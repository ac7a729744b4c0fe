using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Boards;

/// <summary>One version of a board. It never changes; what happens to it is in its events.</summary>
/// <param name="Version">Counts from 1 per board.</param>
/// <param name="Content">Hash of kind, team and tiles.</param>
public sealed record BoardVersion(
    long Id, string Workspace, Board Board, int Version, string Author, string Content, DateTimeOffset CreatedAt, IReadOnlyList<BoardEvent> Events)
{
    public BoardState State => BoardStates.Of(Events.Select(e => e.Step));

    /// <summary>Written by the product itself as a proposal.</summary>
    public bool IsProposal => Author == BoardLedger.Product;
}

/// <summary>The ledger's answer to a person: the version as it is now, or why nothing was changed; warnings may stand beside a version.</summary>
public sealed record BoardAnswer(BoardVersion? Version, IReadOnlyList<Finding> Findings)
{
    public bool Accepted => Version is not null;
}
