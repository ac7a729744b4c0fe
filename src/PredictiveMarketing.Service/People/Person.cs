using System.Collections.Frozen;

namespace PredictiveMarketing.Service.People;

/// <summary>Whoever is calling, as the pages and the API see them.</summary>
/// <param name="Name">What is written into ledgers and audit.</param>
/// <param name="Markets">The only markets that they may see; null: all of them.</param>
public sealed record Person(string Name, IReadOnlyCollection<Role> Roles, IReadOnlyCollection<string>? Markets)
{
    private static readonly FrozenDictionary<Role, Right[]> Grants = new Dictionary<Role, Right[]>
    {
        [Role.Viewer] = [Right.Read, Right.OwnAccount, Right.Comment],
        [Role.Planner] = [Right.Read, Right.OwnAccount, Right.Comment, Right.Frame, Right.Import, Right.Override, Right.DecideTargets, Right.EditBoards],
        [Role.Analyst] = [Right.Read, Right.OwnAccount, Right.Comment, Right.Frame, Right.Import, Right.Run, Right.EditBoards],
        [Role.Governance] = [Right.Read, Right.OwnAccount, Right.Comment, Right.Frame, Right.SignFraming, Right.DecideTargets, Right.PublishTargets, Right.EditBoards, Right.ApproveBoards],
        [Role.Admin] = [Right.Read, Right.OwnAccount, Right.Comment, Right.Administer],
        [Role.Agency] = [Right.Read, Right.OwnAccount],
    }.ToFrozenDictionary();

    /// <summary>The only rights that they may use, where they came with a key of fewer; null: all of their roles.</summary>
    public IReadOnlyCollection<Right>? Scope { get; init; }

    /// <summary>What is the whole company's, figures, goals and money, is for them only: beside the leads of a few markets it would say something else.</summary>
    public bool SeesAll => Markets is null;

    public bool May(Right right) => right == Right.None || ((Scope is null || Scope.Contains(right)) && Roles.Any(role => Grants[role].Contains(right)));

    public bool Sees(string market) => Markets is null || Markets.Contains(market, StringComparer.Ordinal);
}
