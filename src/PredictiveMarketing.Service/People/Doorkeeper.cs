using PredictiveMarketing.Service.Hosting;

namespace PredictiveMarketing.Service.People;

/// <summary>
/// Default deny: a route answers whoever holds the right that it names, and a route that names none answers nobody.
/// People without a session are shown the sign-in page; programs get 401 or 403 as problem+json.
/// </summary>
public sealed class Doorkeeper(RequestDelegate next, Identification identification, ILogger<Doorkeeper> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.SetCaller(identification.Of(context));
        // Without a route there is nothing to guard; what stands for a wrong method or media type holds nothing either.
        if (context.GetEndpoint() is not RouteEndpoint route)
        {
            await next(context);
            return;
        }

        Caller caller = context.Caller();
        Right? right = Needs.Of(route, context.Request.Method, HandlerOf(context));
        if (right is null)
            log.NamesNoRight(route.RoutePattern.RawText ?? route.DisplayName ?? "?");
        if (right is Right asked && caller.May(asked))
            await next(context);
        else if (caller.IsKnown)
            await Forbid(context, right);
        else
            await AskWho(context);
    }

    private static string? HandlerOf(HttpContext context) =>
        context.Request.RouteValues["handler"] as string is { Length: > 0 } inPath ? inPath : context.Request.Query["handler"].FirstOrDefault();

    private static Task Forbid(HttpContext context, Right? right)
    {
        if (ErrorAnswers.IsProgram(context))
        {
            return Results.Problem(
                right is Right named ? $"This needs the right {named}, which {context.Caller().Name} does not hold here." : "This route is closed to everybody.",
                statusCode: StatusCodes.Status403Forbidden,
                title: "Not allowed").ExecuteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static Task AskWho(HttpContext context)
    {
        if (ErrorAnswers.IsProgram(context))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"PredictiveMarketing\"";
            return Results.Problem("Sign in, or send a key: Authorization: Bearer pm_...", statusCode: StatusCodes.Status401Unauthorized, title: "Who is calling?").ExecuteAsync(context);
        }

        string signIn = SignInAddress(context.Request);
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            // htmx would put the sign-in page into a corner of this one.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = signIn;
            return Task.CompletedTask;
        }

        context.Response.Redirect(signIn);
        return Task.CompletedTask;
    }

    // Only a page that was being read can be come back to.
    private static string SignInAddress(HttpRequest request) => LocalAddress.SignIn
        + (HttpMethods.IsGet(request.Method) && request.Path != "/" ? QueryString.Create("returnUrl", request.Path + request.QueryString).ToString() : string.Empty);
}

/// <summary>What the doorkeeper writes into the log.</summary>
internal static partial class DoorkeeperLog
{
    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "The route {Route} names no right and is closed to everybody")]
    public static partial void NamesNoRight(this ILogger log, string route);
}
