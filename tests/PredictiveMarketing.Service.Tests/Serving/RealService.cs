using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace PredictiveMarketing.Service.Tests.Serving;

/// <summary>The built service as a process of its own, which can be killed like any other.</summary>
public sealed class RealService : IDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<Uri?> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RealService(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => address.TrySetResult(null);
    }

    public static RealService Start(params string[] arguments) => Start(new Dictionary<string, string>(), arguments);

    /// <param name="environment">Variables besides those of this process.</param>
    public static RealService Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "PredictiveMarketing.Service.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        RealService service = new(new Process { StartInfo = start, EnableRaisingEvents = true });
        service.process.Start();
        service.process.BeginOutputReadLine();
        service.process.BeginErrorReadLine();
        return service;
    }

    public bool HasExited => process.HasExited;

    /// <summary>Where its pages are; null when it ended before it said so.</summary>
    public Task<Uri?> Address => address.Task;

    /// <summary>Like kill -9: no handler runs, no file is flushed.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Waits until the newest run of a workspace is over.</summary>
    public async Task<bool> IsOver(string workspace, TimeSpan patience)
    {
        if (await Address is not Uri root)
            return false;
        using HttpClient client = new() { BaseAddress = root };
        for (Stopwatch waited = Stopwatch.StartNew(); waited.Elapsed < patience; await Task.Delay(250))
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri($"/api/v1/runs?workspace={workspace}", UriKind.Relative));
            if (!answer.IsSuccessStatusCode)
                continue;
            JsonElement runs = await answer.Content.ReadFromJsonAsync<JsonElement>();
            if (runs.GetProperty("progress") is { ValueKind: JsonValueKind.Object } progress && progress.GetProperty("isOver").GetBoolean())
                return true;
        }

        return false;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    private void Read(string? line)
    {
        int at = line?.IndexOf("http://", StringComparison.Ordinal) ?? -1;
        if (at >= 0 && line!.Contains(" is open at ", StringComparison.Ordinal))
            address.TrySetResult(new Uri(line[at..].Split(' ')[0]));
    }
}
