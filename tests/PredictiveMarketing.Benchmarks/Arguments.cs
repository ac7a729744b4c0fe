using System.Globalization;

namespace PredictiveMarketing.Benchmarks;

/// <summary>Reads the few options of the benchmarks.</summary>
internal static class Arguments
{
    /// <exception cref="FormatException">What follows the option is not a whole number.</exception>
    public static int Number(string[] args, string option, int otherwise)
    {
        int at = Array.IndexOf(args, option);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
