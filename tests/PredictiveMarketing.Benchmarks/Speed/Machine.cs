using System.Globalization;
using System.Runtime.InteropServices;

namespace PredictiveMarketing.Benchmarks.Speed;

/// <summary>What the figures were measured on, as far as it may be told.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {Processor()}, {RuntimeInformation.OSArchitecture}, .NET {Environment.Version}");

    // The processor's family as its maker names it; the rest of the description would name a machine.
    private static string Processor()
    {
        const string Source = "/proc/cpuinfo";
        if (!File.Exists(Source))
            return "unknown processor";
        string[] lines = File.ReadAllLines(Source);
        string Field(string name) => lines.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?.Split(':')[^1].Trim() ?? "unknown";
        return $"{Field("vendor_id")} family {Field("cpu family")} model {Field("model\t")}";
    }
}
