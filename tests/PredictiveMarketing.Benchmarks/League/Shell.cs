using System.Diagnostics;

namespace PredictiveMarketing.Benchmarks.League;

/// <summary>Runs another program and waits.</summary>
internal static class Shell
{
    /// <summary>Lets it speak on our own streams.</summary>
    public static async Task<int> Run(string program, string[] arguments)
    {
        using Process process = Start(program, arguments, keepOutput: false);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Keeps what it prints.</summary>
    public static async Task<string> Read(string program, string[] arguments)
    {
        using Process process = Start(program, arguments, keepOutput: true);
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Trim();
    }

    private static Process Start(string program, string[] arguments, bool keepOutput)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = keepOutput };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }
}

/// <summary>The repository this program was built from.</summary>
internal static class Repository
{
    public static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PredictiveMarketing.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("PredictiveMarketing.sln was not found above the program.");
    }

    public static async Task<string> Commit(string root)
    {
        string hash = await Shell.Read("git", ["-C", root, "rev-parse", "--short", "HEAD"]);
        string changed = await Shell.Read("git", ["-C", root, "status", "--porcelain", "--untracked-files=no"]);
        return changed.Length == 0 ? hash : hash + "+";
    }
}
