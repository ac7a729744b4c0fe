using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>What the service is told on its command line; everything has a default.</summary>
/// <param name="Store">Folder of the store; null means the setting <c>store</c>, or the usual place.</param>
/// <param name="Workspaces">Folders to load besides what the store already knows.</param>
/// <param name="Rest">Arguments of the web host itself, such as --urls.</param>
public sealed record ServiceArguments(string? Store, IReadOnlyList<string> Workspaces, IReadOnlyList<string> Rest)
{
    /// <summary>The folder of the store: of the command line, else of the setting <c>store</c>, else the usual place.</summary>
    public string StoreFolder(IConfiguration configuration) => Store ?? configuration["store"] ?? StoreLocation.Default();

    /// <summary>Reads <c>--store dir</c> and <c>--workspace dir</c> (again and again), with a blank or an equals sign.</summary>
    /// <exception cref="ArgumentException">An option stands without its value.</exception>
    public static ServiceArguments Read(IReadOnlyList<string> args)
    {
        string? store = null;
        List<string> workspaces = [];
        List<string> rest = [];
        for (int i = 0; i < args.Count; i++)
        {
            if (TakeValue(args, ref i, "--store") is string folder)
                store = folder;
            else if (TakeValue(args, ref i, "--workspace") is string workspace)
                workspaces.Add(workspace);
            else
                rest.Add(args[i]);
        }

        return new ServiceArguments(store, workspaces, rest);
    }

    private static string? TakeValue(IReadOnlyList<string> args, ref int i, string option)
    {
        if (args[i].StartsWith(option + "=", StringComparison.OrdinalIgnoreCase) && args[i].Length > option.Length + 1)
            return args[i][(option.Length + 1)..];
        if (!args[i].Equals(option, StringComparison.OrdinalIgnoreCase) && !args[i].Equals(option + "=", StringComparison.OrdinalIgnoreCase))
            return null;
        if (args[i].EndsWith('=') || i + 1 >= args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal))
            throw new ArgumentException($"{option} needs a folder: {option} <folder>.");
        return args[++i];
    }
}
