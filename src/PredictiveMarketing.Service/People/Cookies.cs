using PredictiveMarketing.Service.Hosting;

namespace PredictiveMarketing.Service.People;

/// <summary>The cookie that holds a session's secret.</summary>
public static class Cookies
{
    public const string Session = "pm-session";

    public static string? SecretOf(HttpRequest request) => KeptChoices.Read(request, Session);

    public static void Keep(HttpContext context, string secret) => KeptChoices.Keep(context, Session, secret);

    public static void Forget(HttpContext context) => KeptChoices.Forget(context, Session);
}
