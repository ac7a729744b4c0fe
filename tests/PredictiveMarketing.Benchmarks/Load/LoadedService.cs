using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using PredictiveMarketing.Benchmarks.League;

namespace PredictiveMarketing.Benchmarks.Load;

/// <summary>The built service as a process of its own, whose first run is over and whose data are judged.</summary>
internal sealed class LoadedService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly Process process;

    private LoadedService(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <returns>Null when the service has not been built, or its first run did not end well.</returns>
    public static async Task<LoadedService?> Start(string workspace, string store)
    {
        string program = Path.Combine(Repository.Root(), "src", "PredictiveMarketing.Service", "bin", "Release", "net10.0", "PredictiveMarketing.Service.dll");
        if (!File.Exists(program))
        {
            await Console.Error.WriteLineAsync("Build the service first: dotnet build -c Release src/PredictiveMarketing.Service");
            return null;
        }

        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        ProcessStartInfo start = new("dotnet", [program, "--store", store, "--workspace", workspace, "--urls", address.OriginalString]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var service = new LoadedService(process, address);
        if (await service.RunIsOver() && await service.IsEvaluated())
            return service;
        await service.DisposeAsync();
        return null;
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> RunIsOver()
    {
        using HttpClient client = new() { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !process.HasExited; await Task.Delay(500))
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(new Uri("/api/v1/runs", UriKind.Relative));
                if (!answer.IsSuccessStatusCode)
                    continue;
                using var runs = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                if (runs.RootElement.GetProperty("progress") is { ValueKind: JsonValueKind.Object } progress && progress.GetProperty("isOver").GetBoolean())
                    return true;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        await Console.Error.WriteLineAsync("The first run was not over in time.");
        return false;
    }

    // What a page says while step 2 is still at work is not what is measured.
    private async Task<bool> IsEvaluated()
    {
        using HttpClient client = new() { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !process.HasExited; await Task.Delay(1000))
        {
            if (!(await client.GetStringAsync(new Uri("/evaluate", UriKind.Relative))).Contains("data-state=\"loading\"", StringComparison.Ordinal))
                return true;
        }

        await Console.Error.WriteLineAsync("Step 2 was not over in time.");
        return false;
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
