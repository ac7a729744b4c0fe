namespace PredictiveMarketing.Service.People;

/// <summary>The cookie that holds a session's secret: out of reach of scripts, other sites and, over https, other hosts of the domain.</summary>
public static class Cookies
{
    public const string Session = "pm-session";

    /// <summary>A browser takes a cookie of this name over https only, for this host alone.</summary>
    public const string SessionOverHttps = "__Host-" + Session;

    public static string? SecretOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Cookies[NameFor(request)];
    }

    public static void Keep(HttpContext context, string secret)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Append(NameFor(context.Request), secret, OptionsFor(context.Request));
    }

    public static void Forget(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(NameFor(context.Request), OptionsFor(context.Request));
    }

    private static string NameFor(HttpRequest request) => request.IsHttps ? SessionOverHttps : Session;

    // Lax: a link in an e-mail leads to a page and not to the sign-in; what changes something carries a token besides.
    private static CookieOptions OptionsFor(HttpRequest request) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = request.IsHttps, Path = "/" };
}
