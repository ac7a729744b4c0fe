using System.Security.Cryptography;
using System.Text;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Calls;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Service.Api;

/// <summary>
/// A POST may carry an <c>Idempotency-Key</c> of the caller's choice: made again within a day, the same call gets the first answer and changes
/// nothing. What was refused may be mended and sent again under its key. The preview of an import is not remembered: it changes nothing.
/// </summary>
public static class IdempotencyKeys
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";
    private const string Preview = "/api/v1/imports/preview";
    private const int LongestKey = 255;
    private const int LargestAnswer = 4 * 1024 * 1024;

    public static IApplicationBuilder UseIdempotencyKeys(this IApplicationBuilder app) => app.UseMiddleware<Middleware>();

    private sealed class Middleware(RequestDelegate next)
    {
        public async Task InvokeAsync(HttpContext context, Store store)
        {
            string key = context.Request.Headers[Header].ToString();
            PathString path = context.Request.Path;
            if (key.Length == 0 || !HttpMethods.IsPost(context.Request.Method)
                || !path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(Preview, StringComparison.OrdinalIgnoreCase))
            {
                await next(context);
                return;
            }

            if (key.Length > LongestKey || key.Any(char.IsControl))
            {
                await Refuse(context, StatusCodes.Status400BadRequest, $"An {Header} has at most {LongestKey} characters.");
                return;
            }

            // A key may see less than its owner: it never gets the owner's answers.
            Caller caller = context.Caller();
            string who = caller.By == KnownBy.Key ? $"{caller.Name}, key {caller.Ticket}" : caller.Name;
            CallStanding standing = store.Calls.Begin(who, key, await HashOf(context.Request));
            await (standing.State switch
            {
                CallState.Answered => Repeat(context, standing.Answer!),
                CallState.AtWork => Refuse(context, StatusCodes.Status409Conflict, "The same call is still being worked on. Ask again in a moment."),
                CallState.Different => Refuse(context, StatusCodes.Status422UnprocessableEntity, $"This {Header} belongs to another call. Take a new one."),
                _ => Make(context, store.Calls, (who, key, standing.Begun!.Value)),
            });
        }

        private async Task Make(HttpContext context, KeptCalls calls, (string Who, string Key, DateTimeOffset Begun) call)
        {
            Stream wire = context.Response.Body;
            using MemoryStream answer = new();
            context.Response.Body = answer;
            bool isKept = false;
            try
            {
                await next(context);
                HttpResponse response = context.Response;
                if (response.StatusCode is >= 200 and < 300 && answer.Length <= LargestAnswer)
                {
                    calls.End(call.Who, call.Key, call.Begun, new KeptAnswer(response.StatusCode, response.ContentType, response.Headers.Location, answer.ToArray()));
                    isKept = true;
                }
            }
            finally
            {
                context.Response.Body = wire;
                if (!isKept)
                    calls.Release(call.Who, call.Key, call.Begun);
            }

            answer.Position = 0;
            await answer.CopyToAsync(wire, context.RequestAborted);
        }

        private static async Task Repeat(HttpContext context, KeptAnswer answer)
        {
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.Type;
            context.Response.Headers[Replayed] = "true";
            if (answer.Location is not null)
                context.Response.Headers.Location = answer.Location;
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }

        private static Task Refuse(HttpContext context, int status, string why) =>
            Results.Problem(why, statusCode: status, title: $"{Header} cannot be used").ExecuteAsync(context);

        private static async Task<string> HashOf(HttpRequest request)
        {
            // In memory: a call may hold people who must not be written to disk.
            request.EnableBuffering((int)BodyLimit.Usual);
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.PathBase}{request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
            byte[] piece = new byte[16 * 1024];
            for (int read = await request.Body.ReadAsync(piece); read > 0; read = await request.Body.ReadAsync(piece))
                hash.AppendData(piece, 0, read);
            request.Body.Position = 0;
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }
}
