using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Pages.People;

/// <summary>Who may come in, as what, and with which markets: invitations, roles, groups of markets, keys.</summary>
[Needs(Right.Administer)]
public sealed class PeopleModel(Store store, Visit visit, Words words) : PageModel
{
    /// <summary>Of a group of markets.</summary>
    public const int LongestName = 80;

    public IReadOnlyList<Storage.People.Account> Accounts { get; private set; } = [];

    public IReadOnlyList<MarketGroup> Groups { get; private set; } = [];

    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];

    /// <summary>Markets of the workspace at hand, which a group can be made of.</summary>
    public IReadOnlyList<string> Markets => visit.Open is { } open ? MarketsOf(open) : [];

    public static IReadOnlyList<string> MarketsOf(OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return [.. open.Tables.Leads.Select(l => l.Key.Market).Distinct().Order(StringComparer.Ordinal)];
    }

    public string? Workspace => visit.Workspace;

    public string? Fault { get; private set; }

    /// <summary>A link that was just made, for whom; shown this once.</summary>
    public string? NewLink { get; private set; }

    public string? NewLinkFor { get; private set; }

    public InvitationForm Form { get; private set; } = new(null, null, null, null);

    [TempData]
    public string? Told { get; set; }

    public DateTimeOffset Now => store.Clock.GetUtcNow();

    public static IReadOnlyList<Role> Roles { get; } = Enum.GetValues<Role>();

    public bool IsDemo => HttpContext.Caller().By == KnownBy.Demo;

    public IActionResult OnGet()
    {
        Show();
        return Page();
    }

    public IActionResult OnPostInvite(InvitationForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        Form = form;
        if (IsDemo)
            return Refuse("people.demo");
        Storage.People.AccountAnswer answer = store.People.Links.Invite(new NewAccount(form.Name ?? string.Empty, form.Display ?? string.Empty, Names(form.Roles), Given(form.Group)), visit.Person.Name);
        if (answer.Account is null)
            return Refuse($"refusal.{answer.Findings[0].Rule}");
        return ShowLink(answer.Link!, answer.Account);
    }

    public IActionResult OnPostChange(long id, IReadOnlyList<Role>? roles, string? group, bool closed)
    {
        if (IsDemo)
            return Refuse("people.demo");
        Storage.People.AccountAnswer answer = store.People.Accounts.Change(id, new AccountChange(Names(roles), Given(group), closed), visit.Person.Name);
        if (answer.Account is null)
            return Refuse($"refusal.{answer.Findings[0].Rule}");
        Told = words.Say("people.changed", answer.Account.DisplayName);
        return RedirectToPage();
    }

    public IActionResult OnPostReset(long id)
    {
        if (store.People.Accounts.Find(id) is not { } account)
            return NotFound();
        return ShowLink(store.People.Links.ForReset(id, visit.Person.Name)!, account);
    }

    public IActionResult OnPostGroup(string? group, IReadOnlyList<string>? markets)
    {
        if (IsDemo)
            return Refuse("people.demo");
        if (string.IsNullOrWhiteSpace(group) || group.Trim().Length > LongestName)
            return Refuse("people.groupName");
        if (Workspace is null || (markets ?? []).Any(m => !Markets.Contains(m)))
            return Refuse("people.groupMarkets");
        store.People.Groups.Set(group.Trim(), Workspace, [.. markets ?? []], visit.Person.Name);
        Told = words.Say("people.groupSet", group.Trim(), Workspace);
        return RedirectToPage();
    }

    public IActionResult OnPostRevoke(long id)
    {
        if (!store.People.Keys.Revoke(null, id, visit.Person.Name))
            return NotFound();
        Told = words["account.revoked"];
        return RedirectToPage();
    }

    public string StateOf(Storage.People.Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return words[account.IsDisabled ? "people.closed" : account.IsLockedAt(Now) ? "people.locked" : (account.PasswordHash ?? account.Subject) is null ? "people.invited" : "people.open"];
    }

    private PageResult ShowLink(string secret, Storage.People.Account account)
    {
        NewLink = $"{Request.Scheme}://{Request.Host}{LocalAddress.SignIn}{QueryString.Create("link", secret)}";
        NewLinkFor = account.DisplayName;
        Show();
        return Page();
    }

    private void Show()
    {
        Accounts = store.People.Accounts.All();
        Groups = store.People.Groups.All();
        Keys = store.People.Keys.Of(null);
    }

    private PageResult Refuse(string key)
    {
        Show();
        Fault = words[key];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private static string[] Names(IEnumerable<Role>? roles) => [.. (roles ?? []).Where(Enum.IsDefined).Select(r => r.ToString())];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Whom to let in.</summary>
public sealed record InvitationForm(string? Name, string? Display, IReadOnlyList<Role>? Roles, string? Group);
