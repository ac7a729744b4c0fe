using Microsoft.AspNetCore.Diagnostics;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>Errors speak the caller's language: problem+json to programs, a page to people. Details stay in the log.</summary>
public static class ErrorAnswers
{
    private static readonly string[] ForPrograms = ["/api", "/openapi", "/health"];

    public static bool IsProgram(HttpContext context) =>
        ForPrograms.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));

    public static IApplicationBuilder UseErrorAnswers(this IApplicationBuilder app) => app
        .UseWhen(IsProgram, programs => programs
            .UseExceptionHandler(failed => failed.Run(Explain))
            .UseStatusCodePages(status => Problem(status.HttpContext, status.HttpContext.Response.StatusCode)))
        .UseWhen(context => !IsProgram(context), people => people
            .UseExceptionHandler("/oops")
            .UseStatusCodePagesWithReExecute("/oops", "?code={0}"));

    private static Task Explain(HttpContext context) => Problem(
        context,
        context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError);

    private static Task Problem(HttpContext context, int status) => Results.Problem(statusCode: status).ExecuteAsync(context);
}
