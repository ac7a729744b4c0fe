using System.Diagnostics;
using System.Globalization;

namespace PredictiveMarketing.Storage.Jobs;

/// <summary>Who holds a lease: machine, process and the moment the process began, so that a process id used again is not taken for the dead one.</summary>
public sealed record WorkerIdentity(string Machine, int Process, long Began)
{
    public static WorkerIdentity Current { get; } = Of(System.Diagnostics.Process.GetCurrentProcess());

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Machine}/{Process}/{Began}");

    public static bool TryParse(string text, out WorkerIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(text);
        identity = Current;
        string[] parts = text.Split('/');
        if (parts.Length != 3
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int process)
            || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out long began))
            return false;
        identity = new WorkerIdentity(parts[0], process, began);
        return true;
    }

    /// <summary>True when it lived on this machine and is gone; false when it lives or nobody here can tell.</summary>
    public bool IsDeadHere()
    {
        if (Machine != Current.Machine)
            return false;
        try
        {
            using Process process = System.Diagnostics.Process.GetProcessById(Process);
            // The kernel's start time is rounded differently from reading to reading.
            return Math.Abs(Of(process).Began - Began) > 2;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static WorkerIdentity Of(Process process) =>
        new(Environment.MachineName.Replace('/', '-'), process.Id, new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds());
}
