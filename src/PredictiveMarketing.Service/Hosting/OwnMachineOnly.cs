namespace PredictiveMarketing.Service.Hosting;

/// <summary>
/// Answers only calls that name this machine or one of the configured hosts: a foreign Host header is another site's page reaching in
/// (DNS rebinding). Once others are let in everybody comes by https, this machine too: the cookies are made for it. Only a watcher may ask without.
/// </summary>
public sealed class OwnMachineOnly(RequestDelegate next, IProblemDetailsService problems, Reach reach)
{
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!reach.Answers(context.Request.Host))
            return Refuse(context, "Unknown host", reach.IsOwnMachineOnly ? "Call this service by localhost, 127.0.0.1 or [::1]." : "This service does not answer to that name.");
        return reach.IsOwnMachineOnly || context.Request.IsHttps || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
            ? next(context)
            : Refuse(context, "Not encrypted", "Call this service by https.");
    }

    private async Task Refuse(HttpContext context, string title, string why)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Status = StatusCodes.Status400BadRequest, Title = title, Detail = why },
        });
    }
}
