using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Service.Desk;

/// <summary>Whom a workspace's contract names to approve its targets, and what becomes of the names.</summary>
/// <param name="Named">As the contract writes them; empty where it names nobody or a policy publishes.</param>
/// <param name="Known">Those of them who may decide targets, by the names that ledgers carry.</param>
/// <param name="Needed">Approvals that the contract asks for.</param>
public sealed record NamedApprovers(IReadOnlyList<string> Named, IReadOnlyList<string> Known, int Needed)
{
    /// <summary>Enough of the named people can come and approve: nobody else's approval counts. Before, whoever holds the right may.</summary>
    public bool Binds => Known.Count > 0 && Known.Count >= Needed;

    /// <param name="who">By the name that ledgers carry.</param>
    public bool Lets(string who) => !Binds || Known.Contains(who, StringComparer.Ordinal);
}

/// <summary>Finds the people whom contracts name among the accounts, by the name with which they sign in or the one that is shown.</summary>
public sealed class ApproversRoom(Store store, WorkspaceRoom workspaces, Identification identification)
{
    public NamedApprovers Of(string workspace)
    {
        FramingContract? contract = workspaces.Open(workspace)?.Tables.Contract;
        if (contract?.Details is not { Approvers: { Count: > 0 } named } || contract.Approval.Mode != ApprovalMode.People)
            return new NamedApprovers([], [], contract?.Approval.Approvers ?? 0);
        HashSet<string> names = [.. named.Select(n => n.Trim().ToUpperInvariant())];
        return new NamedApprovers(
            named,
            [.. Deciders().Where(d => names.Contains(d.Shown.ToUpperInvariant()) || names.Contains(d.SignsIn.ToUpperInvariant())).Select(d => d.Shown).Distinct(StringComparer.Ordinal)],
            contract.Approval.Approvers);
    }

    // Whoever is closed, never came, or sees some markets only approves nothing.
    private IEnumerable<(string Shown, string SignsIn)> Deciders() => identification.IsDemo
        ? DemoSession.People.Where(p => Caller.Of(p).May(Right.DecideTargets)).Select(p => (p.Name, p.Name))
        : store.People.Accounts.All()
            .Where(a => !a.IsDisabled && (a.PasswordHash ?? a.Subject) is not null && Caller.Of(a, KnownBy.Session).May(Right.DecideTargets))
            .Select(a => (a.DisplayName, a.Name));
}
