using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>Two questions a watcher asks: is the process alive, and can it answer from its store?</summary>
public static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write });
    }

    private static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status == HealthStatus.Healthy ? "ok" : "failing",
        checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Description ?? (e.Value.Status == HealthStatus.Healthy ? "ok" : "failing")),
    });
}
