namespace PredictiveMarketing.Service.Hosting;

/// <summary>Answers only calls that name this machine: a foreign Host header is another site's page reaching in (DNS rebinding).</summary>
public sealed class OwnMachineOnly(RequestDelegate next, IProblemDetailsService problems)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (LoopbackLaw.IsOwnName(context.Request.Host))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Status = StatusCodes.Status400BadRequest, Title = "Unknown host", Detail = "Call this service by localhost, 127.0.0.1 or [::1]." },
        });
    }
}
