using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.People;

namespace PredictiveMarketing.Service.Api;

/// <summary>The OpenAPI 3.1 description of the API: what holds for every call is said for every call.</summary>
public static class ApiDocument
{
    private const string ByKey = "key";
    private const string BySession = "session";

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
            AddCallers(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            bool made(string method) => string.Equals(context.Description.HttpMethod, method, StringComparison.OrdinalIgnoreCase);
            bool isRead = made(HttpMethods.Get);
            operation.Parameters ??= [];
            operation.Responses ??= [];
            if (isRead)
                operation.Parameters.Add(Header("If-None-Match", "The ETag that you have: 304 when it is still so."));
            else
                operation.Parameters.Add(Header(Antiforgery.Header, "For a session: the token from /api/v1/antiforgery, with the cookie that came along. A key needs none."));
            // A preview keeps nothing, so there is nothing to keep it from doing twice; what is put twice is refused by its version.
            if (made(HttpMethods.Post) && context.Description.RelativePath != "api/v1/imports/preview")
                operation.Parameters.Add(Header(IdempotencyKeys.Header, "Of your choice; within a day the same call under it gets the same answer and changes nothing again."));
            if (operation.Responses.ContainsKey("412"))
            {
                operation.Parameters.Add(Header("If-Match", operation.Responses.ContainsKey("428")
                    ? "The ETag of what you have read and now replace: 412 when something else stands meanwhile, 428 without it. * replaces whatever stands; before the first version none is needed."
                    : "The ETag of what you have read: 412 when something else stands meanwhile."));
            }

            Answer(operation, "304", "Not changed", isWanted: isRead);
            Answer(operation, "401", "Who calls is not known", isWanted: true);
            Answer(operation, "403", "The right is missing", isWanted: true);
            Answer(operation, "429", "Too many calls; Retry-After says when", isWanted: true);
            return Task.CompletedTask;
        });
    }

    /// <summary>How a caller makes themselves known: one of two ways.</summary>
    private static void AddCallers(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ByKey] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = KeyBook.Beginning + "...",
                Description = "A key of a program, made by a person on their account's page: it carries the rights that it was given, at most its owner's.",
            },
            [BySession] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = KeptChoices.OverHttps + Cookies.Session,
                Description = "The session of a browser that signed in; without the prefix on a service that only its own machine reaches.",
            },
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(ByKey, document)] = [] }, new() { [new OpenApiSecuritySchemeReference(BySession, document)] = [] }];
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
