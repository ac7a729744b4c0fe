using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using PredictiveMarketing.Service.Hosting;

namespace PredictiveMarketing.Service.People;

/// <summary>Changes the demo person.</summary>
public static class DemoSwitch
{
    public static void MapDemo(this WebApplication app) =>
        app.MapPost(DemoSession.Path, async (HttpContext context, IAntiforgery antiforgery, [FromForm] string? person, [FromForm] string? returnUrl) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return Results.BadRequest();
            if (context.Caller().By != KnownBy.Demo || DemoSession.Named(person) is not { } chosen)
                return Results.NotFound();
            KeptChoices.Keep(context, DemoSession.Cookie, chosen.Name);
            return Results.LocalRedirect(LocalAddress.Of(returnUrl));
        })
        .Needing(Right.OwnAccount).DisableAntiforgery().ExcludeFromDescription();
}
