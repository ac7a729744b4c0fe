using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Pages.OwnAccount;

/// <summary>A key that was made.</summary>
/// <param name="Secret">The key itself, shown in this answer only.</param>
public sealed record MadeKey(ApiKey Key, string Secret);

/// <summary>The keys of one's own programs.</summary>
public static class OwnKeysApi
{
    public static void MapOwnKeys(this RouteGroupBuilder api)
    {
        RouteGroupBuilder keys = api.MapGroup("").WithTags("people").Needing(Right.OwnAccount);
        keys.MapGet("/account/keys", (HttpContext call, Store store, [AsParameters] PageAsked page) => Paging.Page(call, page, OwnOf(call, store), k => Paging.Number(k.Id)))
            .WithName("ListOwnKeys").WithSummary("One's own keys of programs, newest first, without what makes them keys").Produces<IReadOnlyList<ApiKey>>().ProducesProblem(400);
        keys.MapPost("/account/keys", Make).RequireAntiforgery()
            .WithName("MakeKey").WithSummary("Makes a key for a program of one's own, shown in this answer only; a key makes no keys")
            .Produces<MadeKey>(201).ProducesProblem(400).ProducesProblem(409).ProducesProblem(422);
        keys.MapPost("/account/keys/{id:long}/revoke", (HttpContext call, Store store, long id) =>
                call.Caller() is { Account: long own } caller && store.People.Keys.Revoke(own, id, caller.Name) ? Results.Ok(OwnOf(call, store).First(k => k.Id == id)) : Problems.Unknown("open key", Paging.Number(id)))
            .RequireAntiforgery().WithName("RevokeOwnKey").WithSummary("Ends a key of one's own").Produces<ApiKey>().ProducesProblem(404);
    }

    private static IResult Make(HttpContext call, Store store, KeyWish wish)
    {
        if (OnceShown.Refusal(call) is { } kept)
            return kept;
        if (wish.Fault(call.Caller(), store) is { } fault)
        {
            Finding finding = Finding.Error(new Place("request", Column: fault.Field), fault.Why, Words.Of("en")[fault.Why], Words.Of("en")[fault.Why]);
            return Problems.Refused("No key was made", fault.Field.Length == 0 ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity, [finding]);
        }

        Account owner = store.People.Accounts.Find(call.Caller().Account!.Value)!;
        string secret = wish.Make(owner, store);
        return Results.Created("/api/v1/account/keys", new MadeKey(OwnOf(call, store).First(k => secret.StartsWith(k.Prefix, StringComparison.Ordinal)), secret));
    }

    private static IReadOnlyList<ApiKey> OwnOf(HttpContext call, Store store) => call.Caller().Account is long own ? store.People.Keys.Of(own) : [];
}
