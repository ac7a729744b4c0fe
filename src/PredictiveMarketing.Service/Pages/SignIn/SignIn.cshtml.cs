using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Pages.SignIn;

/// <summary>The way in: name and password, another provider, or a one-time link that leads to a first or a new password.</summary>
[Needs(Right.None)]
public sealed class SignInModel(Store store, Reception reception, Passwords passwords, Limits limits, Words words, IServiceProvider services) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The secret of a one-time link.</summary>
    [BindProperty(SupportsGet = true, Name = "link")]
    public string? Link { get; set; }

    /// <summary>The other provider let somebody through whom nobody invited.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Refused { get; set; }

    public string? Fault { get; private set; }

    public string? Name { get; private set; }

    public string? Display { get; private set; }

    /// <summary>What the link is good for; null without one that still works.</summary>
    public OneTimeLink? Invited { get; private set; }

    public External? Provider => services.GetService<External>();

    public string ProviderAddress => External.Start + QueryString.Create("returnUrl", LocalAddress.Of(ReturnUrl));

    public void OnGet()
    {
        if (Refused)
            Refuse("signin.notInvited", StatusCodes.Status403Forbidden);
        Look();
    }

    public IActionResult OnPost(string? name, string? password)
    {
        Name = name?.Trim();
        if (string.IsNullOrEmpty(Name) || string.IsNullOrEmpty(password))
            return Refuse("signin.wrong", StatusCodes.Status422UnprocessableEntity);
        if (limits.IsTooOften(Name))
        {
            Response.Headers.RetryAfter = "60";
            return Refuse("signin.tooOften", StatusCodes.Status429TooManyRequests);
        }

        if (reception.Recognise(Name, password) is not Account account)
            return Refuse("signin.wrong", StatusCodes.Status422UnprocessableEntity);
        reception.Welcome(HttpContext, account);
        return LocalRedirect(LocalAddress.Of(ReturnUrl));
    }

    public IActionResult OnPostLink(string? name, string? display, string? password, string? again)
    {
        (Name, Display) = (name?.Trim(), display?.Trim());
        Look();
        if (Invited is null || Link is null)
            return Page();
        if (password != again)
            return Refuse("password.differ", StatusCodes.Status422UnprocessableEntity);
        if (Passwords.Fault(password, Invited.Account?.Name ?? Name ?? string.Empty, Invited.Account?.DisplayName ?? Display ?? string.Empty) is string fault)
            return Refuse(fault, StatusCodes.Status422UnprocessableEntity);
        string hash = passwords.Hash(password!);
        AccountAnswer answer = Invited.Purpose == LinkPurpose.FirstAdmin
            ? store.People.Links.BecomeFirstAdmin(Link, new NewAccount(Name ?? string.Empty, Display ?? string.Empty, [nameof(Role.Admin), nameof(Role.Governance)], PasswordHash: hash))
            : store.People.Links.SetPassword(Link, hash);
        if (answer.Account is not Account account)
            return Refuse($"refusal.{answer.Findings[0].Rule}", StatusCodes.Status422UnprocessableEntity);
        reception.Welcome(HttpContext, account);
        return LocalRedirect("/");
    }

    private void Look()
    {
        if (string.IsNullOrEmpty(Link))
            return;
        Invited = store.People.Links.Find(Link);
        if (Invited is null)
            Refuse("refusal.people.link-gone", StatusCodes.Status410Gone);
    }

    private PageResult Refuse(string key, int status)
    {
        Fault = words[key];
        Response.StatusCode = status;
        return Page();
    }
}
