using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>Two questions a watcher asks: is the process alive, and can it answer from its store?</summary>
public static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).Needing(Right.None);
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write }).Needing(Right.None);
    }

    private static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status == HealthStatus.Healthy ? "ok" : "failing",
        checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Description ?? (e.Value.Status == HealthStatus.Healthy ? "ok" : "failing")),
    });
}

/// <summary>Ready means: the store can be read and written.</summary>
public sealed class StoreCheck(Store store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(store.IsReady() ? HealthCheckResult.Healthy("ok") : HealthCheckResult.Unhealthy("the store cannot be written"));
}
