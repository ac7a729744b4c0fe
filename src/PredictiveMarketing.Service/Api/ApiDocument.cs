using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PredictiveMarketing.Service.Api;

/// <summary>The OpenAPI 3.1 description of the API: what holds for every call is said for every call.</summary>
public static class ApiDocument
{
    public static void Describe(OpenApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "PredictiveMarketing",
                Version = "1",
                Description = "Plan, predict, decide, look back. Months are written 2026-03. Refusals are problem+json (RFC 9457); their errors point at fields (RFC 6901).",
            };
            // Whoever reads this knows where it came from; the file in the repository holds no address.
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            bool isRead = string.Equals(context.Description.HttpMethod, HttpMethods.Get, StringComparison.OrdinalIgnoreCase);
            operation.Parameters ??= [];
            operation.Responses ??= [];
            if (isRead)
                operation.Parameters.Add(Header("If-None-Match", "The ETag that you have: 304 when it is still so."));
            else
                operation.Parameters.Add(Header(IdempotencyKeys.Header, "Of your choice; within a day the same call under it gets the same answer and changes nothing again."));
            Answer(operation, "304", "Not changed", isWanted: isRead);
            Answer(operation, "401", "Who calls is not known", isWanted: true);
            Answer(operation, "403", "The right is missing", isWanted: true);
            Answer(operation, "429", "Too many calls; Retry-After says when", isWanted: true);
            return Task.CompletedTask;
        });
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = false,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void Answer(OpenApiOperation operation, string status, string description, bool isWanted)
    {
        if (isWanted)
            operation.Responses!.TryAdd(status, new OpenApiResponse { Description = description });
    }
}
