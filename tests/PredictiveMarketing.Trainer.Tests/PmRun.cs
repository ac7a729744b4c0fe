using System.Diagnostics;

namespace PredictiveMarketing.Trainer.Tests;

/// <summary>The command line as a person meets it: a process of its own, its exit code and what it said.</summary>
internal sealed record PmRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static PmRun Of(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "pm.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("pm could not be started.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"pm {string.Join(' ', arguments)} did not end within {Patience}.");
        }

        return new PmRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Runs and expects the exit code 0; otherwise the test fails with what was said.</summary>
    public static PmRun Done(params string[] arguments)
    {
        PmRun run = Of(arguments);
        Assert.True(run.ExitCode == 0, $"pm {string.Join(' ', arguments)} ended with {run.ExitCode}:\n{run.Error}{run.Output}");
        return run;
    }
}
