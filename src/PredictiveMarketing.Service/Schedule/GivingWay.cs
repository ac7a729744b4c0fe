using System.Runtime.InteropServices;

namespace PredictiveMarketing.Service.Schedule;

/// <summary>
/// Lets the calling thread work only while no page wants the processor. .NET's own thread priorities do nothing on Linux, where each thread has
/// a niceness of its own.
/// </summary>
internal static class GivingWay
{
    private const int ThisThread = 0;
    private const int Nicest = 19;

    public static void Begin()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            // Where it is refused the work is done all the same.
            _ = SetPriority(which: 0, ThisThread, Nicest);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library that has no such call.
        }
    }

    [DllImport("libc", EntryPoint = "setpriority", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int niceness);
}
