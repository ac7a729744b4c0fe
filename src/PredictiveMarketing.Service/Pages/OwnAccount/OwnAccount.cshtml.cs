using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Pages.OwnAccount;

/// <summary>One's own account: password, sessions, keys of one's programs.</summary>
[Needs(Right.OwnAccount)]
public sealed class OwnAccountModel(Store store, Passwords passwords, Reception reception, Words words) : PageModel
{
    /// <summary>Null in the demo session.</summary>
    public Account? Own { get; private set; }

    public IReadOnlyList<OpenSession> Sessions { get; private set; } = [];

    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];

    public string? Fault { get; private set; }

    [TempData]
    public string? Told { get; set; }

    /// <summary>A key that was just made; shown this once.</summary>
    public string? NewSecret { get; private set; }

    public DateTimeOffset Now => store.Clock.GetUtcNow();

    public static IReadOnlyList<int> Days => KeyWish.Lives;

    /// <summary>Rights that a key of this person can carry: at most their own.</summary>
    public IReadOnlyList<Right> Rights => KeyWish.RightsOf(HttpContext.Caller());

    /// <summary>Groups of markets to which a key of theirs can be narrowed; whoever is in one themselves stays in it.</summary>
    public IReadOnlyList<MarketGroup> Groups => KeyWish.GroupsOf(HttpContext.Caller(), store);

    public bool IsHere(OpenSession session) => HttpContext.Caller().Ticket == $"{session.Id}";

    public IActionResult OnGet()
    {
        Show();
        return Page();
    }

    public IActionResult OnPostPassword(string? old, string? password, string? again)
    {
        if (!Show())
            return NotFound();
        if (Own!.IsLockedAt(Now) || passwords.Check(Own.PasswordHash, old ?? string.Empty) == PasswordVerificationResult.Failed)
        {
            store.People.Accounts.Failed(Own.Id);
            return Refuse("account.wrongOld");
        }

        if (password != again)
            return Refuse("password.differ");
        if (Passwords.Fault(password, Own.Name, Own.DisplayName) is string fault)
            return Refuse(fault);
        store.People.Accounts.SetPassword(Own.Id, passwords.Hash(password!), Own.DisplayName);
        // Every session ended with the old password; this browser gets a new one.
        reception.Welcome(HttpContext, Own);
        Told = words["account.passwordSet"];
        return RedirectToPage();
    }

    public IActionResult OnPostEnd(long id)
    {
        if (!Show() || !store.People.Sessions.Revoke(Own!.Id, id, Own.DisplayName))
            return NotFound();
        Told = words["account.ended"];
        return RedirectToPage();
    }

    public IActionResult OnPostKey(string? name, IReadOnlyList<Right>? rights, int days, string? group)
    {
        if (!Show())
            return NotFound();
        KeyWish wish = new(name, rights, days, group);
        if (wish.Fault(HttpContext.Caller(), store) is { } fault)
            return Refuse(fault.Why);
        NewSecret = wish.Make(Own!, store);
        Show();
        return Page();
    }

    public IActionResult OnPostRevoke(long id)
    {
        if (!Show() || !store.People.Keys.Revoke(Own!.Id, id, Own.DisplayName))
            return NotFound();
        Told = words["account.revoked"];
        return RedirectToPage();
    }

    private bool Show()
    {
        if (HttpContext.Caller().Account is not long id)
            return false;
        Own = store.People.Accounts.Find(id);
        Sessions = store.People.Sessions.Of(id);
        Keys = store.People.Keys.Of(id);
        return Own is not null;
    }

    private PageResult Refuse(string key)
    {
        Fault = words[key];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
