using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PredictiveMarketing.Service.People;

/// <summary>Asks again once the framework has chosen the handler: what runs is what was allowed.</summary>
public sealed class HandlerRights : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        Right? right = (context.HandlerMethod is { } handler ? Needs.Of(handler.MethodInfo) : null)
            ?? context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>()?.Right;
        if (right is Right asked && context.HttpContext.Caller().May(asked))
            return next();
        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        return Task.CompletedTask;
    }
}
