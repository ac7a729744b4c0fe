using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.People;

/// <summary>Somebody who may come in.</summary>
/// <param name="Name">What they type to sign in: a short name or an e-mail address.</param>
/// <param name="DisplayName">What ledgers and audit say; no two people share one and it never changes.</param>
/// <param name="PasswordHash">Null until a password is set.</param>
/// <param name="Subject">Who they are to an external provider; null before they came that way.</param>
/// <param name="MarketGroup">The only markets that they may see; null: every market.</param>
/// <param name="Stamp">Changes with the password; older sessions end.</param>
/// <param name="LockedUntil">After too many wrong passwords.</param>
public sealed record Account(
    long Id,
    string Name,
    string DisplayName,
    string? PasswordHash,
    string? Subject,
    IReadOnlyList<string> Roles,
    string? MarketGroup,
    bool IsDisabled,
    string Stamp,
    DateTimeOffset? LockedUntil,
    DateTimeOffset CreatedAt)
{
    public bool IsLockedAt(DateTimeOffset moment) => LockedUntil > moment;
}

/// <summary>An account to make.</summary>
/// <param name="PasswordHash">Null: the person sets one by a link, or comes through another provider.</param>
public sealed record NewAccount(string Name, string DisplayName, IReadOnlyList<string> Roles, string? MarketGroup = null, string? PasswordHash = null);

/// <summary>The account, or why there is none.</summary>
/// <param name="Link">The secret of the one-time link that goes with it; shown once, kept nowhere.</param>
public sealed record AccountAnswer(Account? Account, IReadOnlyList<Finding> Findings, string? Link = null)
{
    internal static AccountAnswer Refusal(string rule, string field, string message, string cure) =>
        new(null, [Finding.Error(new Place("account", Column: field), rule, message, cure)]);
}

/// <summary>What an administrator may change of an account.</summary>
public sealed record AccountChange(IReadOnlyList<string> Roles, string? MarketGroup, bool IsDisabled);

internal class AccountRow
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string? PasswordHash { get; set; }

    public string? Subject { get; set; }

    public string Roles { get; set; } = "";

    public string? MarketGroup { get; set; }

    public long Disabled { get; set; }

    public string Stamp { get; set; } = "";

    public long Failures { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Account Value() => new(Id, Name, DisplayName, PasswordHash, Subject, Words.Of(Roles), MarketGroup, Disabled != 0, Stamp, LockedUntil, CreatedAt);
}

/// <summary>Lists of words as one text.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Of(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static string Text(IEnumerable<string> words) => string.Join(' ', words.Distinct().Order(StringComparer.Ordinal));
}
