using Microsoft.Extensions.Primitives;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>Light, dark, or as the reader's system has it: by <c>?theme=dark</c> (remembered) or by cookie; works without a script.</summary>
public static class Themes
{
    public const string Query = "theme";
    public const string Cookie = "pm-theme";

    /// <summary>Follows the system: the style sheets decide, in the browser.</summary>
    public const string System = "auto";

    public static IReadOnlyList<string> Known { get; } = [System, "light", "dark"];

    /// <summary>What the reader has chosen, now or before; <see cref="System"/> when nothing.</summary>
    public static string Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        // An error page is answered in a second pass, without the query of the first.
        string? asked = request.HttpContext.Items[Query] as string;
        string? chosen = asked is not null && Known.Contains(asked) ? asked : KeptChoices.Read(request, Cookie);
        return chosen is not null && Known.Contains(chosen) ? chosen : System;
    }

    /// <summary>The address of the same page in another theme.</summary>
    public static string Switch(HttpRequest request, string theme)
    {
        ArgumentNullException.ThrowIfNull(request);
        IEnumerable<KeyValuePair<string, StringValues>> kept = request.Query.Where(q => q.Key != Query);
        return request.Path + QueryString.Create(kept.Append(new(Query, theme)));
    }

    public static IApplicationBuilder UseThemes(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        string? asked = context.Request.Query[Query];
        if (asked is not null && Known.Contains(asked))
        {
            context.Items[Query] = asked;
            KeptChoices.Keep(context, Cookie, asked, TimeSpan.FromDays(365));
        }

        return next(context);
    });
}
