namespace PredictiveMarketing.Service.Hosting;

/// <summary>
/// What a browser keeps for us: its session, and what was chosen on a page. Out of reach of scripts and of forms of other sites; over https
/// under a name that a browser takes encrypted only and from this host alone, so that no neighbour of the domain can plant one.
/// </summary>
public static class KeptChoices
{
    /// <summary>Browsers hold a cookie of such a name to Secure, Path=/ and no Domain (RFC 6265bis, 4.1.3.2).</summary>
    public const string OverHttps = "__Host-";

    public static string NameFor(HttpRequest request, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.IsHttps ? OverHttps + name : name;
    }

    public static string? Read(HttpRequest request, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Cookies[NameFor(request, name)];
    }

    /// <param name="life">Null: until the browser is closed.</param>
    public static void Keep(HttpContext context, string name, string value, TimeSpan? life = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Append(NameFor(context.Request, name), value, OptionsFor(context.Request, life));
    }

    public static void Forget(HttpContext context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(NameFor(context.Request, name), OptionsFor(context.Request, null));
    }

    // Lax: a link in an e-mail leads to a page and not to the sign-in; what changes something carries a token besides.
    private static CookieOptions OptionsFor(HttpRequest request, TimeSpan? life) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = request.IsHttps, Path = "/", MaxAge = life };
}
