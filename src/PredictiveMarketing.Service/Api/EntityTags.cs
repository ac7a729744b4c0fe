using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PredictiveMarketing.Service.Api;

/// <summary>
/// Strong entity tags (RFC 9110, 8.8.3): the hash of what was answered. A reader who has it already is told so (304); a writer may say which
/// version the decision was taken on (If-Match), and is refused (412) when there is another one meanwhile.
/// </summary>
public static class EntityTags
{
    /// <summary>Gives every successful GET under /api/v1 its tag.</summary>
    public static IApplicationBuilder UseEntityTags(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        Stream wire = context.Response.Body;
        using MemoryStream answer = new();
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        ReadOnlyMemory<byte> body = answer.GetBuffer().AsMemory(0, (int)answer.Length);
        if (context.Response.StatusCode == StatusCodes.Status200OK && !context.Response.HasStarted)
        {
            EntityTagHeaderValue tag = TagOf(body.Span);
            context.Response.Headers.ETag = tag.ToString();
            // Only for this reader, and never without asking again.
            context.Response.Headers.CacheControl = "private, no-cache";
            if (Names(context.Request.Headers.IfNoneMatch, tag, useStrongComparison: false))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                context.Response.ContentLength = null;
                context.Response.ContentType = null;
                return;
            }
        }

        if (body.Length > 0)
            await wire.WriteAsync(body, context.RequestAborted);
    });

    /// <summary>The tag with which a GET would answer <paramref name="value"/>.</summary>
    public static EntityTagHeaderValue Of<T>(HttpContext context, T value)
    {
        ArgumentNullException.ThrowIfNull(context);
        JsonSerializerOptions json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return TagOf(JsonSerializer.SerializeToUtf8Bytes(value, json));
    }

    /// <summary>Null when the call may go on: it names no version, or the one that stands. Else 412.</summary>
    /// <param name="current">What a GET of the thing would answer now.</param>
    public static IResult? Refusal<T>(HttpContext context, T current)
    {
        ArgumentNullException.ThrowIfNull(context);
        StringValues asked = context.Request.Headers.IfMatch;
        return StringValues.IsNullOrEmpty(asked) || Names(asked, Of(context, current), useStrongComparison: true)
            ? null
            : Results.Problem(
                "It was changed since you read it. Read it again, and decide on what it says now.",
                statusCode: StatusCodes.Status412PreconditionFailed,
                title: "Another version stands");
    }

    /// <summary>As <see cref="Refusal{T}"/>, for what replaces a thing: whoever does not say which version they have read is asked to (428).</summary>
    /// <param name="stands">Is there anything yet that would be replaced?</param>
    public static IResult? RefusalToReplace<T>(HttpContext context, T current, bool stands)
    {
        ArgumentNullException.ThrowIfNull(context);
        return stands && StringValues.IsNullOrEmpty(context.Request.Headers.IfMatch)
            ? Results.Problem(
                "Read it, and send its ETag in If-Match: what somebody else wrote meanwhile is not lost then. If-Match: * replaces whatever stands.",
                statusCode: StatusCodes.Status428PreconditionRequired,
                title: "Which version do you replace?")
            : Refusal(context, current);
    }

    private static EntityTagHeaderValue TagOf(ReadOnlySpan<byte> body) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(body)[..16])}\"");

    private static bool Names(StringValues header, EntityTagHeaderValue tag, bool useStrongComparison) =>
        EntityTagHeaderValue.TryParseList(header, out IList<EntityTagHeaderValue>? asked)
        && asked.Any(a => a.Equals(EntityTagHeaderValue.Any) || a.Compare(tag, useStrongComparison));
}
