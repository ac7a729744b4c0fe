using Microsoft.AspNetCore.Identity;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.People;

/// <summary>Lets people in and out.</summary>
public sealed class Reception(Store store, Passwords passwords)
{
    /// <summary>The account behind a name and its password; null when they do not fit, when it is closed, or locked after too many tries.</summary>
    public Account? Recognise(string name, string password)
    {
        Account? account = store.People.Accounts.Named(name);
        bool isOpen = account is { IsDisabled: false } && !account.IsLockedAt(store.Clock.GetUtcNow());
        PasswordVerificationResult result = passwords.Check(isOpen ? account!.PasswordHash : null, password);
        if (!isOpen)
        {
            store.People.Accounts.FailedNobody();
            return null;
        }

        if (result == PasswordVerificationResult.Failed)
        {
            store.People.Accounts.Failed(account!.Id);
            return null;
        }

        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            store.People.Accounts.Rehash(account!.Id, passwords.Hash(password));
        return account;
    }

    /// <summary>Opens a session of its own for this browser; one that it came with is ended, so that nobody can hand one over beforehand.</summary>
    public void Welcome(HttpContext context, Account account)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(account);
        End(context);
        Cookies.Keep(context, store.People.Sessions.Open(account.Id, context.Request.Headers.UserAgent.ToString()));
    }

    public void End(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Cookies.SecretOf(context.Request) is { Length: > 0 } secret && store.People.Sessions.Find(secret) is { } before)
            store.People.Sessions.Revoke(before.Account.Id, before.Session, before.Account.DisplayName);
        Cookies.Forget(context);
        KeptChoices.Forget(context, DemoSession.Cookie);
    }
}
