using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using PredictiveMarketing.Service.Hosting;

namespace PredictiveMarketing.Service.People;

/// <summary>How often one caller may call in a minute: settings <c>limits:signIn</c> and <c>limits:api</c>.</summary>
public sealed class Limits : IDisposable
{
    private readonly PartitionedRateLimiter<string> names;

    public Limits(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        SignIn = configuration.GetValue("limits:signIn", 10);
        Api = configuration.GetValue("limits:api", 600);
        names = PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetFixedWindowLimiter(name.ToUpperInvariant(), _ => PerMinute(SignIn)));
    }

    /// <summary>Passwords tried, per address and per name.</summary>
    public int SignIn { get; }

    /// <summary>Calls of the API, per person or key; strangers count by address. The demo session of one's own machine is not counted.</summary>
    public int Api { get; }

    /// <summary>Has this name been tried too often, from wherever?</summary>
    public bool IsTooOften(string name)
    {
        using RateLimitLease lease = names.AttemptAcquire(name);
        return !lease.IsAcquired;
    }

    public void Configure(RateLimiterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        {
            bool signsIn = HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments(LocalAddress.SignIn, StringComparison.OrdinalIgnoreCase);
            Caller caller = context.Caller();
            string address = context.Connection.RemoteIpAddress?.ToString() ?? "?";
            return signsIn ? RateLimitPartition.GetFixedWindowLimiter($"sign-in {address}", _ => PerMinute(SignIn))
                : !ErrorAnswers.IsProgram(context) || caller.By == KnownBy.Demo || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) ? RateLimitPartition.GetNoLimiter("free")
                : RateLimitPartition.GetFixedWindowLimiter(caller.IsKnown ? $"{caller.By} {(caller.By == KnownBy.Key ? caller.Ticket : caller.Name)}" : $"stranger {address}", _ => PerMinute(Api));
        });
        options.OnRejected = Reject;
    }

    public void Dispose() => names.Dispose();

    private static ValueTask Reject(OnRejectedContext rejected, CancellationToken stop)
    {
        HttpContext context = rejected.HttpContext;
        TimeSpan wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? after : TimeSpan.FromMinutes(1);
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        // People read the page of the status code.
        return ErrorAnswers.IsProgram(context)
            ? new ValueTask(Results.Problem("Wait as long as Retry-After says.", statusCode: StatusCodes.Status429TooManyRequests, title: "Too many calls").ExecuteAsync(context))
            : ValueTask.CompletedTask;
    }

    private static FixedWindowRateLimiterOptions PerMinute(int count) => new() { PermitLimit = count, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };
}
