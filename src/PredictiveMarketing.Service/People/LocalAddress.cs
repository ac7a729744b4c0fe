namespace PredictiveMarketing.Service.People;

/// <summary>Addresses to come back to: ours only, so that nobody can be sent elsewhere by a link to us.</summary>
public static class LocalAddress
{
    public const string SignIn = "/sign-in";

    /// <summary>The address itself when it lies inside this service, as a header can carry it; else the home page.</summary>
    public static string Of(string? asked) =>
        asked is { Length: > 0 and < 2000 } && asked[0] == '/' && (asked.Length == 1 || asked[1] is not ('/' or '\\')) && !asked.Any(char.IsControl) && !asked.Contains('\\', StringComparison.Ordinal)
            ? string.Concat(asked.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())))
            : "/";
}
