using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.People;

/// <summary>Passwords: long, not common, not one's own name; nothing else is asked for (NIST SP 800-63B, 5.1.1.2).</summary>
public sealed class Passwords
{
    public const int Shortest = 12;
    public const int Longest = 128;

    // PBKDF2 with HMAC-SHA512; the count that OWASP's password storage sheet gives for it.
    private const int Rounds = 210_000;

    private readonly PasswordHasher<string> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly Lazy<string> nobodys;

    public Passwords() => nobodys = new Lazy<string>(() => hasher.HashPassword(string.Empty, Guid.NewGuid().ToString()));

    /// <summary>Key of the words that say what is wrong with a password; null when nothing is.</summary>
    public static string? Fault(string? password, params ReadOnlySpan<string> names)
    {
        if (password is null || password.Length < Shortest)
            return "password.short";
        if (password.Length > Longest)
            return "password.long";
        foreach (string name in names)
        {
            if (name.Length >= 3 && password.Contains(name, StringComparison.OrdinalIgnoreCase) && password.Length - name.Length < 6)
                return "password.name";
        }

        return GuessedPasswords.All.Contains(password) || password.Distinct().Count() < 4 ? "password.common" : null;
    }

    public string Hash(string password) => hasher.HashPassword(string.Empty, Spelling.Of(password, NormalizationForm.FormKC));

    /// <summary>Is it the password? Without a hash it takes as long and says no, so that nobody can time who has an account.</summary>
    public PasswordVerificationResult Check(string? hash, string password)
    {
        PasswordVerificationResult result = hasher.VerifyHashedPassword(string.Empty, hash ?? nobodys.Value, password.Length > Longest ? string.Empty : Spelling.Of(password, NormalizationForm.FormKC));
        return hash is null ? PasswordVerificationResult.Failed : result;
    }
}
