using System.Security.Claims;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.People;

/// <summary>How a caller made themselves known.</summary>
public enum KnownBy
{
    Nobody,

    /// <summary>The demo session of a machine that has no accounts.</summary>
    Demo,

    /// <summary>A session cookie.</summary>
    Session,

    /// <summary>An API key.</summary>
    Key,
}

/// <summary>Whoever sent a call, found once per call.</summary>
/// <param name="Group">Their market group; null: every market.</param>
public sealed record Caller(string Name, IReadOnlyCollection<Role> Roles, KnownBy By, string? Group = null)
{
    // Whoever sees some markets only changes nothing: what is decided for one market moves the totals of all.
    private static readonly Right[] Reading = [Right.Read, Right.OwnAccount];

    public static Caller Nobody { get; } = new(string.Empty, [], KnownBy.Nobody);

    public static Caller Of(DemoPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new Caller(person.Name, person.Roles, KnownBy.Demo);
    }

    public static Caller Of(Account account, KnownBy by)
    {
        ArgumentNullException.ThrowIfNull(account);
        Role[] roles = [.. account.Roles.Where(n => Enum.TryParse<Role>(n, out _)).Select(Enum.Parse<Role>)];
        // An agency without its markets sees none.
        return new Caller(account.DisplayName, roles, by, account.MarketGroup ?? (roles.Contains(Role.Agency) ? string.Empty : null)) { Account = account.Id };
    }

    public bool IsKnown => By != KnownBy.Nobody;

    /// <summary>Their account; null for nobody and in the demo session.</summary>
    public long? Account { get; init; }

    /// <summary>The session or key they came with, as the store knows it.</summary>
    public string? Ticket { get; init; }

    /// <summary>The only rights that their key was given; null: all of their roles.</summary>
    public IReadOnlyCollection<Right>? Scope { get; init; }

    public bool May(Right right) => AsPerson(null).May(right);

    /// <param name="markets">Those of their group in the workspace at hand; null without a group.</param>
    public Person AsPerson(IReadOnlyCollection<string>? markets) => new(Name, Roles, markets) { Scope = Group is null ? Scope : [.. Reading.Where(r => Scope is null || Scope.Contains(r))] };
}

/// <summary>Carries the caller through one call.</summary>
public static class Callers
{
    /// <summary>Whoever sent this call; nobody before the doorkeeper has looked.</summary>
    public static Caller Caller(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<Caller>() ?? People.Caller.Nobody;
    }

    /// <summary>Also names the caller to the framework, so that antiforgery tokens of one person are worth nothing to another.</summary>
    public static void SetCaller(this HttpContext context, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(caller);
        context.Features.Set(caller);
        context.User = caller.IsKnown
            ? new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{caller.By}/{caller.Ticket ?? caller.Name}"), new Claim(ClaimTypes.Name, caller.Name)], caller.By.ToString()))
            : new ClaimsPrincipal(new ClaimsIdentity());
    }
}
