using Microsoft.AspNetCore.Antiforgery;
using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Api;

/// <summary>Every call that changes something carries the token of a page of ours, so that no other site's page can make it.</summary>
public static class Antiforgery
{
    /// <summary>Where the token stands.</summary>
    public const string Header = "X-CSRF-TOKEN";

    /// <summary>Tells a program where to put the token; the cookie that belongs to it comes with the answer.</summary>
    /// <param name="HeaderName">Header that a POST must carry.</param>
    public sealed record Token(string HeaderName, string Value);

    public static void MapAntiforgery(this RouteGroupBuilder api) =>
        api.MapGet("/antiforgery", (IAntiforgery antiforgery, HttpContext context) =>
        {
            AntiforgeryTokenSet tokens = antiforgery.GetAndStoreTokens(context);
            return new Token(tokens.HeaderName!, tokens.RequestToken!);
        })
        .Needing(Right.OwnAccount).WithName("GetAntiforgeryToken").WithTags("security").WithSummary("The token that every POST must carry in a header");

    /// <summary>Refuses with 400 what does not carry its token.</summary>
    public static TBuilder RequireAntiforgery<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(async (call, next) =>
        {
            // A key is sent by a program on purpose; a cookie goes along by itself.
            if (call.HttpContext.Caller().By == KnownBy.Key)
                return await next(call);
            IAntiforgery antiforgery = call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
            return await antiforgery.IsRequestValidAsync(call.HttpContext)
                ? await next(call)
                : Results.Problem("Fetch a token from /api/v1/antiforgery and send it in its header.", statusCode: StatusCodes.Status400BadRequest, title: "Antiforgery token missing or not valid");
        });
}
