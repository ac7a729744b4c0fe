using Microsoft.AspNetCore.Antiforgery;

namespace PredictiveMarketing.Service.People;

/// <summary>Ends the session of this browser.</summary>
public static class SignOut
{
    public const string Path = "/sign-out";

    public static void MapSignOut(this WebApplication app) =>
        app.MapPost(Path, async (HttpContext context, IAntiforgery antiforgery, Reception reception) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return Results.BadRequest();
            reception.End(context);
            return Results.LocalRedirect(LocalAddress.SignIn);
        })
        .Needing(Right.OwnAccount).DisableAntiforgery().ExcludeFromDescription();
}
