using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PredictiveMarketing.Service.Notices;

/// <summary>Locks addresses and secrets of receivers before they are stored. Only the sender unlocks them.</summary>
public sealed class NoticeSafe(IDataProtectionProvider provider)
{
    private readonly IDataProtector protector = provider.CreateProtector("PredictiveMarketing.Notices.v1");

    public string Lock(string text) => protector.Protect(text);

    /// <summary>Null when the keys that locked it are gone.</summary>
    public string? Unlock(string locked)
    {
        try
        {
            return protector.Unprotect(locked);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
