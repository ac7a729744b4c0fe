using System.Globalization;
using System.Net;
using System.Net.Sockets;
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

    /// <summary>Passwords tried, per address (in IPv6 per /64) and per name.</summary>
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
            string address = Origin(context.Connection.RemoteIpAddress);
            return signsIn ? RateLimitPartition.GetFixedWindowLimiter($"sign-in {address}", _ => PerMinute(SignIn))
                : !ErrorAnswers.IsProgram(context) || caller.By == KnownBy.Demo || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) ? RateLimitPartition.GetNoLimiter("free")
                : RateLimitPartition.GetFixedWindowLimiter(caller.IsKnown ? $"{caller.By} {(caller.By == KnownBy.Key ? caller.Ticket : caller.Name)}" : $"stranger {address}", _ => PerMinute(Api));
        });
        options.OnRejected = Reject;
    }

    public void Dispose() => names.Dispose();

    /// <summary>Where a call comes from, as it is counted. In IPv6 one household owns a whole /64: it is one caller, whichever address it takes.</summary>
    public static string Origin(IPAddress? address) => address switch
    {
        null => "?",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPNetwork(new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), 0, 0, 0, 0, 0, 0, 0, 0]), 64).ToString(),
        _ => address.ToString(),
    };

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
