namespace PredictiveMarketing.HouseRules.Tests.Rules;

/// <summary>The repository as a tree of files; what .gitignore names as a folder does not belong to it.</summary>
internal sealed class Repository
{
    private readonly string[] ignored;

    public Repository(string root)
    {
        Root = root;
        string gitignore = Path.Combine(root, ".gitignore");
        ignored = File.Exists(gitignore)
            ? [.. File.ReadLines(gitignore).Select(l => l.Trim()).Where(l => l.EndsWith('/')).Select(l => l.TrimEnd('/')), ".git"]
            : [".git"];
    }

    public string Root { get; }

    /// <summary>The repository that this test was built from: the nearest folder above it with the solution.</summary>
    public static Repository Ours { get; } = new(FindRoot(AppContext.BaseDirectory));

    /// <summary>Paths with '/' relative to the root, in ordinal order.</summary>
    public IReadOnlyList<string> Files(string under = "") =>
        [.. Walk(Path.Combine(Root, under)).Select(Relative).Order(StringComparer.Ordinal)];

    /// <summary>Names in the root itself, folders ending with '/'.</summary>
    public IReadOnlyList<string> TopLevel() =>
        [.. Directory.EnumerateDirectories(Root).Select(Relative).Where(d => !IsIgnored(d)).Select(d => d + "/")
            .Concat(Directory.EnumerateFiles(Root).Select(Relative)).Order(StringComparer.Ordinal)];

    public bool Has(string path) => File.Exists(Path.Combine(Root, path));

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PredictiveMarketing.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {start} holds PredictiveMarketing.sln.");
    }

    private string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>As git reads it: '/store' stands at the top, 'bin' and '**/wwwroot/lib' anywhere.</summary>
    private bool IsIgnored(string folder) =>
        ignored.Any(i => i.StartsWith('/') ? "/" + folder == i : ("/" + folder).EndsWith("/" + i.Replace("**/", "", StringComparison.Ordinal), StringComparison.Ordinal));

    private IEnumerable<string> Walk(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        return Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder).Where(d => !IsIgnored(Relative(d))).SelectMany(Walk));
    }
}
