using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>French unless the reader says otherwise: by <c>?lang=en</c> (remembered), by cookie, or by the browser's own wish.</summary>
public static class Languages
{
    public const string Query = "lang";
    public const string Cookie = "pm-language";

    public static IReadOnlyList<string> Known { get; } = ["fr", "en"];

    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app)
    {
        CultureInfo[] cultures = [.. Known.Select(CultureInfo.GetCultureInfo)];
        RequestLocalizationOptions options = new()
        {
            DefaultRequestCulture = new RequestCulture(cultures[0]),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            ApplyCurrentCultureToResponseHeaders = true,
            RequestCultureProviders =
            [
                new QueryStringRequestCultureProvider { QueryStringKey = Query, UIQueryStringKey = Query },
                new CustomRequestCultureProvider(Remembered),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ],
        };
        return app.Use(Remember).UseRequestLocalization(options);
    }

    /// <summary>The address of the same page in another language.</summary>
    public static string Switch(HttpRequest request, string language)
    {
        IEnumerable<KeyValuePair<string, StringValues>> kept = request.Query.Where(q => q.Key != Query);
        return request.Path + QueryString.Create(kept.Append(new(Query, language)));
    }

    private static Task<ProviderCultureResult?> Remembered(HttpContext context) =>
        Task.FromResult(KeptChoices.Read(context.Request, Cookie) is string kept && Known.Contains(kept) ? new ProviderCultureResult(kept) : null);

    private static Task Remember(HttpContext context, RequestDelegate next)
    {
        string? asked = context.Request.Query[Query];
        if (asked is not null && Known.Contains(asked))
        {
            KeptChoices.Keep(context, Cookie, asked, TimeSpan.FromDays(365));
        }

        return next(context);
    }
}
