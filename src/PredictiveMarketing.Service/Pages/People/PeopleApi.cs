using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Pages.People;

/// <summary>Somebody who may come in; nothing with which they do.</summary>
/// <param name="Name">What they sign in with.</param>
/// <param name="DisplayName">What ledgers and audit say.</param>
/// <param name="MarketGroup">The only markets that they see; null: every market.</param>
public sealed record AccountAnswer(long Id, string Name, string DisplayName, IReadOnlyList<string> Roles, string? MarketGroup, AccountState State, DateTimeOffset CreatedAt);

public enum AccountState
{
    /// <summary>Has no password and came by no provider yet.</summary>
    Invited,
    Open,

    /// <summary>Too many wrong passwords; opens by itself.</summary>
    Locked,
    Closed,
}

/// <param name="Rights">What whoever holds the role may do.</param>
public sealed record RoleAnswer(Role Role, IReadOnlyList<Right> Rights);

/// <summary>What an account is from now on: all of it.</summary>
/// <param name="Group">Its group of markets; null: every market.</param>
public sealed record AccountRequest(IReadOnlyList<Role>? Roles, string? Group, bool Closed);

/// <summary>The markets of a group in the workspace at hand: all of them.</summary>
public sealed record GroupRequest(IReadOnlyList<string>? Markets);

/// <summary>People, roles, groups of markets and keys, for whoever administers. Links that set passwords are secrets: they are made on the page only.</summary>
public static class PeopleApi
{
    public static void MapPeople(this RouteGroupBuilder api)
    {
        RouteGroupBuilder people = api.MapGroup("/people").WithTags("people").Needing(Right.Administer);
        people.MapGet("/accounts", (HttpContext call, Store store, [AsParameters] PageAsked page) =>
                Paging.Page(call, page, [.. store.People.Accounts.All().Select(a => Answer(store, a))], a => Paging.Number(a.Id)))
            .WithName("ListAccounts").WithSummary("Who may come in, as what, and with which markets").Produces<IReadOnlyList<AccountAnswer>>().ProducesProblem(400);
        people.MapGet("/accounts/{id:long}", (Store store, long id) => store.People.Accounts.Find(id) is { } account ? Results.Ok(Answer(store, account)) : UnknownAccount(id))
            .WithName("GetAccount").WithSummary("One account; its ETag is what If-Match of a change names").Produces<AccountAnswer>().ProducesProblem(404);
        people.MapPut("/accounts/{id:long}", Change).RequireAntiforgery()
            .WithName("ChangeAccount").WithSummary("Says anew which roles and markets an account has and whether it is open; closing it ends its sessions, keys and links")
            .Produces<AccountAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
        people.MapGet("/roles", () => Enum.GetValues<Role>().Select(r => new RoleAnswer(r, [.. Enum.GetValues<Right>().Where(right => right != Right.None && new Person("", [r], null).May(right))])).ToArray())
            .WithName("ListRoles").WithSummary("Every role and what whoever holds it may do").Produces<IReadOnlyList<RoleAnswer>>();
        people.MapGet("/groups", (HttpContext call, Store store, [AsParameters] PageAsked page) => Paging.Page(call, page, store.People.Groups.All(), g => g.Name))
            .WithName("ListMarketGroups").WithSummary("Groups of markets, as agencies and keys are narrowed to them").Produces<IReadOnlyList<MarketGroup>>().ProducesProblem(400);
        people.MapPut("/groups/{name}", SetGroup).RequireAntiforgery()
            .WithName("SetMarketGroup").WithSummary("Makes a group of markets, or says anew which markets of the workspace belong to it")
            .Produces<MarketGroup>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
        people.MapGet("/keys", (HttpContext call, Store store, [AsParameters] PageAsked page) => Paging.Page(call, page, store.People.Keys.Of(null), k => Paging.Number(k.Id)))
            .WithName("ListKeys").WithSummary("Everybody's keys of programs, newest first, without what makes them keys").Produces<IReadOnlyList<ApiKey>>().ProducesProblem(400);
        people.MapPost("/keys/{id:long}/revoke", (Store store, Visit visit, long id) =>
                store.People.Keys.Revoke(null, id, visit.Person.Name) ? Results.Ok(store.People.Keys.Of(null).First(k => k.Id == id)) : Problems.Unknown("open key", Paging.Number(id)))
            .RequireAntiforgery().WithName("RevokeKey").WithSummary("Ends anybody's key").Produces<ApiKey>().ProducesProblem(404);
    }

    private static IResult Change(HttpContext call, Store store, Visit visit, long id, AccountRequest request)
    {
        if (store.People.Accounts.Find(id) is not { } account)
            return UnknownAccount(id);
        if (request.Roles is not { Count: > 0 } roles || !roles.All(Enum.IsDefined))
            return Problems.Missing("roles", "Name the roles that the account has from now on.");
        if (EntityTags.RefusalToReplace(call, Answer(store, account), stands: true) is { } late)
            return late;
        string? group = string.IsNullOrWhiteSpace(request.Group) ? null : request.Group.Trim();
        Storage.People.AccountAnswer answer = store.People.Accounts.Change(id, new AccountChange([.. roles.Select(r => r.ToString())], group, request.Closed), visit.Person.Name);
        return answer.Account is { } changed ? Results.Ok(Answer(store, changed)) : Problems.Refused("The account was not changed", Status(answer.Findings), answer.Findings);
    }

    private static IResult SetGroup(HttpContext call, Store store, Visit visit, string? workspace, string name, GroupRequest request)
    {
        if (visit.IsUnknown || visit.Open is not OpenWorkspace open)
            return Problems.Unknown("workspace", visit.Asked ?? "(none yet)");
        string group = name.Trim();
        if (group.Length is 0 or > PeopleModel.LongestName)
            return Problems.Missing("name", $"A group of markets has a name of at most {PeopleModel.LongestName} characters.");
        if (request.Markets is null || request.Markets.Except(PeopleModel.MarketsOf(open), StringComparer.Ordinal).Any())
            return Problems.Missing("markets", "Name markets of the workspace; an empty list takes them all out.");
        if (call.Caller().By == KnownBy.Demo)
            return Problems.Refused("Nobody has an account yet", StatusCodes.Status409Conflict, [Finding.Error(new Place("request"), "people.demo", "Nobody has an account yet.", "Make the first one on the sign-in page.")]);
        MarketGroup? stands = store.People.Groups.All().FirstOrDefault(g => g.Name == group);
        if (EntityTags.RefusalToReplace(call, stands, stands is not null) is { } late)
            return late;
        store.People.Groups.Set(group, open.Name, [.. request.Markets], visit.Person.Name);
        return Results.Ok(store.People.Groups.All().First(g => g.Name == group));
    }

    private static int Status(IReadOnlyList<Finding> findings) =>
        findings.Any(f => f.Rule == "people.last-admin") ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;

    private static IResult UnknownAccount(long id) => Problems.Unknown("account", Paging.Number(id));

    private static AccountAnswer Answer(Store store, Account account) => new(
        account.Id, account.Name, account.DisplayName, account.Roles, account.MarketGroup,
        account.IsDisabled ? AccountState.Closed
            : account.IsLockedAt(store.Clock.GetUtcNow()) ? AccountState.Locked
            : (account.PasswordHash ?? account.Subject) is null ? AccountState.Invited
            : AccountState.Open,
        account.CreatedAt);
}
