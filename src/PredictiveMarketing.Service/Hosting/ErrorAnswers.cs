using Microsoft.AspNetCore.Diagnostics;
using PredictiveMarketing.Service.Api;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>Errors speak the caller's language: problem+json to programs, a page to people. Details stay in the log.</summary>
public static class ErrorAnswers
{
    private static readonly string[] ForPrograms = ["/api", "/openapi", "/health"];

    public static bool IsProgram(HttpContext context) =>
        ForPrograms.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));

    public static IApplicationBuilder UseErrorAnswers(this IApplicationBuilder app) => app
        .UseWhen(IsProgram, programs => programs
            .UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = Explain,
                // A caller's slip is no fault of ours: it is answered, not logged.
                SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException,
            })
            .UseStatusCodePages(status => Problem(status.HttpContext, status.HttpContext.Response.StatusCode)))
        .UseWhen(context => !IsProgram(context), people => people
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/oops", SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException })
            .UseStatusCodePagesWithReExecute("/oops", "?code={0}"));

    private static Task Explain(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad
        ? Problems.Unreadable(bad).ExecuteAsync(context)
        : Problem(context, StatusCodes.Status500InternalServerError);

    private static Task Problem(HttpContext context, int status) => Results.Problem(statusCode: status).ExecuteAsync(context);
}
